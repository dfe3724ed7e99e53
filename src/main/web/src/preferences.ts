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

/** What each may be: another version, or another hand, may have stored anything. */
const FITS: { [K in keyof Preferences]: (value: unknown) => boolean } = {
  theme: (value) => ["system", "light", "dark"].includes(value as string),
  density: (value) => ["compact", "cosy"].includes(value as string),
  utc: isBoolean,
  shortcuts: isBoolean,
  columns: isTexts,
  fields: isBoolean,
  recent: isTexts,
  widths: (value) => value !== null && typeof value === "object" && Object.values(value).every(isAmount),
  // Never so often that the server has nothing else to do.
  refresh: (value) => value === 0 || (isAmount(value) && Number(value) >= 10),
  drawer: isAmount,
};

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isAmount(value: unknown): boolean {
  return typeof value === "number" && value >= 0;
}

function stored(): Preferences {
  try {
    const found: Partial<Preferences> = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const fitting = Object.entries(FITS).filter(([name, fits]) => fits(found[name as keyof Preferences]));
    return {
      ...DEFAULT,
      ...Object.fromEntries(fitting.map(([name]) => [name, found[name as keyof Preferences]])),
    };
  } catch {
    return DEFAULT;
  }
}

export const preferences = signal<Preferences>(stored());

export function prefer(changed: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...changed };
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.value));
  } catch {
    // A browser that is full, or keeps nothing, prefers it until the page is left.
  }
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
