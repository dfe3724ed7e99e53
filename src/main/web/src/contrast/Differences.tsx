import { to } from "../address";
import { count, share } from "../format";
import { and, isShortened } from "../query/conditions";
import { type Dimension, ofField, ofKey } from "../query/dimensions";
import { Value } from "../query/Value";
import { AwaitedRows } from "../ui/AwaitedRows";
import { Bar } from "../ui/Bar";
import { Link } from "../ui/Link";
import { openMenu } from "../ui/Menu";
import type { Settings } from "./address";
import { compare } from "./Controls";
import { Name } from "./Sentence";
import { CHANCE, lift, overWithout, type Side } from "./sides";
import type { Contrasting } from "./useContrast";

type Difference = Contrasting["contrast"]["differences"][number];

/** Values that one side has more often, the surest differences first. */
export function Differences({ answer, how }: { answer: Contrasting | undefined; how: Settings }) {
  const differences = answer?.contrast.differences ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="ranked-scroll" tabIndex={0} aria-label="Differences, the surest first">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Value</th>
            <th scope="col">
              <Name of="a" /> share and requests
            </th>
            <th scope="col">
              <Name of="b" /> share and requests
            </th>
            <th scope="col" class="number" title="The share in A divided by the share in B">
              In A
            </th>
          </tr>
        </thead>
        <tbody>
          {!answer && <AwaitedRows columns={5} rows={how.limit} />}
          {answer &&
            differences.map((difference) => (
              <Row
                key={`${difference.dimension} ${difference.key ?? ""} ${difference.value}`}
                difference={difference}
                answer={answer}
                how={how}
              />
            ))}
        </tbody>
      </table>
    </section>
  );
}

const dimensionOf = (difference: Difference): Dimension | undefined =>
  difference.key === undefined ? ofField(difference.dimension) : ofKey(difference.key);

type RowProps = { difference: Difference; answer: Contrasting; how: Settings };

function Row({ difference, answer, how }: RowProps) {
  const dimension = dimensionOf(difference);
  if (!dimension) {
    return null;
  }
  const { value, a, b, score } = difference;
  const condition = isShortened(value) ? undefined : dimension.is(value);
  return (
    <tr class={score < CHANCE ? "chance" : undefined}>
      <td>
        <button
          type="button"
          class="value field-name"
          aria-haspopup="menu"
          onClick={(event) =>
            openMenu(event.currentTarget, dimension.title, [
              { name: `Compare only ${dimension.title}`, run: () => compare([dimension.id]) },
              ...(difference.key === undefined
                ? [
                    {
                      name: `Leave ${dimension.title} out`,
                      run: () => compare(overWithout(how.over, dimension.id)),
                    },
                  ]
                : []),
            ])
          }
        >
          {difference.key === undefined ? dimension.title : <code>{dimension.title}</code>}
        </button>
      </td>
      <td class="subject">
        {condition === undefined ? (
          <span title="The value is longer than what is shown of it">{value}</span>
        ) : (
          <Value text={value} condition={condition}>
            {value === "" ? <span class="hint">empty text</span> : value}
          </Value>
        )}
      </td>
      <Share of={a} kind="bar-a" side={answer.sides.a} condition={condition} />
      <Share of={b} kind="bar-b" side={answer.sides.b} condition={condition} />
      <td class="number">
        {lift(difference.lift)}
        {score < CHANCE && (
          <span class="hint" title={`The evidence is ${score.toFixed(1)}; below ${CHANCE} it can be chance`}>
            {" "}
            · may be chance
          </span>
        )}
      </td>
    </tr>
  );
}

type ShareProps = { of: Difference["a"]; kind: string; side: Side; condition: string | undefined };

function Share({ of, kind, side, condition }: ShareProps) {
  return (
    <td>
      <div class="with-bar">
        <Bar of={of.share} kind={kind} />
        <span class="percent">{share(of.share)}</span>
        <span class="amount">
          {condition === undefined || of.requests === 0 ? (
            <span class="hint">{count(of.requests)}</span>
          ) : (
            <Link href={to({ query: and(side.query, condition), from: side.from, to: side.to }, "/requests")}>
              {count(of.requests)}
            </Link>
          )}
        </span>
      </div>
    </td>
  );
}
