import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { FormActions } from "../ui/FormActions";
import { useSubmit } from "../ui/useSubmit";

type Props = {
  /** What has to be typed. */
  wanted: string;
  /** Whether what was typed is that. */
  isMeant: (typed: string) => boolean;
  verb: string;
  back: () => void;
  send: () => Promise<unknown>;
};

/** The last step before much is changed at once: it takes more than a click. */
export function Confirm({ wanted, isMeant, verb, back, send }: Props) {
  const [typed, setTyped] = useState("");
  const { busy, failure, submit } = useSubmit(send);
  const field = useRef<HTMLInputElement>(null);
  // What had the focus is gone: the step before it.
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form class="stacked" onSubmit={submit}>
      <label for="confirmation">
        Type <code>{wanted}</code> to go on
      </label>
      <input
        ref={field}
        id="confirmation"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <FormActions failure={failure} disabled={busy || !isMeant(typed)} danger back={back} backLabel="Back">
        {verb}
      </FormActions>
    </form>
  );
}
