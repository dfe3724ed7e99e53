// What stands at the axes.
import { clock } from "../query/times";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const DAY = 864e5;

/** A moment at the axis: its time, at midnight its day, at the turn of the year its year. */
export function tick(at: number, distance: number, utc: boolean): string {
  const [date = "", time = ""] = clock(at, utc).split(" ");
  const [year, month, day] = date.split("-");
  const name = `${Number(day)} ${MONTHS[Number(month) - 1]}`;
  if (distance >= 300 * DAY || (month === "01" && day === "01" && time === "00:00")) {
    return `${year}`;
  }
  if (distance >= 28 * DAY) {
    return `${MONTHS[Number(month) - 1]}`;
  }
  return time === "00:00" ? name : time;
}

/** Of a logarithmic axis only round numbers are written. */
export const isRound = (n: number): boolean => {
  const leading = n / 10 ** Math.floor(Math.log10(n) + 1e-9);
  return [1, 2, 5].some((round) => Math.abs(leading - round) < 1e-6);
};
