import { describe, expect, test } from "vitest";
import { levelThatFits, linesUnder, meetingsUnder, remarksUnder } from "../../../client/level/underUnit.ts";
import { catalogue } from "../../../client/words/catalogue.ts";
import { newId } from "../../../shared/base/ids.ts";
import { openEvents } from "../../../shared/level/counts.ts";
import type { LevelUnit } from "../../../shared/level/overview.ts";
import { seededRandom } from "../../support/ids.ts";
import { aLine } from "../../support/lines.ts";

const random = seededRandom(9);
const event = { date: "2026-11-22", colour: "red", kind: null, line: "" } as const;
const state = (unit: LevelUnit, of: LevelUnit["meeting"]["state"]): LevelUnit => ({
  ...unit,
  meeting: { ...unit.meeting, state: of, plannedAt: 100 },
});

/** Two hospitals with two departments of five sections each, in the order of the tree. */
const all = ["Bærum", "Drammen"].flatMap((name): LevelUnit[] => {
  const hospital = state(aLine({ name, kind: "hospital", depth: 1, parentId: newId<"unit">(random) }), "notYet");
  const departments = ["Kirurgisk", "Medisinsk"].flatMap((each): LevelUnit[] => {
    const department = aLine({ name: each, kind: "department", depth: 2, parentId: hospital.unitId });
    const sections = Array.from({ length: 5 }, (_, place) =>
      state(
        aLine({ depth: 3, parentId: department.unitId, events: place === 0 ? [event] : [] }),
        place < 3 ? "held" : "missed",
      ),
    );
    return [department, ...sections];
  });
  return [hospital, ...departments];
});
const hospitals = all.filter(({ kind }) => kind === "hospital");

describe("a wall above many sections", () => {
  test("shows the lowest level whose units are all seen within four turns", () => {
    expect(levelThatFits(all, 5)).toBe("section");
    expect(levelThatFits(all, 4)).toBe("department");
    expect(levelThatFits(all, 0)).toBe("hospital");
    expect(levelThatFits([], 4)).toBeUndefined();
  });

  test("every line stands under one of the units that stand in for them", () => {
    const under = hospitals.map((unit) => linesUnder(unit, all));
    expect(under.map(({ length }) => length)).toEqual([13, 13]);
    expect(under.flat()).toEqual(all);
  });

  test("a unit says how far the lowest level below it has come, and what that comes to", () => {
    const [hospital] = hospitals;
    const lines = linesUnder(hospital ?? expect.fail("no hospital"), all);
    expect(meetingsUnder(lines)).toEqual({ held: 6, of: 10 });
    expect(meetingsUnder([])).toBeUndefined();
    const { level, many } = catalogue.nb;
    expect(remarksUnder(lines, level, many).map(({ text }) => text)).toEqual(["2 alvorlige"]);
    expect(openEvents(lines)).toHaveLength(2);
  });
});
