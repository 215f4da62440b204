import { type CardId, type TestId } from "../base/ids.ts";
import { ok, type Outcome, refused } from "../base/outcome.ts";
import type { LocalDate } from "../base/time.ts";
import { type MoveRefusal, moveCard, patchCard } from "./cards.ts";
import type { BoardDocument } from "./document.ts";
import { type Card, type LaneMeaning, MOST_CYCLES, type Test, type TestDecision } from "./schema.ts";
import { type DefaultMeaning, defaultLaneId } from "./templates.ts";

/** One cycle of the test of a card: what its rows say together. */
export interface Cycle extends Omit<Test, "id"> {
  /** False for one that only follows from the card's lane or from the cycle before: nobody has written in it yet. */
  readonly isWritten: boolean;
}

/** `unplanned`: tried, and nobody has said what; `planned`: begins later; `paused`: its card is neither tested nor settled. */
export type TestState = TestDecision | "unplanned" | "planned" | "running" | "due" | "paused";

/** What decides the state of a test beside its own rows: its card. */
export interface Tested {
  readonly card: Pick<Card, "id" | "evaluateOn" | "archived">;
  /** Of its lane; null for a lane that is gone. */
  readonly meaning: LaneMeaning | null;
}

const EMPTY = {
  plan: "",
  prediction: "",
  from: null,
  measureId: null,
  unitId: null,
  outcome: null,
  happened: "",
  decision: null,
  endedOn: null,
  who: "",
} as const satisfies Omit<Test, "id" | "cardId" | "number">;

export function isTested({ card, meaning }: Tested): boolean {
  return meaning === "testing" && !card.archived;
}

/**
 * The tests of a card in order. A card in *Tester nå* always has one that runs: where the last is decided, or none was ever
 * written, the next follows by itself. So a decision is one field, and two who say *juster* at once open one cycle.
 * @param rows the tests of this card, in any order
 */
export function cyclesOf(tested: Tested, rows: readonly Test[]): readonly Cycle[] {
  const written = writtenCycles(rows);
  const last = written.at(-1);
  const goesOn = last !== undefined && (last.decision === null || last.number >= MOST_CYCLES);
  return goesOn || !isTested(tested) ? written : [...written, followingCycle(tested.card.id, last)];
}

function writtenCycles(rows: readonly Test[]): readonly Cycle[] {
  const byNumber = new Map<number, Test[]>();
  for (const row of rows) byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), row]);
  return [...byNumber.values()].map(together).toSorted((a, b) => a.number - b.number);
}

/** Rows that two screens made of one cycle: each field as the first of them that says something, in order of their ids. */
function together(rows: readonly Test[]): Cycle {
  const [first, ...others] = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (!first) throw new RangeError("a cycle without rows");
  const { id: _id, ...fields } = first;
  return { ...others.reduce(filledFrom, fields), isWritten: true };
}

function filledFrom(known: Omit<Test, "id">, other: Test): Omit<Test, "id"> {
  return {
    ...known,
    plan: known.plan || other.plan,
    prediction: known.prediction || other.prediction,
    from: known.from ?? other.from,
    measureId: known.measureId ?? other.measureId,
    unitId: known.measureId === null ? other.unitId : known.unitId,
    outcome: known.outcome ?? other.outcome,
    happened: known.happened || other.happened,
    decision: known.decision ?? other.decision,
    endedOn: known.endedOn ?? other.endedOn,
    who: known.who || other.who,
  };
}

/** After *juster* the plan and the aim are carried over, to be changed; after anything else one begins anew. */
function followingCycle(cardId: CardId, last: Cycle | undefined): Cycle {
  const next = { ...EMPTY, cardId, number: (last?.number ?? 0) + 1, isWritten: false };
  if (last?.decision !== "adapt") return next;
  return { ...next, plan: last.plan, measureId: last.measureId, unitId: last.unitId, from: last.endedOn };
}

/**
 * What a test led to. One that nobody decided is settled by where its card was put: in *Innført* or *Ikke nå*; and one that
 * another cycle follows was adjusted.
 */
export function decisionOf(cycle: Cycle, { meaning }: Pick<Tested, "meaning">, isLast: boolean): TestDecision | null {
  if (cycle.decision !== null) return cycle.decision;
  if (!isLast) return "adapt";
  if (meaning === "inUse") return "adopt";
  return meaning === "notNow" ? "abandon" : null;
}

export function stateOf(cycle: Cycle, tested: Tested, isLast: boolean, today: LocalDate): TestState {
  const decision = decisionOf(cycle, tested, isLast);
  if (decision !== null) return decision;
  if (!isTested(tested)) return "paused";
  const { evaluateOn } = tested.card;
  if (evaluateOn !== null && evaluateOn <= today) return "due";
  if (cycle.from !== null && cycle.from > today) return "planned";
  return cycle.plan === "" ? "unplanned" : "running";
}

/** The one that runs, or that ended last; undefined for a card that was never tested. */
export function currentCycle(cycles: readonly Cycle[]): Cycle | undefined {
  return cycles.at(-1);
}

const TALK: readonly TestState[] = ["due", "running", "unplanned", "planned"];

/** Which tests a meeting talks about first: those that are due, the oldest promise first; then by the day agreed. */
export function byTalk<T extends { readonly state: TestState; readonly card: Pick<Card, "id" | "evaluateOn"> }>(
  tests: readonly T[],
): readonly T[] {
  const day = ({ card }: T) => card.evaluateOn ?? "9999";
  const place = ({ state }: T) => TALK.indexOf(state) + (TALK.includes(state) ? 0 : TALK.length + 1);
  const byDay = (a: T, b: T) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.card.id < b.card.id ? -1 : 1);
  return tests.toSorted((a, b) => place(a) - place(b) || byDay(a, b));
}

/** Which test is written in, and the id for its row, should it be the first to be written. */
export interface Which {
  readonly cardId: CardId;
  readonly number: number;
  readonly freshId: TestId;
  readonly today: LocalDate;
}

export type TestChange = Partial<
  Pick<Test, "plan" | "prediction" | "from" | "measureId" | "unitId" | "outcome" | "happened">
>;

/** Writes in a test; the first to write in one makes its row. Says nothing of a test that its card does not have. */
export function writeTest(board: BoardDocument, which: Which, change: TestChange): void {
  write(board, which, change);
}

function write(board: BoardDocument, which: Which, change: Partial<Omit<Test, "id" | "cardId" | "number">>): void {
  const rows = rowsOf(board, which.cardId);
  const same = rows.filter(({ number }) => number === which.number);
  // All rows of the cycle say the same afterwards: a field that one empties does not come back from another.
  for (const row of same) board.tests.patch(row.id, change);
  if (same.length > 0) return;
  const tested = testedIn(board, which.cardId);
  const cycle = tested && cyclesOf(tested, rows).find(({ number }) => number === which.number);
  if (!cycle) return;
  const { isWritten: _none, ...fields } = cycle;
  board.tests.add({ ...fields, id: which.freshId, from: cycle.from ?? which.today, ...change });
}

export interface Decision {
  readonly decision: TestDecision;
  /** Why not, for one that is given up: it goes back to whoever had the idea. */
  readonly reason?: string;
  /** When the next cycle is evaluated, for one that is adjusted; asked for otherwise. */
  readonly again?: LocalDate;
}

/** Where the card stood before a decision, to take it back. */
export interface Undecided extends Pick<Card, "laneId" | "evaluateOn" | "reason"> {}

const LANE_AFTER: Readonly<Record<TestDecision, DefaultMeaning>> = {
  adopt: "inUse",
  adapt: "testing",
  abandon: "notNow",
};

/**
 * Ends a test: says what it led to, and puts its card where that belongs. Said twice it is said once; said otherwise, the
 * last word counts. Who had the card is kept with the test, since the card goes on to others.
 */
export function decideTest(
  board: BoardDocument,
  which: Which,
  { decision, reason, again }: Decision,
): Outcome<Undecided | undefined, MoveRefusal> {
  const card = board.cards.get(which.cardId);
  if (!card) return refused({ code: "not-found" });
  const said = rowsOf(board, card.id).find((row) => row.number === which.number && row.decision === decision);
  if (said) return ok(undefined);
  const laneId = defaultLaneId(LANE_AFTER[decision]);
  const moves = card.laneId !== laneId;
  if (moves && decision === "abandon" && !reason?.trim()) return refused({ code: "needs-reason" });
  // Before the card moves: a cycle that nobody wrote in stands only while its card is tested.
  write(board, which, { decision, endedOn: which.today, who: card.who });
  if (moves) moveCard(board, card.id, { laneId, beforeId: null, ...(reason && { reason }) });
  patchCard(board, card.id, { evaluateOn: decision === "adapt" ? (again ?? null) : null });
  const { laneId: before, evaluateOn, reason: why } = card;
  return ok({ laneId: before, evaluateOn, reason: why });
}

/** Takes a decision back: the test runs on, and its card stands where it stood, last in its lane. */
export function undecideTest(board: BoardDocument, which: Which, before: Undecided): void {
  write(board, which, { decision: null, endedOn: null, who: "" });
  const { laneId, evaluateOn, reason } = before;
  if (board.cards.get(which.cardId)?.laneId !== laneId) {
    moveCard(board, which.cardId, { laneId, beforeId: null, reason });
  }
  patchCard(board, which.cardId, { evaluateOn, reason });
}

function rowsOf(board: BoardDocument, cardId: CardId): Test[] {
  return board.tests.all().filter((row) => row.cardId === cardId);
}

function testedIn(board: BoardDocument, cardId: CardId): Tested | undefined {
  const card = board.cards.get(cardId);
  return card && { card, meaning: board.lanes.get(card.laneId)?.meaning ?? null };
}

/** Whether the team has as many tests as it wanted at once. Said before one more is begun; nothing is ever refused for it. */
export function isAtLimit(running: number, limit: number | null): boolean {
  return limit !== null && running >= limit;
}
