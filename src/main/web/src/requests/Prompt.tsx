import type { Detail } from "../api-types";
import { count } from "../format";
import { quoted } from "../query/conditions";
import { Value } from "../query/Value";
import { cut, line } from "../texts";
import { written } from "./edits";
import { FoldedJson } from "./Json";

const SHOWN = { lines: 3, characters: 300 };
const LONGEST_CONDITION = 1_000;

/** Tools stand by themselves: there they have one form, whatever the provider. */
const SHOWN_ELSEWHERE = ["tools", "functions"];

type Template = { tools?: unknown; functions?: unknown };

/** What the conversation was made of: template, variables, tools and the model's parameters. */
export function Prompt({ detail }: { detail: Detail }) {
  const template = (detail.prompt_blueprint?.prompt_template ?? {}) as Template;
  const variables = Object.entries(detail.input_variables);
  const parameters = Object.entries(detail.prompt_blueprint?.metadata?.model?.parameters ?? {}).filter(
    ([name]) => !SHOWN_ELSEWHERE.includes(name),
  );
  const tools = [template.tools, template.functions].flatMap((all) => (Array.isArray(all) ? all : []));
  return (
    <section id="prompt" aria-label="Prompt">
      <h2>Prompt</h2>
      <p>
        {detail.prompt_name ? (
          <>
            <span dir="auto">{detail.prompt_name}</span>
            {detail.prompt_version_number !== null && (
              <span class="hint">, version {detail.prompt_version_number}</span>
            )}
          </>
        ) : (
          <span class="hint">Made of no template.</span>
        )}
      </p>
      {variables.length > 0 && (
        <table class="pairs" aria-label="Variables">
          <tbody>
            {variables.map(([name, value]) => (
              <tr key={name}>
                <th scope="row" dir="auto">
                  <span class="variable">{name}</span>
                </th>
                <td>
                  {value !== null && typeof value === "object" ? (
                    <FoldedJson name="" value={value} />
                  ) : (
                    <Value
                      text={written(value)}
                      condition={
                        value !== null && written(value).length <= LONGEST_CONDITION
                          ? `variable.${quoted(name)}:${quoted(written(value))}`
                          : undefined
                      }
                    >
                      {cut(written(value), SHOWN) || <span class="hint">(empty)</span>}
                    </Value>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {parameters.length > 0 && (
        <p class="parameters">
          {parameters.map(([name, value]) => (
            <span key={name}>
              <span class="hint">{name}</span> <code>{line(value)}</code>
            </span>
          ))}
        </p>
      )}
      {tools.length > 0 && (
        <FoldedJson name={tools.length === 1 ? "1 tool" : `${count(tools.length)} tools`} value={tools} />
      )}
    </section>
  );
}
