import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";

type Tone = "alarm" | "watch" | "good" | "info";

const ICONS: Readonly<Record<Tone, IconName>> = { alarm: "alert", watch: "alert", good: "check", info: "info" };

/** A sentence that must be noticed where it stands: mark and words, never colour alone. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone} role={tone === "alarm" ? "alert" : "status"}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">{children}</div>
    </div>
  );
}
