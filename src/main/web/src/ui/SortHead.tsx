import { Down, Up } from "./Icons";

type Props = {
  id: string;
  title: string;
  /** What the table is ordered by: the id of a column, after a minus when it falls. */
  sort: string;
  onSort: (sort: string) => void;
  /** Names and the like rise at the first click, numbers fall. */
  rises?: boolean;
  numeric?: boolean;
  note?: string;
};

/** The head of a column that a table can be ordered by. */
export function SortHead({ id, title, sort, onSort, rises = false, numeric = false, note }: Props) {
  const isSorted = sort.replace(/^-/, "") === id;
  const falls = sort.startsWith("-");
  const next = isSorted ? !falls : !rises;
  return (
    <th
      scope="col"
      class={numeric ? "number" : undefined}
      aria-sort={isSorted ? (falls ? "descending" : "ascending") : undefined}
      title={note}
    >
      <button type="button" onClick={() => onSort(next ? `-${id}` : id)}>
        {title}
        <span class="arrow">{isSorted && (falls ? <Down /> : <Up />)}</span>
      </button>
    </th>
  );
}
