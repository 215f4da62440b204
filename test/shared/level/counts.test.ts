import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COVERAGE_STATES } from "../../../shared/cascade/coverage.ts";
import { capacity, crosses, levelsOfDay, meetToday, openEvents, staffing } from "../../../shared/level/counts.ts";
import type { LevelUnit } from "../../../shared/level/overview.ts";
import { UNIT_KINDS } from "../../../shared/tier/tiers.ts";
import { aLine as unit } from "../../support/lines.ts";

const meeting = (state: LevelUnit["meeting"]["state"], plannedAt: number) => ({
  meeting: { state, plannedAt, plannedEnd: plannedAt + 600_000, startedAt: null },
});

describe("what a level counts of all below it", () => {
  test("levels come from the floor up, their units in the order they were given", () => {
    const units = [
      unit({ kind: "department", ...meeting("notYet", 200) }),
      unit({ name: "B", ...meeting("held", 150) }),
      unit({ name: "A", ...meeting("missed", 100) }),
      unit({ name: "uten tavle", boardId: null }),
    ];
    const [sections, departments] = levelsOfDay(units);
    expect(sections?.lines.map(({ name }) => name)).toEqual(["B", "A", "uten tavle"]);
    expect(sections?.counts).toEqual({ running: 0, held: 1, missed: 1, notYet: 0, none: 1 });
    expect([sections?.from, sections?.to]).toEqual([100, 150]);
    expect(departments?.kind).toBe("department");
  });

  test("every count is of the lines that it opens, and together they are all of them", () => {
    const lines = fc.array(fc.tuple(fc.constantFrom(...COVERAGE_STATES), fc.constantFrom(...UNIT_KINDS)));
    fc.assert(
      fc.property(lines, (drawn) => {
        const all = drawn.map(([state, kind]) => unit({ kind, ...meeting(state, 100) }));
        const levels = levelsOfDay(all);
        expect(levels.flatMap((level) => level.lines)).toHaveLength(all.length);
        for (const { lines: there, counts } of levels) {
          for (const state of COVERAGE_STATES) {
            expect(counts[state]).toBe(there.filter((line) => line.meeting.state === state).length);
          }
          expect(meetToday(counts) + counts.none).toBe(there.length);
        }
      }),
    );
  });

  test("a level that has no open board yet has no day", () => {
    const levels = levelsOfDay([unit(), unit({ kind: "department", boardId: null })]);
    expect(levels.map(({ kind }) => kind)).toEqual(["section"]);
  });

  test("beds of a unit that has not said how many patients it has are not counted as empty", () => {
    const room = capacity([
      unit({ beds: { beds: 20, patients: 22 } }),
      unit({ beds: { beds: 30, patients: null } }),
      unit(),
    ]);
    expect([room.patients, room.beds]).toEqual([22, 20]);
    expect([room.said.length, room.unsaid.length]).toEqual([1, 1]);
  });

  test("one too many in one ward does not fill the gap in another", () => {
    const people = staffing([
      unit({
        staff: [
          { shift: "Dag", need: 5, present: 6 },
          { shift: "Kveld", need: 3, present: null },
        ],
      }),
      unit({ staff: [{ shift: "Dag", need: 5, present: 3 }] }),
    ]);
    expect([people.present, people.need]).toEqual([9, 10]);
    expect(people.missing).toEqual([{ shift: "Dag", count: 2 }]);
  });

  test("what lacks is told by the day's shifts, whichever unit names its own first", () => {
    const shifts = (day: number, night: number) => [
      { shift: "Dag", need: 5, present: day },
      { shift: "Natt", need: 2, present: night },
    ];
    const people = staffing([unit({ staff: shifts(5, 1) }), unit({ staff: shifts(4, 2) })]);
    expect(people.missing.map(({ shift }) => shift)).toEqual(["Dag", "Natt"]);
  });

  test("open events are told red first and else in the order of the tree, each with its unit", () => {
    const event = (colour: "orange" | "red", line: string) => ({ date: "2026-11-22", colour, kind: null, line });
    const units = [
      unit({ name: "A", events: [event("orange", "1")] }),
      unit({ name: "B", events: [event("red", "2"), event("orange", "3")] }),
    ];
    expect(openEvents(units).map(({ line, unit: { name } }) => `${name}${line}`)).toEqual(["B2", "A1", "B3"]);
  });

  test("a unit that is closed or colours no cross is not one that has not done its day", () => {
    const units = [unit({ cross: "done" }), unit({ cross: "notYet" }), unit({ cross: "closed" }), unit()];
    const { all, done } = crosses(units);
    expect([all.length, done]).toEqual([2, 1]);
  });
});
