// Which page an address is. Each is fetched when somebody goes there.
import { address } from "./address";
import { LaterPage, type Loading } from "./ui/Later";

const REQUEST: Loading = () => import("./requests/RequestPage").then((file) => file.RequestPage);

const THREAD: Loading = () => import("./thread/ThreadPage").then((file) => file.ThreadPage);

const PAGES: Record<string, Loading> = {
  "/requests": () => import("./requests/RequestsPage").then((file) => file.RequestsPage),
  "/analytics": () => import("./analytics/AnalyticsPage").then((file) => file.AnalyticsPage),
  "/contrast": () => import("./contrast/ContrastPage").then((file) => file.ContrastPage),
  "/metadata": () => import("./metadata/MetadataPage").then((file) => file.MetadataPage),
  "/settings": () => import("./settings/SettingsPage").then((file) => file.SettingsPage),
};

/** What the address shows. */
export function Page() {
  const { path, params } = address.value;
  if (/^\/requests\/[^/]+$/.test(path)) {
    return <LaterPage load={REQUEST} />;
  }
  if (path === "/requests" && params.get("view") === "thread") {
    return <LaterPage load={THREAD} />;
  }
  const load = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
  return load ? <LaterPage load={load} /> : <NoPage />;
}

function NoPage() {
  return (
    <main id="main" class="page empty" aria-busy={false}>
      <h1>There is no such page</h1>
      <p>
        <a href="/requests">All requests</a>
      </p>
    </main>
  );
}
