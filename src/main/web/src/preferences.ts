// What this browser prefers, kept in it and nowhere else.
import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "cosy";

export type Preferences = {
  theme: Theme;
  density: Density;
  utc: boolean;
  shortcuts: boolean;
  columns: string[];
  fields: boolean;
  /** The last searches, newest first. */
  recent: string[];
  /** Widths of columns that somebody has changed, in pixels. */
  widths: Record<string, number>;
  /** Seconds between refreshes; 0 for none. */
  refresh: number;
  /** How wide a request is beside the list, in pixels; 0 for as wide as fits. */
  drawer: number;
};

const KEY = "docket-1";

export const DEFAULT: Preferences = {
  theme: "system",
  density: "compact",
  utc: true,
  shortcuts: true,
  columns: ["status", "model", "prompt", "latency", "tokens", "cost", "input"],
  fields: true,
  recent: [],
  widths: {},
  refresh: 0,
  drawer: 0,
};

function stored(): Preferences {
  try {
    return { ...DEFAULT, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return DEFAULT;
  }
}

export const preferences = signal<Preferences>(stored());

export function prefer(changed: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...changed };
  localStorage.setItem(KEY, JSON.stringify(preferences.value));
}

effect(() => {
  const { theme, density } = preferences.value;
  const root = document.documentElement;
  if (theme === "system") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  root.dataset.density = density;
});
