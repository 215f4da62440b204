import { createPortal } from "react-dom";
import type { Carried as Thing } from "./useCarry.ts";

/** What the hand carries. Outside all else, since what scrolls or is contained would hold it back. */
export function Carried({ thing, title }: { readonly thing: Thing | undefined; readonly title: string }) {
  if (!thing) return null;
  return createPortal(
    <div className="matrix-carried" style={{ left: thing.x, top: thing.y }} aria-hidden="true">
      <div className="matrix-chip" data-here="">
        <span>{title}</span>
      </div>
    </div>,
    document.body,
  );
}
