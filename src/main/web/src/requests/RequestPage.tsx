import { Request, useDetail } from "./Request";

/** One request as a page of its own: also outside the time that the list shows. */
export function RequestPage({ id }: { id: string }) {
  const asked = useDetail(id);
  return (
    <main id="main" class="page one" aria-busy={asked.busy}>
      <h1 class="hidden">Request {id.slice(0, 40)}</h1>
      <Request id={id} asked={asked} />
    </main>
  );
}
