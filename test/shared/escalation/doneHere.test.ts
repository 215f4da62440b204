import { expect, test } from "vitest";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { doneHere } from "../../../shared/escalation/doneHere.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(77);
const ids = (): BoardId => newId<"board">(random);
const [department, clinic, below] = [ids(), ids(), ids()];
const by = { kind: "system", name: "" } as const;
const clock = { due: 10, rises: 20, onCall: false };
const sent: MatterStep = { what: "sent", to: department, ...clock, at: 0, by };
const received = (board: BoardId, at: number): MatterStep => ({ what: "received", board, at, by });
const started = (board: BoardId, at: number): MatterStep => ({ what: "started", board, at, by });
const answered = (board: BoardId, at: number): MatterStep => ({ what: "answered", text: "Ja", board, at, by });
const forwarded: MatterStep = { what: "forwarded", to: clinic, ...clock, at: 3, by };

function did(history: readonly MatterStep[], board = department, kind: "action" | "awareness" = "action", from = 0) {
  return doneHere({ history, kind }, board, ({ at }) => at >= from).map(({ what }) => what);
}

test("what a board said, handed down and took further is told, and what only opened the way is not", () => {
  const delegated: MatterStep = { what: "delegated", to: below, at: 2, by };
  expect(did([sent, received(department, 1), started(department, 1), delegated, forwarded])).toEqual([
    "delegated",
    "forwarded",
  ]);
});

test("each board is told its own: an answer by whom it was delegated to is not the holder's", () => {
  const history = [sent, { what: "delegated", to: below, at: 1, by } as const, answered(below, 2)];
  expect([did(history), did(history, below)]).toEqual([["delegated"], ["answered"]]);
});

test("who has it after it was taken further has not taken it further", () => {
  expect([did([sent, forwarded]), did([sent, forwarded], clinic)]).toEqual([["forwarded"], []]);
});

test("that somebody has it is told where nothing else is: under work, or read for awareness", () => {
  expect(did([sent, received(department, 1)])).toEqual([]);
  expect(did([sent, received(department, 1), started(department, 2)])).toEqual(["started"]);
  expect(did([sent, received(department, 1)], department, "awareness")).toEqual(["received"]);
});

test("only what was done in the time that is asked for counts, and what was taken back does not", () => {
  const back: MatterStep = { what: "delegated", to: null, at: 2, by };
  expect(did([sent, answered(department, 1)], department, "action", 2)).toEqual([]);
  expect(did([sent, back])).toEqual([]);
});
