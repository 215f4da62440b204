import type { ReactNode } from "react";
import { useWords } from "../words/useWords.ts";
import { HandButton } from "./HandButton.tsx";
import { PointMenu } from "./PointMenu.tsx";
import { WhoButton } from "./Who.tsx";
import "./moment.css";

/** What somebody who is with the meeting on a screen of their own can do at any time. */
export function MomentTools({ children }: { readonly children?: ReactNode }) {
  const words = useWords().moment;
  return (
    <div className="moment-tools" role="group" aria-label={words.tools}>
      <HandButton />
      <PointMenu />
      <WhoButton />
      {children}
    </div>
  );
}
