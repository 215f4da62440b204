import { type BoardId, boardId, type CardId, type MeasureId, type UnitId } from "../../shared/base/ids.ts";
import { type EscalationId, LONGEST_MATTER } from "../../shared/escalation/escalation.ts";

/** A chart that may go along, by the name of its measure. */
export interface ChartAlong {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
  readonly title: string;
}

/** What is known of a matter before anybody has written: from a card, or from a mark. */
export interface RaiseDraft {
  /** Of the mark that it ends; absent for one that begins here. */
  readonly id?: EscalationId;
  readonly cardId: CardId | null;
  readonly what: string;
  readonly tried: string;
  readonly chart?: ChartAlong | undefined;
  /** The level whose lane the card was dragged to. */
  readonly to?: BoardId | undefined;
}

export interface Asked {
  readonly what: string;
  readonly tried: string;
  /** One of the ready answers, `OWN` or `AWARE`; empty until one is chosen. */
  readonly choice: string;
  readonly ownText: string;
  readonly safety: boolean;
  readonly withChart: boolean;
  readonly to: BoardId | undefined;
}

/** What the form says before anybody writes in it. */
export function begun({ what, tried, to }: RaiseDraft): Asked {
  return {
    what: what.slice(0, LONGEST_MATTER.what),
    tried: tried.slice(0, LONGEST_MATTER.tried),
    choice: "",
    ownText: "",
    safety: false,
    // It may be fetched still, and goes along when it is there.
    withChart: true,
    to,
  };
}

const TEXTS = ["what", "tried", "ownText"] as const;
const TICKS = ["safety", "withChart"] as const;

/**
 * What somebody has written or chosen beyond what the form began with, as one text that a tab keeps: what nobody has touched
 * follows the card.
 * @returns empty when nothing was
 */
export function changesOf(asked: Asked, first: Asked): string {
  const kept = new URLSearchParams();
  for (const field of [...TEXTS, "choice" as const]) if (asked[field] !== first[field]) kept.set(field, asked[field]);
  for (const field of TICKS) if (asked[field] !== first[field]) kept.set(field, String(asked[field]));
  if (asked.to !== undefined && asked.to !== first.to) kept.set("to", asked.to);
  return kept.toString();
}

/**
 * The form as it was left.
 * @param kept what `changesOf` made
 * @param choices what may be chosen now: the ready answers are words, and the language may be another
 */
export function takenUp(kept: string, first: Asked, choices: readonly string[]): Asked {
  const read = new URLSearchParams(kept);
  const text = (field: (typeof TEXTS)[number]): string =>
    (read.get(field) ?? first[field]).slice(0, field === "ownText" ? LONGEST_MATTER.asked : LONGEST_MATTER[field]);
  const tick = (field: (typeof TICKS)[number]): boolean => (read.get(field) ?? String(first[field])) === "true";
  const choice = read.get("choice") ?? "";
  return {
    what: text("what"),
    tried: text("tried"),
    ownText: text("ownText"),
    choice: choices.includes(choice) ? choice : first.choice,
    safety: tick("safety"),
    withChart: tick("withChart"),
    // A card dragged to a level now is meant for that level.
    to: first.to ?? boardId.safeParse(read.get("to")).data,
  };
}
