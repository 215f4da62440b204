import { describe, expect, test } from "vitest";
import { type MeasureDefinition, PLAIN_READING } from "../../../shared/measure/measure.ts";
import { definitionChanges, meansOther, readingChanges } from "../../../client/workbench/changes.ts";
import {
  changed,
  declining,
  frozen,
  withExcluded,
  withIncluded,
  withNote,
  withoutPhase,
  withPhase,
} from "../../../client/workbench/change.ts";
import { otherMeanings } from "../../../client/workbench/marks.ts";

const definition: MeasureDefinition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "c",
  rhythm: "week",
  decimals: 0,
  responsible: "",
  numeratorText: "Fall",
  denominatorText: "",
  event: "",
  source: "",
};
const phase = { from: "2026-W20", name: "Lavere senger", reason: "Nye senger" };

describe("what people chose, from one reading to the next", () => {
  test("is said in the order of baseline, phases, points left out, notes", () => {
    let reading = frozen(PLAIN_READING, "2026-W10");
    reading = withPhase(reading, phase);
    reading = withExcluded(reading, "2026-W05", "Telt to ganger");
    reading = withNote(reading, "2026-W07", "Vinterferie");
    reading = declining(reading, "2026-W30");
    expect(readingChanges(PLAIN_READING, reading).map(({ kind }) => kind)).toEqual([
      "frozen",
      "phase",
      "excluded",
      "noted",
      "declined",
    ]);
    const back = readingChanges(reading, {
      ...withoutPhase(withIncluded(reading, "2026-W05"), "2026-W20"),
      freeze: null,
    });
    expect(back.map(({ kind }) => kind)).toEqual(["thawed", "phase-gone", "included"]);
  });

  test("names a phase that was worded anew, and nothing where nothing changed", () => {
    const reading = withPhase(PLAIN_READING, phase);
    const worded = withPhase(reading, { ...phase, reason: "Nye senger på alle rom" });
    expect(worded.phases).toHaveLength(1);
    expect(readingChanges(reading, worded)).toEqual([
      { kind: "phase-changed", period: "2026-W20", name: "Lavere senger", reason: "Nye senger på alle rom" },
    ]);
    expect(readingChanges(reading, reading)).toEqual([]);
  });

  test("keeps phases, points and notes in order of time, however they were chosen", () => {
    const earlier = { ...phase, from: "2025-W50", name: "Nytt skjema" };
    const reading = withPhase(withPhase(PLAIN_READING, phase), earlier);
    expect(reading.phases.map(({ from }) => from)).toEqual(["2025-W50", "2026-W20"]);
  });

  test("is only thought of until it is saved", () => {
    const given = { definition, reading: PLAIN_READING };
    const change = {
      of: "reading" as const,
      title: "",
      fields: ["name", "reason"] as const,
      reading: ({ name, reason }: { name: string; reason: string }) =>
        withPhase(PLAIN_READING, { from: "2026-W20", name, reason }),
    };
    expect(changed(given, change).reading.phases).toHaveLength(1);
    expect(given.reading.phases).toHaveLength(0);
  });
});

describe("what a measure is, from version to version", () => {
  test("is told field by field; what was never said equals its default", () => {
    const after = { ...definition, target: 0, decimals: 1, rules: "anhoej" as const, per: 1 as const, settles: 0 };
    expect(definitionChanges(definition, after)).toEqual([
      { field: "target", from: null, to: 0 },
      { field: "decimals", from: 0, to: 1 },
    ]);
  });

  test("a target moves no meaning, another denominator does", () => {
    expect(meansOther(definitionChanges(definition, { ...definition, target: 3 }))).toBe(false);
    expect(meansOther(definitionChanges(definition, { ...definition, denominatorText: "liggedøgn" }))).toBe(true);
  });

  test("only the versions that changed what is counted stand on the chart", () => {
    const counted = { ...definition, numeratorText: "Fall med skade" };
    const versions = [
      { version: 3, by: "Kari", at: 300, definition: { ...counted, target: 2 } },
      { version: 2, by: "Kari", at: 200, definition: counted },
      { version: 1, by: "Kari", at: 100, definition },
    ];
    expect(otherMeanings(versions)).toEqual([{ version: 2, at: 200 }]);
  });
});
