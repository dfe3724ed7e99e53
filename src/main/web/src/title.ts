// What tabs, bookmarks and the history of the browser call an address: first what tells it from others.
import type { Address } from "./address";

export function title({ path, params }: Address): string {
  const [, page = "", id = ""] = path.split("/");
  const name = params.get("view") === "thread" ? "Thread" : page.charAt(0).toUpperCase() + page.slice(1);
  return [id, params.get("key"), params.get("query"), name, "Docket"].filter(Boolean).join(" · ");
}
