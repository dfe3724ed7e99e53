import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { address, to, visit } from "./address";
import { call, session } from "./api";
import { prefer, preferences, type Theme } from "./preferences";
import { mayWrite } from "./roles";
import { Later, type Loading } from "./ui/Later";
import { Link } from "./ui/Link";
import { useShortcuts } from "./ui/shortcuts";
import { say } from "./ui/Toast";
import { ViewsMenu } from "./views/ViewsMenu";

type PageLink = { target: string; name: string; key: string };

const PAGES: readonly PageLink[] = [
  { target: "/requests", name: "Requests", key: "l" },
  { target: "/analytics", name: "Analytics", key: "a" },
  { target: "/metadata", name: "Metadata", key: "m" },
  { target: "/contrast", name: "Contrast", key: "x" },
];

const SETTINGS: PageLink = { target: "/settings", name: "Settings", key: "s" };

const HELP: Loading<{ onClose: () => void }> = () => import("./help/Help").then((file) => file.Help);

/** What stands around every page. */
export function Shell({ children }: { children: ComponentChildren }) {
  const [isHelping, setHelping] = useState(false);
  useGoing(() => setHelping(true));
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="top">
        <span class="brand">Docket</span>
        <nav aria-label="Pages">
          {PAGES.map((page) => (
            <PageTab key={page.target} page={page} />
          ))}
        </nav>
        <ViewsMenu />
        <button
          type="button"
          class="quiet"
          aria-label="Keyboard and search help"
          title="Keyboard and search (?)"
          onClick={() => setHelping(true)}
        >
          ?
        </button>
        <label class="theme">
          <span class="hidden">Theme</span>
          <select
            value={preferences.value.theme}
            onChange={(event) => prefer({ theme: event.currentTarget.value as Theme })}
          >
            <option value="system">System</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <Link
          href={SETTINGS.target}
          class="quiet"
          aria-current={address.value.path === SETTINGS.target ? "page" : undefined}
        >
          Settings
        </Link>
        <span class="who" title={`Signed in with the key ${session.value?.key_name}`}>
          <span class="where">{session.value?.workspace.name}</span>
          {!mayWrite() && <span class="badge">read-only</span>}
        </span>
        <button type="button" class="quiet" onClick={signOut}>
          Sign out
        </button>
      </header>
      {children}
      {isHelping && <Later load={HELP} props={{ onClose: () => setHelping(false) }} />}
    </>
  );
}

function PageTab({ page: { target, name } }: { page: PageLink }) {
  const { path } = address.value;
  return (
    <Link
      href={to({ view: null }, target)}
      aria-current={path === target || path.startsWith(`${target}/`) ? "page" : undefined}
    >
      {name}
    </Link>
  );
}

const PAUSE_MS = 1_500;

/** g and a letter lead to a page, ? to the help. */
function useGoing(help: () => void) {
  const since = useRef(Number.NEGATIVE_INFINITY);
  const shortcuts: Record<string, () => unknown> = {
    g: () => {
      since.current = performance.now();
    },
    "?": help,
  };
  for (const { key, target } of [...PAGES, SETTINGS]) {
    shortcuts[key] = () => {
      if (performance.now() - since.current > PAUSE_MS) {
        return false;
      }
      since.current = Number.NEGATIVE_INFINITY;
      visit(target === SETTINGS.target ? target : to({ view: null }, target));
      return true;
    };
  }
  useShortcuts(shortcuts);
}

async function signOut() {
  try {
    await call("DELETE", "/api/session");
    session.value = null;
  } catch (e) {
    say((e as Error).message);
  }
}
