// A canvas has no style sheet: it is told the colours that the tokens have at the moment.
import { computed, signal } from "@preact/signals";
import { preferences } from "../preferences";
import { COLOURS, type Colour } from "./figure";

export type Palette = {
  series: Record<Colour, string>;
  surface: string;
  line: string;
  text: string;
  font: string;
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = signal(prefersDark.matches);
prefersDark.addEventListener("change", () => {
  isDark.value = prefersDark.matches;
});

/** Changes whenever the colours do. */
export const scheme = computed(() => `${preferences.value.theme} ${isDark.value}`);

export function palette(of: Element): Palette {
  const style = getComputedStyle(of);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: Object.fromEntries(COLOURS.map((name) => [name, token(`--viz-${name}`)])) as Record<
      Colour,
      string
    >,
    surface: token("--surface"),
    line: token("--line"),
    text: token("--text-3"),
    font: `11px ${style.fontFamily}`,
  };
}
