import { Dialog } from "../ui/Dialog";

const KEYS: [keys: string[], what: string][] = [
  [["/"], "search"],
  [["j", "k"], "next and previous request"],
  [["Enter"], "into the open request"],
  [["Esc"], "close what is on top"],
  [["e"], "edit metadata"],
  [["y"], "copy a link"],
  [["u"], "undo the last edit, while it is offered"],
  [["t"], "time range"],
  [["[", "]"], "earlier and later"],
  [["-"], "zoom out"],
  [["r"], "refresh"],
  [["f"], "what the open row's values offer"],
  [["c"], "columns"],
  [["b"], "field list"],
  [["g", "l"], "requests"],
  [["g", "a"], "analytics"],
  [["g", "m"], "metadata"],
  [["g", "x"], "contrast"],
  [["g", "s"], "settings"],
  [["?"], "this help"],
];

const QUERIES: [query: string, what: string][] = [
  ["status:ERROR", "a value; several: status:ERROR,WARNING"],
  ["-model:gpt-4o", "not so; NOT does the same"],
  ["metadata.user_id:u1", "any metadata key of yours"],
  ['metadata."my key":v', "quotes for spaces and signs"],
  ["metadata.plan:*", "has the key at all"],
  ["prompt:support*", "begins with"],
  ["error:~limit", "contains"],
  ["latency:>2s", "also >= < <= and 1s..5s"],
  ["tag:beta OR tag:eu", "either; side by side means both"],
  ["(a OR b) c", "grouped"],
  ["refund policy", "words of the input or the answer"],
  ['"refund policy"', "the phrase itself"],
];

/** What can be typed, where. */
export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard and search" onClose={onClose}>
      <div class="help">
        <section aria-labelledby="help-keys">
          <h3 id="help-keys">Keys</h3>
          <table>
            <tbody>
              {KEYS.map(([keys, what]) => (
                <tr key={what}>
                  <th scope="row">
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section aria-labelledby="help-search">
          <h3 id="help-search">Search</h3>
          <table>
            <tbody>
              {QUERIES.map(([query, what]) => (
                <tr key={query}>
                  <th scope="row">
                    <code>{query}</code>
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </Dialog>
  );
}
