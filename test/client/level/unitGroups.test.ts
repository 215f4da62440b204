import { describe, expect, test } from "vitest";
import type { LevelUnit } from "../../../shared/level/overview.ts";
import { isMany, partsOf, standsOut, unitsFound } from "../../../client/level/unitGroups.ts";
import { catalogue } from "../../../client/words/catalogue.ts";
import { aLine as levelLine } from "../../support/lines.ts";

const words = catalogue.nb.level;
const trust = levelLine({ name: "Prøve HF", kind: "trust", depth: 0 });
const under = (above: LevelUnit, name: string, kind: LevelUnit["kind"]): LevelUnit =>
  levelLine({ name, kind, parentId: above.unitId, depth: above.depth + 1 });
const bærum = under(trust, "Bærum sykehus", "hospital");
const drammen = under(trust, "Drammen sykehus", "hospital");
const [inBærum, inDrammen] = [bærum, drammen].map((hospital) => under(hospital, "Kirurgisk avdeling", "department"));
const sections = [inBærum, inDrammen].flatMap((department) =>
  department ? ["Sengepost vest", "Sengepost øst"].map((name) => under(department, name, "section")) : [],
);
const all = [trust, bærum, drammen, ...[inBærum, inDrammen].flatMap((each) => each ?? []), ...sections];

describe("the units of a large level", () => {
  test("departments of the same name stand each under its own hospital", () => {
    const parts = partsOf(sections, all);
    expect(
      parts.map(({ top, groups }) => [top?.name, groups.map(({ above, units }) => [above?.name, units.length])]),
    ).toEqual([
      ["Bærum sykehus", [["Kirurgisk avdeling", 2]]],
      ["Drammen sykehus", [["Kirurgisk avdeling", 2]]],
    ]);
  });

  test("units right below the one that looks stand in one part without a heading above it", () => {
    const parts = partsOf([bærum, drammen], all);
    expect(parts.map(({ top }) => top)).toEqual([undefined]);
    expect(parts[0]?.groups.map(({ above }) => above?.name)).toEqual(["Prøve HF"]);
  });

  test("one is found by words of its own name and of those above it, in any order and case", () => {
    const found = (text: string): string[] =>
      unitsFound(sections, all, text).map(({ unitId }) => all.findIndex((unit) => unit.unitId === unitId).toString());
    expect(found("ØST bærum")).toEqual(["6"]);
    expect(found("kirurgisk")).toHaveLength(4);
    expect(found("  ")).toHaveLength(4);
    expect(found("øst prøve")).toEqual([]);
  });

  test("what has something to see is told from what is as planned, whatever its colours were", () => {
    const plain = levelLine({ name: "Sengepost", cross: "notYet" });
    expect(standsOut(plain, words)).toBe(false);
    const meeting = { ...plain.meeting, state: "missed" as const };
    expect(standsOut({ ...plain, meeting }, words)).toBe(true);
    expect(standsOut({ ...plain, beds: { beds: 20, patients: 22 } }, words)).toBe(true);
    expect(standsOut({ ...plain, beds: { beds: 20, patients: 20 } }, words)).toBe(false);
  });

  test("a usual level is shown whole", () => {
    const units = Array.from({ length: 25 }, () => levelLine());
    expect([isMany(units.slice(1)), isMany(units)]).toEqual([false, true]);
  });
});
