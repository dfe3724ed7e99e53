import { go, openId, to } from "../address";
import { type Asked, call, useAsked } from "../api";
import type { Detail } from "../api-types";
import { ago, cost, count, duration, NONE, time } from "../format";
import { preferences } from "../preferences";
import { Close, Copy, Open } from "../ui/Icons";
import { Link } from "../ui/Link";
import { Status } from "../ui/Status";
import { Metadata, Scores, Tags } from "./Annotations";
import { Conversation } from "./Conversation";

/** One request beside the list, which stays. */
export function Drawer() {
  const id = openId.value;
  const asked = useDetail(id);
  if (!id) {
    return null;
  }
  return (
    <aside class="drawer" aria-label="Request" aria-busy={asked.busy}>
      <Request id={id} asked={asked} onClose={() => go({ id: null })} />
    </aside>
  );
}

export const useDetail = (id: string): Asked<Detail> =>
  useAsked<Detail>(id, (abort) =>
    call("GET", `/api/public/v2/requests/${encodeURIComponent(id)}`, undefined, abort),
  );

/** Everything that is known of one request. */
export function Request({ id, asked, onClose }: { id: string; asked: Asked<Detail>; onClose?: () => void }) {
  const detail = asked.data && String(asked.data.id) === id ? asked.data : undefined;
  return (
    <>
      <header class="request-head">
        {detail && <Status status={detail.status} />}
        <code>{id}</code>
        {detail && (
          <time dateTime={detail.request_start_time} title={ago(detail.request_start_time)}>
            {time(detail.request_start_time, preferences.value.utc)} {preferences.value.utc ? "UTC" : ""}
          </time>
        )}
        <span class="grow" />
        <button
          type="button"
          title="Copy link"
          aria-label="Copy link"
          onClick={() => navigator.clipboard.writeText(`${location.origin}/requests/${id}`)}
        >
          <Copy />
        </button>
        {onClose && (
          <>
            <Link
              href={to({}, `/requests/${id}`)}
              title="Open as a page"
              aria-label="Open as a page"
              class="icon"
            >
              <Open />
            </Link>
            <button type="button" title="Close (Esc)" aria-label="Close" onClick={onClose}>
              <Close />
            </button>
          </>
        )}
      </header>
      {asked.failure && !asked.busy && (
        <div role="alert" class="failed">
          <p>{asked.failure.message}</p>
          <button type="button" onClick={asked.again}>
            Try again
          </button>
        </div>
      )}
      {detail ? (
        <Facts detail={detail} changed={asked.again} />
      ) : (
        !asked.failure && (
          <div class="skeleton" role="status">
            Loading…
          </div>
        )
      )}
    </>
  );
}

const SOURCES = { caller: "as logged", table: "by the price table" } as const;

function Facts({ detail, changed }: { detail: Detail; changed: () => void }) {
  const facts: [string, string][] = [
    ["Model", detail.engine || NONE],
    ["Provider", detail.provider_type || NONE],
    [
      "Prompt",
      detail.prompt_name
        ? `${detail.prompt_name}${detail.prompt_version_number ? `@${detail.prompt_version_number}` : ""}`
        : NONE,
    ],
    ["Latency", duration(detail.latency_ms)],
    ["Tokens", `${count(detail.input_tokens)} → ${count(detail.output_tokens)}`],
    ["Cost", detail.price_source ? `${cost(detail.price)}, ${SOURCES[detail.price_source]}` : NONE],
  ];
  return (
    <div class="facts">
      <dl class="strip">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {detail.error_type && (
        <section class="error-box" aria-label="Error">
          <h3>{detail.error_type}</h3>
          <p class="text">{detail.error_message ?? ""}</p>
        </section>
      )}
      <h3>Conversation</h3>
      <Conversation detail={detail} />
      <Metadata detail={detail} changed={changed} />
      <Tags detail={detail} changed={changed} />
      <Scores detail={detail} changed={changed} />
    </div>
  );
}
