import { expect, test } from "vitest";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { HOUR } from "../../../shared/base/time.ts";
import { type Escalation, shownMatter } from "../../../shared/escalation/escalation.ts";
import { groupWith, receivedIn, RECEIVING_LANES, rowsOf } from "../../../shared/escalation/lanes.ts";
import { levelMattersOf, owedBy } from "../../../shared/level/matters.ts";
import { boardsIn } from "../../../shared/escalation/state.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(77);
const ids = () => newId<"board">(random);
const [section, department, clinic] = [ids(), ids(), ids()];
const by = { kind: "system", name: "" } as const;
const group = newId<"matterGroup">(random);

function matter(history: readonly MatterStep[], change: Partial<Escalation> = {}): Escalation {
  const said = {
    id: newId<"escalation">(random),
    cardId: null,
    kind: "action" as const,
    safety: false,
    what: "Sak",
    tried: "",
    asked: "Hjelp",
    chart: null,
    ...change,
    history: [...history],
  };
  const placeOf = (boardId: BoardId) => ({ boardId, unitName: boardId, unitKind: "section" as const });
  return shownMatter(said, section, placeOf, boardsIn({ history }, section));
}
const clock = (due: number | null) => ({ due, rises: null, onCall: false });
const sent = (due: number | null = null): MatterStep => ({ what: "sent", to: department, ...clock(due), at: 0, by });
const started: MatterStep = { what: "started", board: department, at: 1, by };
const answered = (board: BoardId): MatterStep => ({ what: "answered", text: "Ja", board, at: 2, by });
const risen: MatterStep = { what: "risen", to: clinic, ...clock(null), at: 1, by };
const forwarded: MatterStep = { what: "forwarded", to: clinic, ...clock(null), at: 1, by };
const merged: MatterStep = { what: "merged", group, at: 1, by };

const countsAt = (board: BoardId, ...matters: readonly Escalation[]) =>
  Object.fromEntries(
    RECEIVING_LANES.map((lane): [string, number] => [lane, receivedIn(matters, board)[lane].length]).filter(
      ([, count]) => count > 0,
    ),
  );

test("a matter stands in the lane of what was done with it last", () => {
  expect(countsAt(department, matter([sent()]))).toEqual({ toUs: 1 });
  expect(countsAt(department, matter([sent(), started]))).toEqual({ working: 1 });
  expect(countsAt(department, matter([sent(), answered(department)]))).toEqual({ answered: 1 });
  expect(countsAt(department, matter([sent(), forwarded]))).toEqual({ passed: 1 });
  expect(countsAt(department, matter([sent(), risen]))).toEqual({ missed: 1 });
  expect(countsAt(clinic, matter([sent(), risen]))).toEqual({ toUs: 1 });
});

test("a late answer stands both where it was given and where the matter lies", () => {
  const late = matter([sent(), risen, answered(department)]);
  expect(countsAt(department, late)).toEqual({ answered: 1 });
  expect(countsAt(clinic, late)).toEqual({ answered: 1 });
});

test("what a board missed and then sees to for the level above stands once", () => {
  const back = matter([sent(), risen, { what: "delegated", to: department, at: 3, by }]);
  expect(countsAt(department, back)).toEqual({ working: 1 });
});

test("safety comes first, then what has the least time left, and what has none promised last", () => {
  const matters = [
    matter([sent(null)], { what: "uten frist" }),
    matter([sent(2 * HOUR)], { what: "om to timer" }),
    matter([sent(HOUR)], { what: "om en time" }),
    matter([sent(3 * HOUR)], { what: "sikkerhet", safety: true }),
  ];
  const { toUs } = receivedIn(matters, department);
  expect(toUs.map(({ matter: { what } }) => what)).toEqual(["sikkerhet", "om en time", "om to timer", "uten frist"]);
});

test("those that get one answer are one row, with all of them in it", () => {
  const [one, two, alone] = [matter([sent(HOUR), merged]), matter([sent(2 * HOUR), merged]), matter([sent()])];
  const rows = rowsOf([two, alone, one]);
  expect(rows.map(({ matter: { id }, members }) => [id, members.length])).toEqual([
    [one.id, 2],
    [alone.id, 1],
  ]);
  expect(groupWith([one, two, alone], two).map(({ id }) => id)).toEqual([two.id, one.id]);
  expect(groupWith([one, two, alone], alone)).toEqual([alone]);
});

test("an ended matter stands in no lane", () => {
  const confirmed = matter([sent(), answered(department), { what: "confirmed", at: 3, by }]);
  expect(countsAt(department, confirmed)).toEqual({});
  expect(countsAt(department, matter([sent(), { what: "withdrawn", at: 3, by }]))).toEqual({});
});

test("a level counts what its board has in its lanes: one answer is begun on once, and each matter is in one list", () => {
  const begun = matter([sent(), started, merged], { group });
  const joined = matter([sent(), merged], { group });
  const all = [begun, joined, matter([sent()]), matter([sent(), risen, { ...merged, group: newId(random) }])];
  expect(countsAt(department, ...all)).toEqual({ toUs: 1, working: 1, missed: 1 });
  const lists = levelMattersOf(all, department);
  expect([lists.waiting, lists.missed, lists.passed, lists.answered].map((list) => list.length)).toEqual([2, 1, 0, 0]);
  expect(lists.waiting).toHaveLength(owedBy(all, department).all);
  // Seen to for the unit above, by the board that had missed it: it is work there, and no longer a reproach.
  const back = matter([sent(), risen, { what: "delegated", to: department, at: 2, by }]);
  expect([levelMattersOf([back], department).waiting.length, levelMattersOf([back], department).missed]).toEqual([
    1,
    [],
  ]);
});
