import { type Asked, session } from "../api";
import type { WorkspaceList } from "../api-types";
import { bytes, count } from "../format";
import { Failed } from "../ui/Failed";

/** All workspaces of the server. */
export function Workspaces({ asked }: { asked: Asked<WorkspaceList> }) {
  return (
    <section class="panel" aria-labelledby="workspaces-title" aria-busy={asked.busy}>
      <h2 id="workspaces-title">Workspaces</h2>
      <Failed asked={asked} />
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="number">
              Requests
            </th>
            <th scope="col" class="number">
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {asked.data?.items.map((each) => (
            <tr key={each.id}>
              <td>
                {each.name}
                {each.id === Number(session.value?.workspace.id) && <span class="badge">you are here</span>}
              </td>
              <td class="number">{count(each.requests)}</td>
              <td class="number">{bytes(each.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        A key sees one workspace. A new workspace is made with its first key; to look into another one, sign
        in with a key of it.
      </p>
    </section>
  );
}
