// Erasing can be begun in menus, which are gone by then: the dialog stands at the end of the page.
import { signal } from "@preact/signals";
import { Later, type Loading } from "../ui/Later";

type Erased = { key: string; value: string };

const asked = signal<Erased | undefined>(undefined);

const DIALOG: Loading<{ of?: Erased; onClose: () => void }> = () =>
  import("./EraseDialog").then((file) => file.EraseDialog);

/** Opens the dialog about a value, or, without one, about what is still to be said. */
export function erase(key = "", value = ""): void {
  asked.value = { key, value };
}

export function EraseHost() {
  const of = asked.value;
  return of ? (
    <Later
      load={DIALOG}
      props={{
        of,
        onClose: () => {
          asked.value = undefined;
        },
      }}
    />
  ) : null;
}
