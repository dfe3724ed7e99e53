// A request as others take it: by its address, or by a command.

/** A text as one word of a shell. */
const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export const linkOf = (origin: string, id: string): string => `${origin}/requests/${id}`;

/** The key stays a variable: what is copied goes to tickets and chats. */
export const curlOf = (origin: string, id: string): string =>
  `curl -sS ${word(`${origin}/api/public/v2/requests/${id}`)} -H "X-API-KEY: $DOCKET_API_KEY"`;
