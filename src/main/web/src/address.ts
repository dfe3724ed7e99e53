// The address is the state: whatever a page shows follows from it, and every change goes through `go`.
import { computed, signal } from "@preact/signals";

export type Address = { path: string; params: URLSearchParams };

/** What changes: a value, or null for what falls back to its default. */
export type Patch = Record<string, string | null>;

const read = (): Address => ({ path: location.pathname, params: new URLSearchParams(location.search) });

export const address = signal<Address>(read());

addEventListener("popstate", () => {
  address.value = read();
});

/** The address as text. Colons and commas stay readable: a query is full of them. */
export function written(path: string, params: URLSearchParams): string {
  const query = params.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");
  return query ? `${path}?${query}` : path;
}

/** What is so unless the address says otherwise, on every page that has a question. */
const DEFAULTS = { from: "now-24h", to: "now" } as const;

const isDefault = (name: string, value: string): boolean =>
  Object.entries(DEFAULTS).some(([known, usual]) => known === name && usual === value);

/** The address of another page, or of this one with a patch. */
export function to(patch: Patch, path = address.value.path): string {
  const params = new URLSearchParams(path === address.value.path ? address.value.params : kept());
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === "" || isDefault(name, value)) {
      params.delete(name);
    } else {
      params.set(name, value);
    }
  }
  return written(path, params);
}

/** What goes along from page to page: the question. */
function kept(): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ["query", "from", "to"]) {
    const value = address.value.params.get(name);
    if (value) {
      params.set(name, value);
    }
  }
  return params;
}

/** Goes to an address; `replace` for what "back" should not undo, such as staying where one is. */
export function visit(target: string, replace = false): void {
  if (replace || target === location.pathname + location.search) {
    history.replaceState(null, "", target);
  } else {
    history.pushState(null, "", target);
  }
  address.value = read();
}

/** Changes the address of this page. */
export function go(patch: Patch, replace = false): void {
  visit(to(patch), replace);
}

const param = (name: string, fallback: string) => computed(() => address.value.params.get(name) ?? fallback);

export const query = param("query", "");
export const from = param("from", DEFAULTS.from);
export const until = param("to", DEFAULTS.to);
export const openId = param("id", "");
export const sort = param("sort", "-time");
export const by = param("by", "");
