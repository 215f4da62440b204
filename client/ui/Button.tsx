import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "./Icon.tsx";

type Variant = "primary" | "secondary" | "tertiary";

interface Look {
  /** One primary button in a view; it is what most people came for. */
  readonly variant?: Variant;
  readonly tone?: "danger";
  /** Close: small print and the least touch target, for rows of a list. */
  readonly density?: "close";
  readonly icon?: IconName;
  readonly children: ReactNode;
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** Works now: stays focusable and says so, but does nothing more. */
  readonly isBusy?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant = "secondary", tone, density, icon, isBusy = false, children, onClick, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={`ds-button button ${className ?? ""}`}
      data-variant={variant}
      data-tone={tone}
      data-density={density}
      aria-disabled={isBusy || rest["aria-disabled"] || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? preventDefault : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

function preventDefault(event: { preventDefault(): void }): void {
  event.preventDefault();
}

/** Looks like a button, goes to a page. */
export function ButtonLink(props: Look & { readonly href: string }) {
  const { variant = "secondary", tone, density, icon, href, children } = props;
  return (
    <Link href={href} className="ds-button button" data-variant={variant} data-tone={tone} data-density={density}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
