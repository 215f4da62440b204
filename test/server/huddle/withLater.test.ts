import { expect, test } from "vitest";
import { withLater } from "../../../server/huddle/late.ts";
import { type Id, newId } from "../../../shared/base/ids.ts";
import { type MeetingFacts, meetingFacts } from "../../../shared/protocol/meetings.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(608);
const id = <Kind extends string>(): Id<Kind> => newId<Kind>(random);
const type = { kind: "huddle", name: null };
const NOTHING: MeetingFacts = meetingFacts.parse({ type, cross: [], measures: [], cards: [] });
const facts = (change: Partial<MeetingFacts>): MeetingFacts => ({ ...NOTHING, ...change });
const matter = id<"escalation">();

test("an answer that a wall gave without network comes to the question that stood there without one", () => {
  const asked = { id: id<"question">(), unit: "Prøve HF", text: "Går det?", answer: null };
  const other = { ...asked, id: id<"question">(), answer: "Ja" };
  const later = { ...asked, answer: "Nei" };
  const { questions } = withLater(facts({ questions: [asked, other] }), facts({ questions: [later] }));
  expect(questions).toEqual([later, other]);
});

test("what was told as waiting is not told so any more when it was judged, or raised, late", () => {
  const heard = { id: matter, what: "Lås", text: "Ny lås", from: "Prøve HF", interim: null };
  const mark = { id: id<"escalation">(), what: "Porten" };
  const answers = [{ id: matter, what: "Lås", text: "Ny lås", from: "Prøve HF", solved: true }];
  const raised = [{ ...mark, kind: "action" as const, asked: "", to: "Prøve HF" }];
  const together = withLater(facts({ heard: [heard], marked: [mark] }), facts({ answers, raised }));
  expect([together.heard, together.marked, together.answers, together.raised]).toEqual([[], [], answers, raised]);
});

test("two tests of one card are both told, also when one of them comes late", () => {
  const first = { id: id(), title: "Løfter", number: 1, plan: "", outcome: null, happened: "" };
  const tests = (number: number) => [{ ...first, number, decision: "adapt" as const }];
  const together = withLater(facts({ tests: tests(1) }), facts({ tests: [...tests(1), ...tests(2)] }));
  expect(together.tests.map(({ number }) => number)).toEqual([1, 2]);
});

test("nothing that stood in a record is taken away", () => {
  const visits = [{ id: id<"visit">(), from: "Klinikk", kind: "clinic" as const, at: 1, thanks: [] }];
  const matters = [{ id: matter, what: "Lås", from: "3B", kind: "action" as const, safety: false }];
  const handled = [{ matters, deeds: [{ did: "started" as const }] }];
  const replies = [{ id: id<"question">(), unit: "3B", text: "Går det?", answer: "Ja" }];
  const full = facts({ visits, handled, replies });
  expect(withLater(full, NOTHING)).toEqual(full);
});
