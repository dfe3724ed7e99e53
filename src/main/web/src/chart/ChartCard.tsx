import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type uPlot from "uplot";
import { preferences } from "../preferences";
import { More } from "../ui/Icons";
import { openMenu } from "../ui/Menu";
import { say } from "../ui/Toast";
import { Chart } from "./Chart";
import { palette } from "./colours";
import { csv } from "./csv";
import { download, fileName, picture } from "./download";
import type { Figure, Step } from "./figure";
import { Legend } from "./Legend";
import { cells, heads, rows } from "./table";

type Props = {
  /** Undefined until it is known for the first time. */
  figure: Figure | undefined;
  title: string;
  height: number;
  isLog?: boolean;
  sync?: string;
  onBrush: (range: Step) => void;
  onDoubleClick?: () => void;
  /** In the place of the title, where something else says what the chart is. */
  head?: ComponentChildren;
  /** What can be chosen beside the legend. */
  children?: ComponentChildren;
  /** What is to be known about the numbers. */
  note?: string | undefined;
  /** Why there is nothing to draw. */
  nothing?: string | undefined;
};

/** A chart with its name, its legend, and other ways to have its numbers. */
export function ChartCard(props: Props) {
  const {
    figure,
    title,
    height,
    isLog = false,
    sync,
    onBrush,
    onDoubleClick,
    head,
    children,
    note,
    nothing,
  } = props;
  const [isTable, setTable] = useState(false);
  const drawn = useRef<uPlot | null>(null);
  const card = useRef<HTMLElement>(null);

  const saveCsv = () => {
    if (figure) {
      download(fileName(title, "csv"), new Blob([csv(cells(figure))], { type: "text/csv" }));
    }
  };
  const savePng = async () => {
    if (figure && drawn.current && card.current) {
      const file = await picture(drawn.current, figure, palette(card.current));
      if (file) {
        download(fileName(title, "png"), file);
      } else {
        say("This browser could not make the picture");
      }
    }
  };
  return (
    <figure ref={card} class="card chart-card" aria-label={title}>
      <header>
        {head ?? <h2>{title}</h2>}
        {figure ? <Legend figure={figure} /> : <span class="legend" />}
        <span class="grow" />
        {children}
        <button
          type="button"
          class="icon"
          aria-label={`${title}: table, CSV, PNG`}
          title="Table, CSV, PNG"
          aria-haspopup="menu"
          disabled={!figure}
          onClick={(event) =>
            openMenu(event.currentTarget, title, [
              {
                name: isTable ? "Show as chart" : "Show as table",
                run: () => setTable(!isTable),
              },
              { name: "Download CSV", run: saveCsv },
              ...(isTable || nothing ? [] : [{ name: "Download PNG", run: savePng }]),
            ])
          }
        >
          <More />
        </button>
      </header>
      {!figure ? (
        <div class="chart-awaited" style={{ height: `${height}px` }} />
      ) : nothing ? (
        <p class="chart-nothing hint" style={{ height: `${height}px` }}>
          {nothing}
        </p>
      ) : isTable ? (
        <FigureTable figure={figure} height={height} />
      ) : (
        <Chart
          figure={figure}
          height={height}
          isLog={isLog}
          {...(sync ? { sync } : {})}
          onBrush={onBrush}
          onDoubleClick={onDoubleClick}
          drawn={drawn}
        />
      )}
      {note && <p class="chart-note hint">{note}</p>}
    </figure>
  );
}

function FigureTable({ figure, height }: { figure: Figure; height: number }) {
  const { utc } = preferences.value;
  return (
    <section
      class="figure-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${figure.title}, as a table`}
      style={{ height: `${Math.max(height, 200)}px` }}
    >
      <table>
        <thead>
          <tr>
            {heads(figure, utc).map((name, i) => (
              <th key={`${i} ${name}`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows(figure, utc).map(([name, ...numbers], i) => (
            <tr key={figure.steps[i]?.from}>
              <th scope="row">{name}</th>
              {numbers.map((number, at) => (
                <td key={at}>{number}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
