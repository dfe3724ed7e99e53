import { call, useAsked } from "../api";
import type { WorkspaceList } from "../api-types";
import { isAdmin } from "../roles";
import { ApiKeys } from "./ApiKeys";
import { Appearance } from "./Appearance";
import { Jobs } from "./Jobs";
import { Server } from "./Server";
import { Workspaces } from "./Workspaces";

/** How this browser shows things; for admins, who may do what. */
export function SettingsPage() {
  const workspaces = useAsked<WorkspaceList>(isAdmin() ? "workspaces" : "", (abort) =>
    call("GET", "/api/admin/workspaces", undefined, abort),
  );
  return (
    <main id="main" class="page settings" aria-busy={workspaces.busy}>
      <h1>Settings</h1>
      <Appearance />
      <Server />
      <Jobs />
      {(workspaces.data || workspaces.failure) && (
        <>
          <Workspaces asked={workspaces} />
          <ApiKeys made={workspaces.again} />
        </>
      )}
    </main>
  );
}
