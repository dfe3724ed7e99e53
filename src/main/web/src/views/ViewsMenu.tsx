import { useState } from "preact/hooks";
import { visit } from "../address";
import { mayWrite } from "../roles";
import { Down } from "../ui/Icons";
import { Later, type Loading } from "../ui/Later";
import { type Choice, openMenu } from "../ui/Menu";
import { say } from "../ui/Toast";
import { list } from "./savedViews";

type Shown = "save" | "all" | undefined;

const AT_ONCE = 15;

type Closable = Loading<{ onClose: () => void }>;

const SAVE: Closable = () => import("./SaveView").then((file) => file.SaveView);

const ALL: Closable = () => import("./ViewsDialog").then((file) => file.ViewsDialog);

/** Where saved views are found, from any page. */
export function ViewsMenu() {
  const [shown, setShown] = useState<Shown>();
  const open = async (anchor: HTMLElement) => {
    try {
      const views = await list();
      const choices: Choice[] = views
        .slice(0, AT_ONCE)
        .map((view) => ({ name: view.name, run: () => visit(view.path) }));
      if (mayWrite()) {
        choices.push({ name: "Save this view…", run: () => setShown("save") });
      }
      choices.push({ name: "All saved views…", run: () => setShown("all") });
      openMenu(anchor, "Saved views", choices);
    } catch (e) {
      say((e as Error).message);
    }
  };
  const close = () => setShown(undefined);
  return (
    <>
      <button type="button" class="quiet" aria-haspopup="menu" onClick={(event) => open(event.currentTarget)}>
        Views
        <Down />
      </button>
      {shown === "save" && <Later load={SAVE} props={{ onClose: close }} />}
      {shown === "all" && <Later load={ALL} props={{ onClose: close }} />}
    </>
  );
}
