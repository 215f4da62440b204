import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoardId, newId, type UnitId } from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { cascadeOf, count, meeting } from "../../../shared/cascade/cascade.ts";
import { COVERAGE_STATES, type CoverageLine } from "../../../shared/cascade/coverage.ts";
import type { UnitKind } from "../../../shared/tier/tiers.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(28);
/** 07:00 of a day; only what lies between the times matters here. */
const SEVEN = Date.parse("2026-11-23T06:00:00Z");

interface Named {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly closedAt: number | null;
  readonly mergedInto: null;
}
const made: Named[] = [];
function unit(kind: UnitKind, name: string, parentId: UnitId | null): UnitId {
  const id: UnitId = newId(random);
  made.push({ id, parentId, kind, name, closedAt: null, mergedInto: null });
  return id;
}
const trust = unit("trust", "Vestfjord HF", null);
const clinic = unit("clinic", "Kirurgi", trust);
const beside = unit("clinic", "Medisin", trust);
const ortho = unit("department", "Ortopedi", clinic);
const acute = unit("department", "Akutt", clinic);
const ward3 = unit("section", "Sengepost 3B", ortho);
const dayWard = unit("section", "Dagkirurgen", ortho);
const intake = unit("section", "Mottaket", acute);
const straight = unit("section", "Analyse", clinic);
const elsewhere = unit("section", "Dialysen", beside);
const units = new Map(made.map((each) => [each.id, each]));
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

function line(unitId: UnitId, minutes: number | null, change: Partial<CoverageLine> = {}): CoverageLine {
  const plannedAt = minutes === null ? null : SEVEN + minutes * MINUTE;
  const plannedEnd = plannedAt === null ? null : plannedAt + 10 * MINUTE;
  const boardId: BoardId = newId(random);
  const state = plannedAt === null ? "none" : "notYet";
  return { boardId, boardName: "Tavla", unitId, state, plannedAt, plannedEnd, startedAt: null, ...change };
}

test("goes from the floor up, with the units of the own sub-tree in the order of the tree and those above it", () => {
  const lines = [trust, clinic, ortho, acute, ward3, dayWard, intake, straight, elsewhere, beside].map((id) =>
    line(id, 45),
  );
  const { levels } = cascadeOf(units, clinic, lines, byName);
  expect(levels.map(({ kind, place }) => [kind, place])).toEqual([
    ["section", "below"],
    ["department", "below"],
    ["clinic", "own"],
    ["trust", "above"],
  ]);
  const named = levels.map((level) => level.lines.map(({ unitId }) => units.get(unitId)?.name));
  expect(named).toEqual([
    ["Mottaket", "Analyse", "Dagkirurgen", "Sengepost 3B"],
    ["Akutt", "Ortopedi"],
    ["Kirurgi"],
    ["Vestfjord HF"],
  ]);
});

test("the order never follows from how a board stands", () => {
  const states = fc.array(fc.constantFrom(...COVERAGE_STATES), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(states, (chosen) => {
      const lines = [dayWard, ward3, intake, straight].map((id, at) => line(id, 45, { state: chosen[at] ?? "none" }));
      const [sections] = cascadeOf(units, clinic, lines, byName).levels;
      expect(sections?.lines.map(({ unitId }) => unitId)).toEqual([intake, straight, dayWard, ward3]);
    }),
  );
});

test("every count is that of the list that it opens, and together they are all of it", () => {
  const states = fc.array(fc.constantFrom(...COVERAGE_STATES), { maxLength: 30 });
  fc.assert(
    fc.property(states, (chosen) => {
      const lines = chosen.map((state) => line(ward3, 45, { state }));
      const counts = count(lines);
      for (const state of COVERAGE_STATES) {
        expect(counts[state]).toBe(lines.filter((each) => each.state === state).length);
      }
      expect(meeting(counts) + counts.none).toBe(lines.length);
    }),
  );
});

test("a level's time is one, or from the first to the last; a level without a board is left out", () => {
  const { levels } = cascadeOf(units, clinic, [line(ward3, 45), line(intake, 60), line(clinic, null)], byName);
  expect(levels.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["section", SEVEN + 45 * MINUTE, SEVEN + 60 * MINUTE],
    ["clinic", null, null],
  ]);
});

test("a unit that is laid down is no part of the day, and those below it count to the level above", () => {
  const without = new Map([...units].map(([id, each]) => [id, id === ortho ? { ...each, closedAt: 1 } : each]));
  const { levels } = cascadeOf(without, clinic, [line(ortho, 75), line(ward3, 45)], byName);
  expect(levels.map(({ kind, lines }) => [kind, lines.length])).toEqual([["section", 1]]);
});

test("a unit that meets before those below it are done is named, with those that it does not wait for", () => {
  const lines = [
    line(ward3, 45),
    line(dayWard, 70),
    line(intake, 45),
    line(ortho, 75),
    line(acute, 30),
    line(clinic, 105),
  ];
  const { outOfOrder } = cascadeOf(units, clinic, lines, byName);
  expect(outOfOrder).toEqual([
    { unitId: acute, startsAt: SEVEN + 30 * MINUTE, below: [{ unitId: intake, endsAt: SEVEN + 55 * MINUTE }] },
    { unitId: ortho, startsAt: SEVEN + 75 * MINUTE, below: [{ unitId: dayWard, endsAt: SEVEN + 80 * MINUTE }] },
  ]);
});

test("one that begins when those below end is in order; where the level between does not meet, the next one counts", () => {
  expect(cascadeOf(units, clinic, [line(ward3, 45), line(ortho, 55)], byName).outOfOrder).toEqual([]);
  const { outOfOrder } = cascadeOf(units, clinic, [line(ward3, 45), line(ortho, null), line(clinic, 50)], byName);
  expect(outOfOrder.map(({ unitId }) => unitId)).toEqual([clinic]);
});
