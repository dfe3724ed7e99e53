import type { ComponentChildren } from "preact";

type Props = {
  /** Why it was not done; empty when it was not tried. */
  failure: string;
  disabled: boolean;
  /** What the button that does it says. */
  children: ComponentChildren;
  /** Whether it cannot be taken back. */
  danger?: boolean;
  back: () => void;
  /** What the button that does nothing says. */
  backLabel?: string;
  /** Whether that one has the focus when the form appears. */
  backFocused?: boolean;
};

/** The end of a form in a dialog: what went wrong, the way back, the way on. */
export function FormActions(props: Props) {
  const { failure, disabled, children, danger, back, backLabel = "Cancel", backFocused } = props;
  return (
    <>
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
      <div class="actions">
        <button type="button" autofocus={backFocused} onClick={back}>
          {backLabel}
        </button>
        <button type="submit" class={danger ? "danger" : "primary"} disabled={disabled}>
          {children}
        </button>
      </div>
    </>
  );
}
