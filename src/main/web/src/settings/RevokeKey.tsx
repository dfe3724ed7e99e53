import { call } from "../api";
import type { Key } from "../api-types";
import { Dialog } from "../ui/Dialog";
import { FormActions } from "../ui/FormActions";
import { useSubmit } from "../ui/useSubmit";

type Props = { apiKey: Key; onClose: () => void; revoked: () => void };

/** Asks once more: a key that is revoked never works again. */
export function RevokeKey({ apiKey, onClose, revoked }: Props) {
  const { busy, failure, submit } = useSubmit(async () => {
    await call("DELETE", `/api/admin/keys/${apiKey.id}`);
    revoked();
  });
  return (
    <Dialog title={`Revoke ${apiKey.name}?`} onClose={onClose}>
      <form onSubmit={submit} class="stacked">
        <p>
          Whoever uses <code>{apiKey.prefix}…</code> is refused from now on, browsers that signed in with it
          too. This cannot be undone.
        </p>
        <FormActions failure={failure} disabled={busy} danger back={onClose} backLabel="Keep it" backFocused>
          Revoke
        </FormActions>
      </form>
    </Dialog>
  );
}
