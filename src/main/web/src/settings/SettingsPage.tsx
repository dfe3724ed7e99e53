import { useState } from "preact/hooks";
import { isAdmin } from "../roles";
import { ApiKeys } from "./ApiKeys";
import { Appearance } from "./Appearance";
import { Server } from "./Server";
import { Workspaces } from "./Workspaces";

/** How this browser shows things; for admins, who may do what. */
export function SettingsPage() {
  const [round, setRound] = useState(0);
  return (
    <main id="main" class="page settings" aria-busy={false}>
      <h1>Settings</h1>
      <Appearance />
      <Server />
      {isAdmin() && (
        <ApiKeys made={() => setRound(round + 1)}>
          <Workspaces round={round} />
        </ApiKeys>
      )}
    </main>
  );
}
