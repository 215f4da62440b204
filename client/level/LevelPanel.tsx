import type { ReactNode } from "react";
import { Unbroken } from "../screen/WallPanel.tsx";

interface PanelProps {
  readonly area: "waiting" | "signals" | "units";
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a level on the wall. What breaks inside stays inside. */
export function LevelPanel({ area, title, aside, children }: PanelProps) {
  return (
    <section className="wall-panel wall-level-panel" data-area={area} aria-label={title}>
      <div className="wall-panel-head">
        <h2>{title}</h2>
        {aside}
      </div>
      <Unbroken>{children}</Unbroken>
    </section>
  );
}
