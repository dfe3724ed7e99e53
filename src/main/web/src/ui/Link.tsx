import type { AnchorHTMLAttributes, ComponentChildren } from "preact";
import { visit } from "../address";

type Props = {
  href: string;
  /** What else happens when the address changes in place. */
  onPicked?: () => void;
  children: ComponentChildren;
} & AnchorHTMLAttributes<HTMLAnchorElement>;

/** A link within Docket: a plain click changes the address, any other is the browser's. */
export function Link({ href, onPicked, children, ...rest }: Props) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
          event.preventDefault();
          visit(href);
          onPicked?.();
        }
      }}
    >
      {children}
    </a>
  );
}
