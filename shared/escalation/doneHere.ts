import type { BoardId } from "../base/ids.ts";
import type { EscalationKind } from "./escalation.ts";
import { holderOf, type Moving } from "./state.ts";
import type { MatterStep } from "./step.ts";

/** What a board may do with a matter that came to it. */
export type Deed = Extract<
  MatterStep,
  { what: "received" | "started" | "interim" | "answered" | "delegated" | "forwarded" }
>;

/**
 * What a board did with a matter that had come to it, first to last: of what only opens the way, *mottatt* and *under
 * arbeid*, no more than nothing else tells; of what is for awareness being read is all there is to do.
 */
export function doneHere(
  matter: Moving & { readonly kind: EscalationKind },
  board: BoardId,
  isAsked: (step: MatterStep) => boolean,
): readonly Deed[] {
  const deeds = matter.history.flatMap((step, at): readonly Deed[] =>
    isAsked(step) && isDeed(step) && isBy(board, step, matter.history.slice(0, at)) ? [step] : [],
  );
  const telling = deeds.filter(({ what }) => what !== "received" && what !== "started");
  if (telling.length > 0) return telling;
  return deeds.filter(({ what }) => what === "started" || matter.kind === "awareness").slice(-1);
}

function isDeed(step: MatterStep): step is Deed {
  switch (step.what) {
    case "received":
    case "started":
    case "interim":
    case "answered":
    case "forwarded":
      return true;
    case "delegated":
      return step.to !== null;
    default:
      return false;
  }
}

/** Letting others see to it, and taking it further, is done by who had it just before. */
function isBy(board: BoardId, step: Deed, before: Moving["history"]): boolean {
  return "board" in step ? step.board === board : holderOf({ history: before }) === board;
}
