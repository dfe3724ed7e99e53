import { useState } from "preact/hooks";
import { call, session, useAsked } from "../api";
import type { KeyCreated, Role, WorkspaceList } from "../api-types";
import { Dialog } from "../ui/Dialog";
import { FormActions } from "../ui/FormActions";
import { Radios } from "../ui/Radios";
import { useSubmit } from "../ui/useSubmit";

const NAME = "[A-Za-z0-9][A-Za-z0-9 ._\\-]{0,119}";

const ALLOWED = "1 to 120 letters, digits, spaces, dots, underscores and dashes; a letter or digit first";

const ROLES: [Role, string][] = [
  ["read", "read: find and look"],
  ["write", "write: also log, and attach metadata, tags and scores"],
  ["admin", "admin: also keys and workspaces"],
];

/** Makes a key, and its workspace when there is none of the name. */
export function NewKey({ onClose, made }: { onClose: () => void; made: (key: KeyCreated) => void }) {
  const [name, setName] = useState("");
  const [workspace, setWorkspace] = useState(session.value?.workspace.name ?? "");
  const [role, setRole] = useState<Role>("write");
  const workspaces = useAsked<WorkspaceList>("workspaces", (abort) =>
    call("GET", "/api/admin/workspaces", undefined, abort),
  );
  const known = workspaces.data?.items.map((each) => each.name);
  const { busy, failure, submit } = useSubmit(async () =>
    made(
      await call<KeyCreated>("POST", "/api/admin/keys", {
        workspace: workspace.trim(),
        role,
        name: name.trim(),
      }),
    ),
  );
  return (
    <Dialog title="New API key" onClose={onClose}>
      <form class="stacked" onSubmit={submit}>
        <label for="key-name">What it is for</label>
        <input
          id="key-name"
          required
          autofocus
          pattern={NAME}
          title={ALLOWED}
          placeholder="checkout service"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for="key-workspace">Workspace</label>
        <input
          id="key-workspace"
          required
          list="workspaces"
          pattern={NAME}
          title={ALLOWED}
          value={workspace}
          onInput={(event) => setWorkspace(event.currentTarget.value)}
        />
        <datalist id="workspaces">
          {known?.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        {known && workspace.trim() && !known.includes(workspace.trim()) && (
          <p class="hint">There is no such workspace yet: it is made with the key.</p>
        )}
        <Radios name="Role" value={role} options={ROLES} picked={(picked) => setRole(picked as Role)} />
        <FormActions failure={failure} disabled={busy} back={onClose}>
          Make the key
        </FormActions>
      </form>
    </Dialog>
  );
}
