import { call, session, useAsked } from "../api";
import type { Ready } from "../api-types";
import { time } from "../format";
import { preferences } from "../preferences";
import { Failed } from "../ui/Failed";

/** What one is signed in to. */
export function Server() {
  const asked = useAsked<Ready>("ready", (abort) => call("GET", "/health/ready", undefined, abort));
  const facts: [string, string][] = [
    ["Version", asked.data?.version ?? "…"],
    ["State", asked.data?.status ?? "…"],
    ["Signed in with", `${session.value?.key_name} (${session.value?.role})`],
    ["Session ends", time(session.value?.expires_at, preferences.value.utc)],
  ];
  return (
    <section class="panel" aria-labelledby="server">
      <h2 id="server">This server</h2>
      <Failed asked={asked} />
      <dl class="facts-list">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/openapi.json">The API, described</a>
      </p>
    </section>
  );
}
