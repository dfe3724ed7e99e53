import type { ComponentChildren } from "preact";
import { visit } from "../address";
import { ago, cost, count, duration, NONE, time } from "../format";
import { preferences } from "../preferences";
import { ask, decimal } from "../query/conditions";
import { dimension } from "../query/dimensions";
import { threadOf } from "../query/thread";
import { Value } from "../query/Value";
import type { Choice } from "../ui/Menu";
import { asColumn } from "./shownColumns";
import { Tags } from "./Tags";
import type { Edits } from "./useEdits";

const SOURCES = { caller: "as logged", table: "by the price table" } as const;

/** What a request was, in a strip: every value of it can be asked for. */
export function Facts({ edits }: { edits: Edits }) {
  const { detail } = edits;
  const group = detail.group_id === null ? "" : String(detail.group_id);
  return (
    <dl class="strip">
      <Fact name="Model">
        <Of id="model" value={detail.engine} column="model" />
      </Fact>
      <Fact name="Provider">
        <Of id="provider" value={detail.provider_type} column="provider" />
      </Fact>
      <Fact name="Prompt">
        <Of id="prompt" value={detail.prompt_name ?? ""} column="prompt" />
        {detail.prompt_name && detail.prompt_version_number !== null && (
          <>
            @<Of id="version" value={String(detail.prompt_version_number)} />
          </>
        )}
      </Fact>
      <Fact name="Latency">
        <Amount
          shown={duration(detail.latency_ms)}
          text={String(detail.latency_ms)}
          field="latency"
          unit="ms"
          column="latency"
        />
      </Fact>
      <Fact name="Tokens">
        {detail.input_tokens + detail.output_tokens === 0 ? (
          <span class="hint">{NONE}</span>
        ) : (
          <>
            <Amount
              shown={count(detail.input_tokens)}
              text={String(detail.input_tokens)}
              field="input_tokens"
              column="tokens"
            />
            {" → "}
            <Amount
              shown={count(detail.output_tokens)}
              text={String(detail.output_tokens)}
              field="output_tokens"
              column="tokens"
            />
          </>
        )}
        <Extra parts={[extra(detail.cached_tokens, "cached"), extra(detail.thinking_tokens, "thinking")]} />
      </Fact>
      <Fact name="Cost">
        {detail.price_source ? (
          <>
            <Amount shown={cost(detail.price)} text={decimal(detail.price)} field="cost" column="cost" />
            <span class="hint"> {SOURCES[detail.price_source]}</span>
          </>
        ) : (
          <span class="hint" title="It came without a price, and the price table does not know the model.">
            {NONE} no price known
          </span>
        )}
      </Fact>
      <Fact name="Started">
        <Moment at={detail.request_start_time} />
      </Fact>
      <Fact name="Ended">
        <Moment at={detail.request_end_time} />
      </Fact>
      {detail.function_name && (
        <Fact name="Function">
          <Of id="function_name" value={detail.function_name} />
        </Fact>
      )}
      {group && (
        <Fact name="Group">
          <Of
            id="group"
            value={group}
            column="group"
            more={[
              {
                name: "Open thread",
                run: () => visit(threadOf(`group:${group}`, detail.request_start_time)),
              },
            ]}
          />
        </Fact>
      )}
      {detail.trace_id && (
        <Fact name="Trace">
          <Of
            id="trace_id"
            value={detail.trace_id}
            more={[
              {
                name: "Open thread",
                run: () => visit(threadOf(`trace_id:${detail.trace_id}`, detail.request_start_time)),
              },
            ]}
          />
        </Fact>
      )}
      <Fact name="Tags" wide>
        <Tags edits={edits} />
      </Fact>
    </dl>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? "wide" : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A value of a dimension. */
function Of({ id, value, column, more }: { id: string; value: string; column?: string; more?: Choice[] }) {
  if (!value) {
    return <span class="hint">{NONE}</span>;
  }
  return (
    <Value
      text={value}
      condition={dimension(id)?.is(value)}
      by={id}
      column={column === undefined ? undefined : asColumn(column)}
      more={more ?? []}
    >
      {value}
    </Value>
  );
}

type AmountProps = { shown: string; text: string; field: string; unit?: string; column: string };

/** A number: asked for by its bounds, since hardly two requests have the same. */
function Amount({ shown, text, field, unit = "", column }: AmountProps) {
  return (
    <Value
      text={text}
      column={asColumn(column)}
      more={[
        { name: `At least ${shown}`, run: () => ask(`${field}:>=${text}${unit}`) },
        { name: `At most ${shown}`, run: () => ask(`${field}:<=${text}${unit}`) },
      ]}
    >
      {shown}
    </Value>
  );
}

const extra = (tokens: number, name: string): string => (tokens > 0 ? `${count(tokens)} ${name}` : "");

function Extra({ parts }: { parts: string[] }) {
  const said = parts.filter((part) => part !== "");
  return said.length > 0 ? <span class="hint"> {said.join(", ")}</span> : null;
}

function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={`${at}, ${ago(at)}`}>
      {time(at, preferences.value.utc)}
    </time>
  );
}
