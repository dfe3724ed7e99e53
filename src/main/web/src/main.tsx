import { effect } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { address, visit } from "./address";
import { call, hasSignedIn, session } from "./api";
import type { Session } from "./api-types";
import { EraseHost } from "./changes/erasing";
import { Page } from "./Page";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";
import "./styles/main.css";
import { title } from "./title";
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
      <EraseHost />
      <ToastHost />
    </Shell>
  );
}

if (location.pathname === "/") {
  visit("/requests", true);
}
effect(() => {
  document.title = session.value === null ? "Sign in · Docket" : title(address.value);
});
const app = document.getElementById("app");
if (app) {
  render(<App />, app);
}
