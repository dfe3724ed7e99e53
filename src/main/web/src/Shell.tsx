import type { ComponentChildren } from "preact";
import { address, to } from "./address";
import { call, session } from "./api";
import { prefer, preferences, type Theme } from "./preferences";
import { Link } from "./ui/Link";

const PAGES = [
  ["/requests", "Requests"],
  ["/analytics", "Analytics"],
  ["/metadata", "Metadata"],
  ["/contrast", "Contrast"],
] as const;

/** What stands around every page. */
export function Shell({ children }: { children: ComponentChildren }) {
  const path = address.value.path;
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="top">
        <span class="brand">Docket</span>
        <nav aria-label="Pages">
          {PAGES.map(([target, name]) => (
            <Link
              key={target}
              href={to({ view: null, id: null }, target)}
              aria-current={path === target || path.startsWith(`${target}/`) ? "page" : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
        <label class="theme">
          Theme
          <select
            value={preferences.value.theme}
            onChange={(event) => prefer({ theme: event.currentTarget.value as Theme })}
          >
            <option value="system">System</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <span class="who" title={`Signed in with the key ${session.value?.key_name}`}>
          {session.value?.workspace.name}
          {session.value?.role === "read" && <span class="badge">read-only</span>}
        </span>
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      </header>
      {children}
    </>
  );
}

async function signOut() {
  await call("DELETE", "/api/session");
  session.value = null;
}

export const mayWrite = () => session.value?.role === "write" || session.value?.role === "admin";
