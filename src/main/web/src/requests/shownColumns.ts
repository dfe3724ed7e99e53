// Which columns the table shows: by the address, else as this browser had them last.
import { address, go } from "../address";
import { prefer, preferences } from "../preferences";

export const shownColumns = (): string[] =>
  address.value.params.get("cols")?.split(",") ?? preferences.value.columns;

export function showColumns(columns: string[]): void {
  prefer({ columns });
  go({ cols: columns.join(",") }, true);
}

export function toggleColumn(id: string): void {
  const shown = shownColumns();
  showColumns(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id]);
}
