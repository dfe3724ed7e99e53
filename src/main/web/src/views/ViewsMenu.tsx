import { useState } from "preact/hooks";
import { visit } from "../address";
import { mayWrite } from "../Shell";
import { Down } from "../ui/Icons";
import { type Choice, openMenu } from "../ui/Menu";
import { say } from "../ui/Toast";
import { SaveView } from "./SaveView";
import { list } from "./savedViews";
import { ViewsDialog } from "./ViewsDialog";

type Shown = "save" | "all" | undefined;

const AT_ONCE = 15;

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
      {shown === "save" && <SaveView onClose={close} />}
      {shown === "all" && <ViewsDialog onClose={close} />}
    </>
  );
}
