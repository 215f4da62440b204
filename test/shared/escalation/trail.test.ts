import { expect, test } from "vitest";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { type Escalation, type Place, shownMatter } from "../../../shared/escalation/escalation.ts";
import { boardsIn } from "../../../shared/escalation/state.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { confirmedAt, trailOf } from "../../../shared/escalation/trail.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(512);
const board = () => newId<"board">(random);
const PLACES: readonly Place[] = [
  { boardId: board(), unitName: "3B", unitKind: "section" },
  { boardId: board(), unitName: "Ortopedisk", unitKind: "department" },
  { boardId: board(), unitName: "Kirurgisk", unitKind: "clinic" },
  { boardId: board(), unitName: "4A", unitKind: "section" },
];
const [section, department, clinic, other] = PLACES.map(({ boardId }) => boardId) as [
  BoardId,
  BoardId,
  BoardId,
  BoardId,
];
const by = { kind: "person", name: "Kari Nordahl" } as const;
const clock = { due: null, rises: null, onCall: false };
const group = newId<"matterGroup">(random);

function matter(...history: readonly MatterStep[]): Escalation {
  const said = {
    id: newId<"escalation">(random),
    cardId: null,
    kind: "action",
    safety: false,
    what: "Låst medisinrom",
    tried: "",
    asked: "En avgjørelse",
    chart: null,
    history: [...history],
  } as const;
  const placeOf = (id: BoardId): Place => PLACES.find(({ boardId }) => boardId === id) ?? PLACES[0]!;
  return shownMatter({ ...said, history: [...history] }, section, placeOf, boardsIn({ history }, section));
}
const at = (minute: number) => ({ at: minute * MINUTE, by });
const sent: MatterStep = { what: "sent", to: department, ...clock, ...at(0) };
const told = (found: Escalation) =>
  trailOf(found).stops.map(({ place, how, at: when }) => [place.unitName, how, when === null ? null : when / MINUTE]);

test("a matter that nobody has touched has a receiver without a time", () => {
  expect(told(matter(sent))).toEqual([
    ["3B", "from", 0],
    ["Ortopedisk", "to", null],
  ]);
});

test("each level has the time at which the matter came to it, and how", () => {
  const found = matter(
    sent,
    { what: "received", board: department, ...at(25) },
    { what: "forwarded", to: clinic, ...clock, ...at(26) },
  );
  expect(told(found)).toEqual([
    ["3B", "from", 0],
    ["Ortopedisk", "to", 25],
    ["Kirurgisk", "forwarded", 26],
  ]);
  expect(trailOf(found).stops.map(({ isHere }) => isHere)).toEqual([false, false, true]);
});

test("a rise by itself is told from one by hand", () => {
  const found = matter(sent, { what: "risen", to: clinic, ...clock, ...at(55) });
  expect(told(found).at(-1)).toEqual(["Kirurgisk", "risen", 55]);
});

test("an answer of a level that the matter had left is a late one, that of the holder is not", () => {
  const risen: MatterStep = { what: "risen", to: clinic, ...clock, ...at(55) };
  const late = matter(sent, risen, { what: "answered", text: "Ny lås", board: department, ...at(60) });
  expect(trailOf(late).stops[1]?.notes).toEqual([{ what: "answered", at: 60 * MINUTE, isLate: true }]);
  const own = matter(sent, risen, { what: "answered", text: "Ny lås", board: clinic, ...at(60) });
  expect(trailOf(own).stops[2]?.notes).toEqual([{ what: "answered", at: 60 * MINUTE, isLate: false }]);
});

test("who sees to it stands beside who has it, and the answer is theirs and not late", () => {
  const seenTo = matter(sent, { what: "delegated", to: other, ...at(5) });
  expect(told(seenTo).at(-1)).toEqual(["4A", "delegated", 5]);
  expect(trailOf(seenTo).stops.map(({ isHere }) => isHere)).toEqual([false, true, true]);
  const found = matter(...seenTo.history, { what: "answered", text: "Vi henter den", board: other, ...at(9) });
  const delegate = trailOf(found).stops[2];
  expect(delegate?.notes).toEqual([{ what: "answered", at: 9 * MINUTE, isLate: false }]);
});

test("what is answered or taken back lies nowhere and waits for nobody who had it", () => {
  const answered: MatterStep = { what: "answered", text: "Ja", board: department, ...at(5) };
  for (const last of [answered, { what: "withdrawn", ...at(5) } as const]) {
    expect(trailOf(matter(sent, last)).stops.filter(({ isHere }) => isHere)).toEqual([]);
  }
});

test("what was merged, promised, urged and opened again is told where it lay", () => {
  const found = matter(
    sent,
    { what: "merged", group, ...at(1) },
    { what: "interim", text: "Mandag", board: department, ...clock, ...at(2) },
    { what: "urged", ...clock, ...at(3) },
    { what: "answered", text: "Ja", board: department, ...at(4) },
    { what: "reopened", ...clock, ...at(5) },
  );
  expect(trailOf(found).stops[1]?.notes.map(({ what }) => what)).toEqual([
    "merged",
    "interim",
    "urged",
    "answered",
    "reopened",
  ]);
});

test("a unit that took the sender's place stands beside it, and the holder's heir after the holder", () => {
  const found = matter(
    sent,
    { what: "rerouted", from: other, to: null, ...clock, ...at(7) },
    { what: "rerouted", from: null, to: clinic, ...clock, ...at(8) },
  );
  expect(told(found)).toEqual([
    ["3B", "from", 0],
    ["4A", "heir", 7],
    ["Ortopedisk", "to", null],
    ["Kirurgisk", "rerouted", 8],
  ]);
});

test("a confirmed matter tells how long it took, and one that was opened again does not", () => {
  const answered: MatterStep = { what: "answered", text: "Ja", board: department, ...at(30) };
  const confirmed: MatterStep = { what: "confirmed", ...at(90) };
  expect(trailOf(matter(sent, answered, confirmed)).end).toEqual({
    what: "confirmed",
    at: 90 * MINUTE,
    took: 90 * MINUTE,
  });
  expect(confirmedAt(matter(sent, answered, confirmed))).toBe(90 * MINUTE);
  expect(confirmedAt(matter(sent, answered, confirmed, { what: "reopened", ...clock, ...at(91) }))).toBeUndefined();
});
