// Everything that is known of one request, beside the list and as a page of its own.
import { useMemo, useRef } from "preact/hooks";
import { to } from "../address";
import type { Asked } from "../api";
import type { Detail } from "../api-types";
import { ago, count, time, zone } from "../format";
import { preferences } from "../preferences";
import { quoted } from "../query/conditions";
import { Value } from "../query/Value";
import { pretty } from "../texts";
import { copy } from "../ui/clipboard";
import { Failed } from "../ui/Failed";
import { Close, Copy, Down, Open, Up } from "../ui/Icons";
import { Link } from "../ui/Link";
import { openMenu } from "../ui/Menu";
import { Status } from "../ui/Status";
import { useShortcuts } from "../ui/shortcuts";
import { Conversation } from "./Conversation";
import { curlOf, linkOf } from "./copying";
import { isId, type Place } from "./detail";
import { Facts } from "./Facts";
import { RawJson } from "./Json";
import { Metadata } from "./Metadata";
import { marker } from "./marks";
import { conversation } from "./messages";
import { Prompt } from "./Prompt";
import { Scores } from "./Scores";
import { useSamePart } from "./samePart";
import { asColumn } from "./shownColumns";
import { useEdits } from "./useEdits";

/** The conversation is where a request begins. */
const PART_IDS = ["prompt", "metadata", "scores", "raw"];

export type RequestProps = { id: string; asked: Asked<Detail>; place?: Place };

/** One request. While another is awaited, the last one stays, dimmed and out of reach. */
export function Request({ id, asked, place }: RequestProps) {
  const detail = asked.data;
  const isThis = detail !== undefined && String(detail.id) === id;
  useSamePart(detail?.id, PART_IDS);
  const isUnknown = asked.failure !== undefined && !isThis && !asked.busy;
  return (
    <>
      <Head id={id} detail={isThis ? detail : undefined} place={place} />
      {isId(id) ? (
        <>
          {isUnknown && asked.failure?.status === 404 ? <Unknown id={id} /> : <Failed asked={asked} />}
          {detail && !isUnknown && <Body key={detail.id} loaded={detail} isOld={!isThis} />}
          {!detail && asked.busy && <Awaited />}
        </>
      ) : (
        <div class="empty">
          <h2>This is no request's id</h2>
          <p>
            <code>{id.slice(0, 80)}</code> is not a number of up to 16 digits.
          </p>
        </div>
      )}
    </>
  );
}

function Unknown({ id }: { id: string }) {
  return (
    <div class="empty" role="alert">
      <h2>No request has this id</h2>
      <p>
        <code>{id}</code> may have been deleted, or be in another workspace.
      </p>
      <p>
        <Link href={to({ id: null }, "/requests")}>All requests</Link>
      </p>
    </div>
  );
}

function Awaited() {
  return (
    <div class="awaited" role="status">
      <span class="hidden">Loading…</span>
      {[90, 40, 95, 80, 60].map((width) => (
        <div key={width} class="awaited-line" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

type HeadProps = { id: string; detail: Detail | undefined; place: Place | undefined };

function Head({ id, detail, place }: HeadProps) {
  const copyButton = useRef<HTMLButtonElement>(null);
  const copyLink = () => copy(linkOf(location.origin, id), "Link");
  useShortcuts({ y: copyLink });
  const { utc } = preferences.value;
  return (
    <header class="request-head">
      {detail && (
        <Value
          text={detail.status}
          condition={`status:${detail.status}`}
          column={asColumn("status")}
          by="status"
        >
          <Status status={detail.status} />
        </Value>
      )}
      <code>{id.slice(0, 40)}</code>
      {detail && (
        <time
          dateTime={detail.request_start_time}
          title={`${detail.request_start_time}, ${ago(detail.request_start_time)}`}
        >
          {time(detail.request_start_time, utc)} {zone(utc, new Date(detail.request_start_time))}
        </time>
      )}
      <span class="grow" />
      {place && (
        <>
          <IconButton name="Previous request" title="Previous (k)" run={place.previous}>
            <Up />
          </IconButton>
          <IconButton name="Next request" title="Next (j)" run={place.next}>
            <Down />
          </IconButton>
        </>
      )}
      <button
        ref={copyButton}
        type="button"
        class="icon"
        title="Copy (y copies the link)"
        aria-label="Copy request"
        aria-haspopup="menu"
        onClick={(event) =>
          openMenu(event.currentTarget, "Copy request", [
            { name: "Copy link", run: copyLink },
            ...(detail ? [{ name: "Copy JSON", run: () => copy(pretty(detail), "JSON") }] : []),
            { name: "Copy curl", run: () => copy(curlOf(location.origin, id), "Command") },
          ])
        }
      >
        <Copy />
      </button>
      {place && (
        <>
          <Link
            href={to({}, `/requests/${encodeURIComponent(id)}`)}
            class="icon"
            title="Open as a page"
            aria-label="Open as a page"
          >
            <Open />
          </Link>
          <IconButton name="Close" title="Close (Esc)" run={place.close}>
            <Close />
          </IconButton>
        </>
      )}
    </header>
  );
}

function IconButton(props: {
  name: string;
  title: string;
  run: (() => void) | undefined;
  children: preact.ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="icon"
      title={props.title}
      aria-label={props.name}
      disabled={!props.run}
      onClick={props.run}
    >
      {props.children}
    </button>
  );
}

const PARTS = [
  ["conversation", "Conversation"],
  ["prompt", "Prompt"],
  ["metadata", "Metadata"],
  ["scores", "Scores"],
  ["raw", "Raw"],
] as const;

function Body({ loaded, isOld }: { loaded: Detail; isOld: boolean }) {
  const edits = useEdits(loaded);
  const { detail } = edits;
  const turns = useMemo(() => conversation(loaded), [loaded]);
  const marks = useMemo(() => marker(loaded.input_variables), [loaded]);
  const body = useRef<HTMLDivElement>(null);
  return (
    <div ref={body} class="facts" inert={isOld}>
      <Facts edits={edits} />
      {(detail.error_type || detail.error_message) && (
        <section class="error-box" aria-label="Error">
          <h2>
            {detail.error_type ? (
              <Value
                text={detail.error_type}
                condition={`error:${quoted(detail.error_type)}`}
                column={asColumn("error")}
                by="error"
              >
                {detail.error_type}
              </Value>
            ) : (
              "Error"
            )}
          </h2>
          <p class="text" dir="auto">
            {detail.error_message ?? ""}
          </p>
        </section>
      )}
      <nav class="parts" aria-label="Parts of the request">
        {PARTS.map(([part, name]) => (
          <button
            key={part}
            type="button"
            onClick={() => body.current?.querySelector(`#${part}`)?.scrollIntoView({ block: "start" })}
          >
            {name}
            {part === "metadata" && <span class="hint"> {count(Object.keys(detail.metadata).length)}</span>}
          </button>
        ))}
      </nav>
      <section id="conversation" aria-label="Conversation">
        <h2>Conversation</h2>
        {turns.length === 0 && <p class="hint">Nothing was said.</p>}
        <Conversation turns={turns} marks={marks} />
        {turns.length > 0 && !turns.some((turn) => turn.isAnswer) && (
          <p class="hint no-answer">No answer came back.</p>
        )}
      </section>
      <Prompt detail={detail} />
      <Metadata edits={edits} />
      <Scores edits={edits} />
      <section id="raw" aria-label="Raw">
        <h2>Raw</h2>
        <RawJson name="Request" value={detail.request} />
        <RawJson name="Response" value={detail.response} />
      </section>
    </div>
  );
}
