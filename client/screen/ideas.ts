import { daysBetween, type Instant, type LocalDate, localDate } from "../../shared/base/time.ts";
import type { Card, LaneMeaning } from "../../shared/board/schema.ts";

/** A card as the wall shows it between meetings. */
export interface WallCard {
  readonly card: Card;
  readonly meaning: LaneMeaning;
  /** Since when it has stood in its lane, by the server's clock; undefined until the server has told. */
  readonly since: Instant | undefined;
}

/** So many ideas come before the first tests, so that neither hides the other. */
const IDEAS_FIRST = 3;
const TESTS_NEXT = 2;

/** So long the newest idea stands first: whoever has just sent it looks for it there. */
const JUST_CAME = 10 * 60_000;

/** New ideas, the one that has waited longest first, and what is tested now, the one that is evaluated soonest first. */
export function ideasAndTests(
  cards: readonly WallCard[],
  now: Instant,
): {
  readonly shown: readonly WallCard[];
  readonly ideas: number;
  readonly tests: number;
} {
  const waiting = cards.filter(({ meaning }) => meaning === "new").toSorted(longestFirst);
  const newest = waiting.findLast((each) => hasJustCome(each, now));
  const ideas = newest ? [newest, ...waiting.filter((each) => each !== newest)] : waiting;
  const tests = cards.filter(({ meaning }) => meaning === "testing").toSorted(soonestFirst);
  const shown = [
    ...ideas.slice(0, IDEAS_FIRST),
    ...tests.slice(0, TESTS_NEXT),
    ...ideas.slice(IDEAS_FIRST),
    ...tests.slice(TESTS_NEXT),
  ];
  return { shown, ideas: ideas.length, tests: tests.length };
}

/** It came to the wall's ideas a moment ago. */
export function hasJustCome({ meaning, since }: WallCard, now: Instant): boolean {
  return meaning === "new" && since !== undefined && now - since < JUST_CAME;
}

/** Whole days since it came to its lane. */
export function daysWaited({ since }: WallCard, now: Instant, zone: string): number {
  return since === undefined ? 0 : daysBetween(localDate(since, zone), localDate(now, zone));
}

/** What somebody promised for today or before: the most overdue first. */
export interface Due {
  readonly card: Card;
  readonly kind: "due" | "evaluate";
  readonly date: LocalDate;
  /** 0 = today. */
  readonly daysOver: number;
}

const CLOSED: readonly LaneMeaning[] = ["inUse", "notNow"];

export function dueToday(cards: readonly WallCard[], today: LocalDate): readonly Due[] {
  return cards
    .filter(({ meaning }) => !CLOSED.includes(meaning))
    .flatMap(({ card }) => [...dueOf(card, "due", card.due, today), ...dueOf(card, "evaluate", card.evaluateOn, today)])
    .toSorted((a, b) => b.daysOver - a.daysOver || byId(a.card, b.card));
}

function dueOf(card: Card, kind: Due["kind"], date: LocalDate | null, today: LocalDate): Due[] {
  return date !== null && date <= today ? [{ card, kind, date, daysOver: daysBetween(date, today) }] : [];
}

function longestFirst(a: WallCard, b: WallCard): number {
  return (a.since ?? Infinity) - (b.since ?? Infinity) || byId(a.card, b.card);
}

function soonestFirst(a: WallCard, b: WallCard): number {
  const [first, second] = [a.card.evaluateOn ?? "9999", b.card.evaluateOn ?? "9999"];
  return first < second ? -1 : first > second ? 1 : byId(a.card, b.card);
}

function byId(a: Card, b: Card): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
