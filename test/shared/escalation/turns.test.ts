import { expect, test } from "vitest";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { type Escalation, shownMatter } from "../../../shared/escalation/escalation.ts";
import { isOnlySeen } from "../../../shared/escalation/onlySeen.ts";
import { boardsIn, isUnsolved, isUrged } from "../../../shared/escalation/state.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { actsAt } from "../../../shared/escalation/turns.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(99);
const ids = () => newId<"board">(random);
const [section, department, clinic, below] = [ids(), ids(), ids(), ids()];
const by = { kind: "system", name: "" } as const;
const clock = { due: 10, rises: 20, onCall: false };
const sent: MatterStep = { what: "sent", to: department, ...clock, at: 0, by };

function matter(history: readonly MatterStep[], kind: Escalation["kind"] = "action"): Escalation {
  const said = { id: newId<"escalation">(random), cardId: null, kind, safety: false, chart: null } as const;
  const texts = { what: "Sak", tried: "", asked: "Hjelp", history: [...history] };
  const placeOf = (boardId: BoardId) => ({ boardId, unitName: "", unitKind: "section" as const });
  return shownMatter({ ...said, ...texts }, section, placeOf, boardsIn({ history }, section));
}

test("a new matter can be answered, put off, handed on, merged, received and started by who has it", () => {
  const acts = ["answer", "interim", "delegate", "forward", "merge", "receive", "start"];
  expect(actsAt(matter([sent]), department)).toEqual(acts);
});

test("the sender and a board that has no part in it can do none of these", () => {
  expect(actsAt(matter([sent]), section)).toEqual([]);
  expect(actsAt(matter([sent]), clinic)).toEqual([]);
});

test("what is for awareness is read, answered if one will, or taken further", () => {
  expect(actsAt(matter([sent], "awareness"), department)).toEqual(["answer", "forward", "thank"]);
});

test("who sees to it for the holder answers it; the holder can take it back", () => {
  const delegated = matter([sent, { what: "delegated", to: below, at: 1, by }]);
  expect(actsAt(delegated, below)).toEqual(["answer"]);
  expect(actsAt(delegated, department)).toContain("takeBack");
});

test("a level that missed it can still answer, and nothing more", () => {
  const risen = matter([sent, { what: "risen", to: clinic, ...clock, at: 1, by }]);
  expect(actsAt(risen, department)).toEqual(["answer"]);
  expect(actsAt(risen, clinic)).toContain("forward");
});

test("an interim answer is given once, and nothing is done to what is answered", () => {
  const interim: MatterStep = { what: "interim", text: "Mandag", board: department, ...clock, at: 1, by };
  expect(actsAt(matter([sent, interim]), department)).not.toContain("interim");
  const answered: MatterStep = { what: "answered", text: "Ja", board: department, at: 2, by };
  expect(actsAt(matter([sent, interim, answered]), department)).toEqual([]);
});

test("a decision of one word is an answer, a receipt in a whole sentence is none", () => {
  expect(["Sett", "OK.", "mottatt!", "Vi ser på det", "noted"].every(isOnlySeen)).toBe(true);
  expect(["Ja", "Nei", "Vi ser på det mandag kl. 9", "Bestilt", ""].some(isOnlySeen)).toBe(false);
});

test("what was not solved is told wherever it lies, until it has another answer; what is urgent, until it is put off again", () => {
  const answered: MatterStep = { what: "answered", board: department, text: "Ny lås", at: 1, by };
  const reopened: MatterStep = { what: "reopened", ...clock, at: 2, by };
  const risen: MatterStep = { what: "risen", to: clinic, ...clock, at: 3, by };
  const unsolved = (...history: MatterStep[]) => isUnsolved({ history: [sent, ...history] });
  expect([unsolved(), unsolved(answered), unsolved(answered, reopened)]).toEqual([false, false, true]);
  expect([unsolved(answered, reopened, risen), unsolved(answered, reopened, answered)]).toEqual([true, false]);
  const interim: MatterStep = { what: "interim", board: department, text: "I morgen", ...clock, at: 1, by };
  const urged: MatterStep = { what: "urged", ...clock, at: 2, by };
  const isUrgent = (...history: MatterStep[]) => isUrged({ history: [sent, ...history] });
  expect([isUrgent(interim), isUrgent(interim, urged), isUrgent(interim, urged, risen)]).toEqual([false, true, true]);
});
