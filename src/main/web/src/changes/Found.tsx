import type { ChangePreview } from "../api-types";
import { count, NONE, time } from "../format";
import { preferences } from "../preferences";
import { line } from "../texts";

/** What a change would meet, before anything is changed: how many, and some of them. */
export function Found({ of }: { of: ChangePreview }) {
  return (
    <>
      <p role="status">
        <b>{count(of.matched)}</b> {of.matched === 1 ? "request matches." : "requests match."}
        {of.samples.length > 0 && of.matched > of.samples.length && ` ${count(of.samples.length)} of them:`}
      </p>
      {of.samples.length > 0 && (
        <div class="samples">
          <table class="plain" aria-label="Some of them">
            <tbody>
              {of.samples.map((item) => (
                <tr key={item.id}>
                  <td>
                    <a href={`/requests/${item.id}`} target="_blank" rel="noreferrer">
                      <time dateTime={item.request_start_time}>
                        {time(item.request_start_time, preferences.value.utc)}
                      </time>
                    </a>
                  </td>
                  <td>{item.engine || NONE}</td>
                  <td class="metadata">{line(Object.assign({}, ...item.metadata))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
