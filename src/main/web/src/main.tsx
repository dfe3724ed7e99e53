import { render } from "preact";
import { useEffect } from "preact/hooks";
import { address, visit } from "./address";
import { AnalyticsPage } from "./analytics/AnalyticsPage";
import { call, hasSignedIn, session } from "./api";
import type { Session } from "./api-types";
import { ContrastPage } from "./contrast/ContrastPage";
import { MetadataPage } from "./metadata/MetadataPage";
import { RequestPage } from "./requests/RequestPage";
import { RequestsPage } from "./requests/RequestsPage";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";
import { SettingsPage } from "./settings/SettingsPage";
import "./styles/main.css";
import { ThreadPage } from "./thread/ThreadPage";
import { MenuHost } from "./ui/Menu";
import { ToastHost } from "./ui/Toast";

function App() {
  useEffect(() => {
    if (!hasSignedIn()) {
      session.value = null;
      return;
    }
    call<Session>("GET", "/api/session").then(
      (found) => {
        session.value = found;
      },
      () => {
        session.value = null;
      },
    );
  }, []);
  if (session.value === undefined) {
    return <main class="starting" aria-busy="true" />;
  }
  if (session.value === null) {
    return <SignIn />;
  }
  return (
    <Shell>
      <Page />
      <MenuHost />
      <ToastHost />
    </Shell>
  );
}

function Page() {
  const { path, params } = address.value;
  const request = /^\/requests\/([^/]+)$/.exec(path)?.[1];
  if (request) {
    return <RequestPage id={decoded(request)} />;
  }
  switch (path) {
    case "/requests":
      return params.get("view") === "thread" ? <ThreadPage /> : <RequestsPage />;
    case "/analytics":
      return <AnalyticsPage />;
    case "/contrast":
      return <ContrastPage />;
    case "/metadata":
      return <MetadataPage />;
    case "/settings":
      return <SettingsPage />;
    default:
      return (
        <main id="main" class="page empty">
          <h1>There is no such page</h1>
          <p>
            <a href="/requests">All requests</a>
          </p>
        </main>
      );
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

if (location.pathname === "/") {
  visit("/requests", true);
}
const app = document.getElementById("app");
if (app) {
  render(<App />, app);
}
