import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text?: string;
  /** The one act that ends the emptiness. */
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: why it is empty, and what to do about it. */
export function EmptyState({ title, text, children }: Props) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
