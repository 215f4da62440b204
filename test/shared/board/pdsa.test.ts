import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type CardId, type LaneId, newId } from "../../../shared/base/ids.ts";
import { addCard, moveCard, patchCard } from "../../../shared/board/cards.ts";
import { BoardDocument } from "../../../shared/board/document.ts";
import {
  byTalk,
  type Cycle,
  cyclesOf,
  decideTest,
  type Decision,
  decisionOf,
  isAtLimit,
  stateOf,
  type Tested,
  type TestChange,
  undecideTest,
  writeTest,
} from "../../../shared/board/pdsa.ts";
import { MOST_CYCLES } from "../../../shared/board/schema.ts";
import { applyTemplate, defaultLaneId } from "../../../shared/board/templates.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(41);
const TODAY = "2026-11-23";
const TESTING = defaultLaneId("testing");

function aBoard(laneId: LaneId = TESTING) {
  const board = new BoardDocument();
  board.edit("test", applyTemplate);
  const cardId = newId<"card">(random);
  board.edit("test", (each) => addCard(each, { id: cardId, title: "Tilsyn om natten", laneId, who: "Nattevakten" }));
  return { board, cardId };
}

const which = (cardId: CardId, number = 1, today = TODAY) => ({
  cardId,
  number,
  today,
  freshId: newId<"test">(random),
});
const write = (board: BoardDocument, cardId: CardId, change: TestChange, number = 1) =>
  board.edit("test", (each) => writeTest(each, which(cardId, number), change));
const decide = (board: BoardDocument, cardId: CardId, decision: Decision["decision"], number = 1, reason = "Prøvd") =>
  board.edit("test", (each) => decideTest(each, which(cardId, number), { decision, reason }));

function tested(board: BoardDocument, cardId: CardId): Tested {
  const card = board.cards.get(cardId);
  if (!card) throw new Error("no card");
  return { card, meaning: board.lanes.get(card.laneId)?.meaning ?? null };
}
const rows = (board: BoardDocument, cardId: CardId) => board.tests.all().filter((row) => row.cardId === cardId);
const cycles = (board: BoardDocument, cardId: CardId) => cyclesOf(tested(board, cardId), rows(board, cardId));
const states = (board: BoardDocument, cardId: CardId, today = TODAY) =>
  cycles(board, cardId).map((cycle, i, all) => stateOf(cycle, tested(board, cardId), i === all.length - 1, today));
const laneOf = (board: BoardDocument, cardId: CardId) => tested(board, cardId).meaning;

/** Another screen with the same board, which hears nothing until it is merged. */
function apart(board: BoardDocument): BoardDocument {
  const other = new BoardDocument();
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(board.doc));
  return other;
}

function merge(one: BoardDocument, two: BoardDocument): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc));
  Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
  expect(one.digest()).toBe(two.digest());
}

describe("a card that is tested", () => {
  test("has its first test without anybody having written a row", () => {
    const { board, cardId } = aBoard();
    expect(cycles(board, cardId)).toMatchObject([{ number: 1, plan: "", isWritten: false }]);
    expect(states(board, cardId)).toEqual(["unplanned"]);
    expect(rows(board, cardId)).toEqual([]);
  });
  test("has none while it is only an idea", () => {
    const { board, cardId } = aBoard(defaultLaneId("new"));
    expect(cycles(board, cardId)).toEqual([]);
    write(board, cardId, { plan: "Ikke ennå" });
    expect(rows(board, cardId)).toEqual([]);
  });
  test("gets a row from the first who writes, and begins that day", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Én runde ekstra, natt til tirsdag" });
    expect(rows(board, cardId)).toMatchObject([{ number: 1, from: TODAY, decision: null }]);
    expect(states(board, cardId)).toEqual(["running"]);
  });
  test("is due when its card's day of evaluation has come, with or without a plan", () => {
    const { board, cardId } = aBoard();
    board.edit("test", (each) => patchCard(each, cardId, { evaluateOn: "2026-11-25" }));
    expect(states(board, cardId, "2026-11-24")).toEqual(["unplanned"]);
    expect(states(board, cardId, "2026-11-25")).toEqual(["due"]);
  });
  test("is planned until the day it begins", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Fra mandag", from: "2026-11-30" });
    expect(states(board, cardId)).toEqual(["planned"]);
    expect(states(board, cardId, "2026-11-30")).toEqual(["running"]);
  });
});

describe("a decision", () => {
  test("to adopt puts the card in use, and keeps who had it", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Prøv", outcome: "asExpected", happened: "Ingen fall" });
    expect(decide(board, cardId, "adopt").ok).toBe(true);
    expect(laneOf(board, cardId)).toBe("inUse");
    expect(cycles(board, cardId)).toMatchObject([{ decision: "adopt", endedOn: TODAY, who: "Nattevakten" }]);
  });
  test("to adapt opens the next cycle with plan and aim carried over, to be evaluated another day", () => {
    const { board, cardId } = aBoard();
    const measureId = newId<"measure">(random);
    board.edit("test", (each) => patchCard(each, cardId, { evaluateOn: TODAY }));
    write(board, cardId, { plan: "Runde kl. 3", prediction: "Færre fall", measureId });
    decide(board, cardId, "adapt");
    expect(laneOf(board, cardId)).toBe("testing");
    expect(tested(board, cardId).card.evaluateOn).toBeNull();
    expect(cycles(board, cardId)).toMatchObject([
      { number: 1, decision: "adapt" },
      { number: 2, plan: "Runde kl. 3", prediction: "", measureId, from: TODAY, isWritten: false },
    ]);
    write(board, cardId, { plan: "Runde kl. 2 og 4" }, 2);
    expect(rows(board, cardId)).toHaveLength(2);
    expect(cycles(board, cardId).map(({ plan }) => plan)).toEqual(["Runde kl. 3", "Runde kl. 2 og 4"]);
    expect(states(board, cardId)).toEqual(["adapt", "running"]);
  });
  test("to abandon needs a reason, which goes to the card", () => {
    const { board, cardId } = aBoard();
    expect(decide(board, cardId, "abandon", 1, " ")).toEqual({ ok: false, refusal: { code: "needs-reason" } });
    expect(rows(board, cardId)).toEqual([]);
    decide(board, cardId, "abandon", 1, "Tok for mye tid");
    expect(laneOf(board, cardId)).toBe("notNow");
    expect(board.cards.get(cardId)?.reason).toBe("Tok for mye tid");
  });
  test("said twice is said once: the card, and the day it ended, stay", () => {
    const { board, cardId } = aBoard();
    decide(board, cardId, "adopt");
    const before = Y.encodeStateVector(board.doc);
    board.edit("test", (each) => decideTest(each, which(cardId, 1, "2026-12-01"), { decision: "adopt" }));
    expect(Y.encodeStateVector(board.doc)).toEqual(before);
  });
  test("needs no test to have been written: a wall without a keyboard may end one", () => {
    const { board, cardId } = aBoard();
    decide(board, cardId, "adopt");
    expect(cycles(board, cardId)).toMatchObject([{ number: 1, plan: "", decision: "adopt", from: TODAY }]);
  });
  test("can be taken back: the card stands where it stood, with its day and its reason", () => {
    const { board, cardId } = aBoard();
    board.edit("test", (each) => patchCard(each, cardId, { evaluateOn: TODAY, reason: "fra før" }));
    const done = decide(board, cardId, "abandon");
    const before = done.ok ? done.value : undefined;
    if (!before) throw new Error("not decided");
    board.edit("test", (each) => undecideTest(each, which(cardId), before));
    expect(tested(board, cardId)).toMatchObject({
      meaning: "testing",
      card: { evaluateOn: TODAY, reason: "fra før" },
    });
    expect(states(board, cardId)).toEqual(["due"]);
  });
  test("of a card that is gone is refused", () => {
    const { board } = aBoard();
    expect(decide(board, newId<"card">(random), "adopt")).toEqual({ ok: false, refusal: { code: "not-found" } });
  });
  test("follows from where the card was put, when nobody said it", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Prøv" });
    const move = (laneId: LaneId) => moveCard(board, cardId, { laneId, beforeId: null, reason: "Nok å teste" });
    move(defaultLaneId("inUse"));
    expect(states(board, cardId)).toEqual(["adopt"]);
    move(defaultLaneId("notNow"));
    expect(states(board, cardId)).toEqual(["abandon"]);
    move(defaultLaneId("exploring"));
    expect(states(board, cardId)).toEqual(["paused"]);
    move(TESTING);
    expect(states(board, cardId)).toEqual(["running"]);
  });
  test("a card that is tested again after it was settled begins a test of its own", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Prøv" });
    decide(board, cardId, "adopt");
    moveCard(board, cardId, { laneId: TESTING, beforeId: null });
    expect(cycles(board, cardId)).toMatchObject([{ decision: "adopt" }, { number: 2, plan: "", from: null }]);
  });
  test("there is an end to the cycles of one card", () => {
    const { board, cardId } = aBoard();
    for (let number = 1; number <= MOST_CYCLES; number += 1) decide(board, cardId, "adapt", number);
    expect(cycles(board, cardId)).toHaveLength(MOST_CYCLES);
  });
});

describe("several people at once", () => {
  test("write in the same test, begun on two screens, and all of it stands", () => {
    const { board, cardId } = aBoard();
    const other = apart(board);
    write(board, cardId, { plan: "Runde kl. 3" });
    write(other, cardId, { prediction: "Færre fall" });
    merge(board, other);
    expect(cycles(board, cardId)).toMatchObject([{ number: 1, plan: "Runde kl. 3", prediction: "Færre fall" }]);
    write(board, cardId, { plan: "" });
    merge(board, other);
    expect(cycles(other, cardId)).toMatchObject([{ plan: "", prediction: "Færre fall" }]);
  });
  test("who both say adapt open one cycle, and what both write in it stands", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Runde kl. 3" });
    const other = apart(board);
    for (const [screen, change] of [
      [board, { plan: "Runde kl. 4" }],
      [other, { prediction: "Roligere natt" }],
    ] as const) {
      decide(screen, cardId, "adapt");
      write(screen, cardId, change, 2);
    }
    merge(board, other);
    const all = cycles(board, cardId);
    expect(all.map(({ number }) => number)).toEqual([1, 2]);
    expect(all[1]?.prediction).toBe("Roligere natt");
    expect(["Runde kl. 3", "Runde kl. 4"]).toContain(all[1]?.plan);
  });
  test("who decide differently agree on the last word, and on where the card stands", () => {
    const { board, cardId } = aBoard();
    write(board, cardId, { plan: "Runde kl. 3" });
    const other = apart(board);
    decide(board, cardId, "adopt");
    decide(other, cardId, "abandon");
    merge(board, other);
    expect(cycles(board, cardId)).toEqual(cycles(other, cardId));
    const [only] = cycles(board, cardId);
    expect(only?.decision === "adopt" ? "inUse" : "notNow").toBe(laneOf(board, cardId));
  });
  test("never lose a number or read it twice, whatever they do", () => {
    const change = fc.record({ screen: fc.nat(2), act: fc.constantFrom("plan", "adapt", "adopt", "back", "merge") });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (acts) => {
        const { board, cardId } = aBoard();
        const screens = [board, apart(board), apart(board)];
        for (const { screen, act } of acts) {
          const at = screens[screen] ?? board;
          const number = cycles(at, cardId).at(-1)?.number ?? 1;
          if (act === "plan") write(at, cardId, { plan: `fra ${screen}` }, number);
          else if (act === "back")
            at.edit("test", (each) => moveCard(each, cardId, { laneId: TESTING, beforeId: null }));
          else if (act === "merge") merge(at, screens[(screen + 1) % 3] ?? board);
          else decide(at, cardId, act === "adapt" ? "adapt" : "adopt", number);
        }
        for (const each of [...screens, ...screens]) merge(board, each);
        const pictures = screens.map((each) => cycles(each, cardId));
        expect(pictures[1]).toEqual(pictures[0]);
        const numbers = pictures[0]?.map(({ number }) => number) ?? [];
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe("what a meeting talks about", () => {
  const aTest = (state: ReturnType<typeof stateOf>, evaluateOn: string | null, name: string) => ({
    state,
    card: { id: name.padEnd(26, "a") as CardId, evaluateOn },
  });
  test("comes in the order of need: due first, the oldest promise before the others, what is to come last", () => {
    const tests = [
      aTest("planned", null, "e"),
      aTest("running", null, "d"),
      aTest("running", "2026-11-27", "c"),
      aTest("due", "2026-11-23", "b"),
      aTest("due", "2026-11-20", "a"),
      aTest("unplanned", null, "f"),
    ];
    expect(byTalk(tests).map(({ card }) => card.id[0])).toEqual(["a", "b", "c", "d", "f", "e"]);
  });
});

test("a cycle that was followed by another was adjusted, whatever became of its decision", () => {
  const cycle: Cycle = {
    cardId: newId<"card">(random),
    number: 1,
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
    isWritten: true,
  };
  expect(decisionOf(cycle, { meaning: "testing" }, false)).toBe("adapt");
  expect(decisionOf(cycle, { meaning: "testing" }, true)).toBeNull();
});

test("a limit is reached with as many tests as it says, and none is no limit", () => {
  expect([isAtLimit(2, 3), isAtLimit(3, 3), isAtLimit(4, 3), isAtLimit(40, null)]).toEqual([false, true, true, false]);
});
