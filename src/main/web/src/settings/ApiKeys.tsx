import { useState } from "preact/hooks";
import { call, useAsked } from "../api";
import type { Key, KeyCreated, KeyList } from "../api-types";
import { NONE, time } from "../format";
import { preferences } from "../preferences";
import { CopyText } from "../ui/CopyText";
import { Dialog } from "../ui/Dialog";
import { Failed } from "../ui/Failed";
import { say } from "../ui/Toast";
import { NewKey } from "./NewKey";
import { RevokeKey } from "./RevokeKey";

type Shown = { what: "new" } | { what: "made"; key: KeyCreated } | { what: "revoke"; key: Key } | undefined;

/** Keys of all workspaces: to make, to see, to revoke. */
export function ApiKeys({ made }: { made: () => void }) {
  const asked = useAsked<KeyList>("keys", (abort) => call("GET", "/api/admin/keys", undefined, abort));
  const [shown, setShown] = useState<Shown>();
  const close = () => setShown(undefined);
  return (
    <section class="panel" aria-labelledby="api-keys" aria-busy={asked.busy}>
      <header>
        <h2 id="api-keys">API keys</h2>
        <button type="button" onClick={() => setShown({ what: "new" })}>
          New key
        </button>
      </header>
      <Failed asked={asked} />
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Workspace</th>
            <th scope="col">Role</th>
            <th scope="col">Begins with</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="hidden">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {asked.data?.items.map((key) => (
            <tr key={key.id} class={key.revoked_at ? "over" : undefined}>
              <td>{key.name}</td>
              <td>{key.workspace}</td>
              <td>{key.role}</td>
              <td>
                <code>{key.prefix}…</code>
              </td>
              <td>{time(key.created_at, preferences.value.utc)}</td>
              <td>{key.last_used_on ?? NONE}</td>
              <td class="number">
                {key.revoked_at ? (
                  <span class="hint">revoked {time(key.revoked_at, preferences.value.utc)}</span>
                ) : (
                  <button
                    type="button"
                    aria-label={`Revoke ${key.name}`}
                    onClick={() => setShown({ what: "revoke", key })}
                  >
                    Revoke
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown?.what === "new" && (
        <NewKey
          onClose={close}
          made={(key) => {
            setShown({ what: "made", key });
            asked.again();
            made();
          }}
        />
      )}
      {shown?.what === "made" && (
        <Dialog title={`The key ${shown.key.name}`} onClose={close}>
          <p>
            For the workspace <b>{shown.key.workspace}</b>, role <b>{shown.key.role}</b>. This is the only
            time that it is shown: Docket keeps no copy.
          </p>
          <CopyText text={shown.key.key} label="the key" />
          <div class="actions">
            <button type="button" class="primary" onClick={close}>
              Done
            </button>
          </div>
        </Dialog>
      )}
      {shown?.what === "revoke" && (
        <RevokeKey
          apiKey={shown.key}
          onClose={close}
          revoked={() => {
            close();
            say(`${shown.key.name} is revoked`);
            asked.again();
          }}
        />
      )}
    </section>
  );
}
