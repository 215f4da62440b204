import type { ButtonHTMLAttributes } from "react";
import { Icon, type IconName } from "./Icon.tsx";

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children" | "aria-label"> {
  readonly icon: IconName;
  /** What it does, in words: read aloud, and shown when pointed at. */
  readonly label: string;
}

export function IconButton({ icon, label, className, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={`icon-button ${className ?? ""}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
