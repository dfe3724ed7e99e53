// Files made here.
import type uPlot from "uplot";
import type { Palette } from "./colours";
import type { Figure } from "./figure";

const KEPT_MS = 60_000;

export function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** A title as the name of a file. */
export const fileName = (title: string, ending: string): string =>
  `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.${ending}`;

const HEAD = 34;
const PAD = 12;

/** The picture of a chart with its title and its legend. */
export function picture(chart: uPlot, figure: Figure, colours: Palette): Promise<Blob | null> {
  const drawn = chart.ctx.canvas;
  const scale = drawn.width / chart.width;
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width + 2 * PAD * scale;
  canvas.height = drawn.height + (HEAD + PAD) * scale;
  const to = canvas.getContext("2d");
  if (!to) {
    return Promise.resolve(null);
  }
  to.fillStyle = colours.surface;
  to.fillRect(0, 0, canvas.width, canvas.height);
  to.drawImage(drawn, PAD * scale, HEAD * scale);
  to.scale(scale, scale);
  to.textBaseline = "middle";
  to.font = `600 ${colours.font.replace("11px", "13px")}`;
  to.fillStyle = colours.text;
  to.fillText(figure.title, PAD, HEAD / 2);
  let left = PAD + to.measureText(figure.title).width + 16;
  to.font = colours.font;
  for (const { label, colour } of figure.series) {
    to.fillStyle = colours.series[colour];
    to.fillRect(left, HEAD / 2 - 5, 10, 10);
    to.fillStyle = colours.text;
    to.fillText(label, left + 15, HEAD / 2);
    left += to.measureText(label).width + 31;
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
