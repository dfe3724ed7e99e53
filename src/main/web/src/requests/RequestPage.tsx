import { address } from "../address";
import { useDetail } from "./detail";
import { Request } from "./Request";

/** One request as a page of its own: also outside the time that the list shows. */
export function RequestPage() {
  const id = decoded(address.value.path.slice("/requests/".length));
  const asked = useDetail(id);
  return (
    <main id="main" class="page one" aria-busy={asked.busy}>
      <h1 class="hidden">Request {id.slice(0, 40)}</h1>
      <Request id={id} asked={asked} />
    </main>
  );
}

/** An id that nobody could have written is shown as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
