// How a first request is sent to this server, in several ways.

export type Way = { name: string; text: string };

/** Snippets with the address of the server and the name of the variable that holds the key. */
export function ways(origin: string): Way[] {
  return [
    {
      name: "curl",
      text: `export DOCKET_API_KEY=…   # a key of yours
curl -s ${origin}/log-request \\
  -H "X-API-KEY: $DOCKET_API_KEY" -H 'Content-Type: application/json' -d '{
  "provider": "openai", "model": "gpt-4o",
  "input":  {"type": "chat", "messages": [{"role": "user", "content": [{"type": "text", "text": "Hello"}]}]},
  "output": {"type": "chat", "messages": [{"role": "assistant", "content": [{"type": "text", "text": "Hi!"}]}]},
  "request_start_time": "'$(date -u +%Y-%m-%dT%H:%M:%SZ)'",
  "request_end_time": "'$(date -u +%Y-%m-%dT%H:%M:%SZ)'",
  "input_tokens": 8, "output_tokens": 3,
  "tags": ["first"], "metadata": {"user_id": "u1"}}'`,
    },
    {
      name: "JavaScript",
      text: `// npm install promptlayer
// PROMPTLAYER_BASE_URL=${origin} PROMPTLAYER_API_KEY=… node first.mjs
import { PromptLayer } from "promptlayer";

const now = new Date().toISOString();
const text = (role, text) => ({ type: "chat", messages: [{ role, content: [{ type: "text", text }] }] });
await new PromptLayer().logRequest({
  provider: "openai", model: "gpt-4o",
  input: text("user", "Hello"), output: text("assistant", "Hi!"),
  request_start_time: now, request_end_time: now,
  input_tokens: 8, output_tokens: 3,
  tags: ["first"], metadata: { user_id: "u1" },
});`,
    },
    {
      name: "Python",
      text: `# pip install promptlayer
# PROMPTLAYER_BASE_URL=${origin} PROMPTLAYER_API_KEY=… python first.py
from datetime import datetime, timezone
from promptlayer import PromptLayer

now = datetime.now(timezone.utc).isoformat()
def text(role, text):
    return {"type": "chat", "messages": [{"role": role, "content": [{"type": "text", "text": text}]}]}
PromptLayer().log_request(
    provider="openai", model="gpt-4o",
    input=text("user", "Hello"), output=text("assistant", "Hi!"),
    request_start_time=now, request_end_time=now,
    input_tokens=8, output_tokens=3,
    tags=["first"], metadata={"user_id": "u1"},
)`,
    },
    {
      name: "Java",
      text: `// dev.docket:docket-client, in sdk/java of Docket's sources; DOCKET_API_KEY=…
import dev.docket.client.*;
import java.util.Map;

public class First {
  public static void main(String[] args) {
    try (Docket docket = Docket.builder().baseUrl("${origin}").build()) {
      docket.log(LogRequest.of("openai", "gpt-4o")
          .input(Conversation.ofUser("Hello")).output(Conversation.ofAssistant("Hi!"))
          .tokens(8, 3)
          .tags("first").metadata(Map.of("user_id", "u1")));
    }
  }
}`,
    },
  ];
}
