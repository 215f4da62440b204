import type { BoardId } from "../base/ids.ts";
import type { Instant, LocalDate } from "../base/time.ts";
import type { LaneMeaning } from "../board/schema.ts";
import type { Escalation } from "../escalation/escalation.ts";
import { newsSince } from "../escalation/lists.ts";
import { stateOf } from "../escalation/state.ts";
import type { SignalItem } from "../measure/signalItem.ts";

/** A card as the server knows it. */
export interface SinceCard {
  readonly cardId: string;
  readonly title: string;
  readonly laneId: string;
  readonly meaning: LaneMeaning | null;
  readonly since: Instant;
  readonly createdAt: Instant;
  readonly due: string | null;
  readonly evaluateOn: string | null;
  readonly archived: boolean;
}

export interface SinceFacts {
  readonly boardId: BoardId;
  readonly matters: readonly Escalation[];
  readonly signals: readonly SignalItem[];
  readonly cards: readonly SinceCard[];
}

/** What a team ought to know before it meets. Each stands once, in the first group that it fits. */
export type SinceItem =
  | { readonly kind: "answer"; readonly id: string; readonly matter: Escalation }
  | { readonly kind: "signal"; readonly id: string; readonly signal: SignalItem }
  | { readonly kind: "test" | "missed"; readonly id: string; readonly card: SinceCard; readonly on: LocalDate }
  | { readonly kind: "moved" | "idea"; readonly id: string; readonly card: SinceCard };
export type SinceKind = SinceItem["kind"];

/** Answers before anything else: it is the only way a team learns that raising things works. */
export const SINCE_KINDS = [
  "answer",
  "signal",
  "moved",
  "test",
  "missed",
  "idea",
] as const satisfies readonly SinceKind[];

interface Days {
  readonly meeting: LocalDate;
  readonly today: LocalDate;
}

/**
 * What has changed since the last meeting of a kind, in the order in which it is told.
 * @param since when that meeting ended; 0 where there was none
 * @param days of the meeting that comes, on which a test that is due is due; and today, before which a date is missed
 */
export function sinceLast(facts: SinceFacts, since: Instant, days: Days): readonly SinceItem[] {
  const isAnswer = (matter: Escalation): number => Number(stateOf(matter) === "answered");
  const answers = newsSince(facts.matters, facts.boardId, since)
    .toSorted((a, b) => isAnswer(b) - isAnswer(a))
    .map((matter): SinceItem => ({ kind: "answer", id: matter.id, matter }));
  const signals = facts.signals
    .filter(({ state, foundAt }) => state === "new" && foundAt >= since)
    .map((signal): SinceItem => ({ kind: "signal", id: signal.id, signal }));
  const cards = facts.cards
    .filter(({ archived }) => !archived)
    .toSorted((a, b) => a.since - b.since || (a.cardId < b.cardId ? -1 : 1))
    .flatMap((card) => itemOf(card, since, days) ?? []);
  const of = (kind: SinceKind) => cards.filter((item) => item.kind === kind);
  return [...answers, ...signals, ...of("moved"), ...of("test"), ...of("missed"), ...of("idea")];
}

/** A date that has come or gone asks for more than a move does, so it is told as that. */
function itemOf(card: SinceCard, since: Instant, { meeting, today }: Days): SinceItem | undefined {
  const { cardId: id, meaning, evaluateOn, due } = card;
  const isOpen = meaning !== "inUse" && meaning !== "notNow";
  if (meaning === "testing" && evaluateOn !== null && evaluateOn <= meeting) {
    return { kind: "test", id, card, on: evaluateOn };
  }
  if (isOpen && due !== null && due < today) return { kind: "missed", id, card, on: due };
  if (card.createdAt >= since && meaning === "new") return { kind: "idea", id, card };
  return card.since >= since ? { kind: "moved", id, card } : undefined;
}

/** So much comes before the newest idea on a wall, which has room for one more even where it is narrow. */
const BEFORE_NEWEST = 1;

/** For a wall, whose list ends where the room does: whoever has just sent an idea finds it there, however much is new. */
export function onWall(items: readonly SinceItem[]): readonly SinceItem[] {
  const newest = items.findLast(({ kind }) => kind === "idea");
  if (!newest) return items;
  const others = items.filter((item) => item !== newest);
  return [...others.slice(0, BEFORE_NEWEST), newest, ...others.slice(BEFORE_NEWEST)];
}

/** The wall tells it so long before the planned time. */
const TOLD_BEFORE = 15 * 60_000;

/** Whether a meeting is so near that what has changed since the last is worth the place. */
export function isBefore(plannedAt: Instant | undefined, now: Instant): boolean {
  return plannedAt !== undefined && now >= plannedAt - TOLD_BEFORE && now < plannedAt;
}
