import { describe, expect, test } from "vitest";
import { readReports, type ReportContext } from "../../../shared/import/fhir.ts";
import { fhirPeriod } from "../../../shared/import/fhirPeriod.ts";
import type { MeasureDefinition } from "../../../shared/measure/measure.ts";
import type { Rhythm } from "../../../shared/measure/period.ts";

const definition: MeasureDefinition = {
  name: "Legemiddelliste",
  unit: "%",
  direction: "up",
  target: 90,
  chart: "p",
  rhythm: "month",
  decimals: 1,
  responsible: "Fagsykepleier",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};
const context: ReportContext = {
  definition,
  zone: "Europe/Oslo",
  group: undefined,
  isUnit: (named) => named === "4210",
};

function population(code: string, count: number): object {
  return { code: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/measure-population", code }] }, count };
}

const group = { population: [population("numerator", 30), population("denominator", 41)] };
const report = {
  resourceType: "MeasureReport",
  status: "complete",
  type: "summary",
  measure: "http://example.org/Measure/legemiddelliste",
  period: { start: "2026-10-01", end: "2026-10-31" },
  group: [group],
} as const;

function read(change: object, more: Partial<ReportContext> = {}): unknown {
  const got = readReports({ ...report, ...change }, { ...context, ...more });
  return got.ok ? got.value[0] : got.refusal[0]?.field;
}

const instead = (chart: MeasureDefinition["chart"], unit = "min") => ({ definition: { ...definition, chart, unit } });

describe("a MeasureReport", () => {
  test("is one point: its counts in its period", () => {
    expect(read({})).toEqual({ period: "2026-10", numerator: 30, denominator: 41 });
  });

  test("counts without those who are excluded", () => {
    const more = [
      population("numerator-exclusion", 1),
      population("denominator-exclusion", 2),
      population("denominator-exception", 3),
    ];
    const without = { population: [...group.population, ...more] };
    expect(read({ group: [without] })).toMatchObject({ numerator: 29, denominator: 36 });
  });

  test("gives its score where a measure has one figure", () => {
    expect(read({ group: [{ measureScore: { value: 12.5 } }] }, instead("i"))).toMatchObject({ value: 12.5 });
    expect(read({ group: [{ population: [population("numerator", 4)] }] }, instead("c"))).toMatchObject({ value: 4 });
    expect(read({ group: [{ measureScore: { value: 85, unit: "%" } }] }, instead("i", "%"))).toMatchObject({
      value: 85,
    });
    // 0.85 or 85? Only its unit says.
    expect(read({ group: [{ measureScore: { value: 0.85 } }] }, instead("i", "%"))).toBe("group.measureScore");
  });

  test("names its unit by identifier or reference, the one that is known here first", () => {
    const reporter = { reference: "Organization/4210" };
    expect(read({ reporter })).toMatchObject({ unit: "4210" });
    expect(read({ reporter, subject: { identifier: { system: "urn:x", value: "77" } } })).toMatchObject({
      unit: "4210",
    });
    expect(read({ reporter: { identifier: { value: "77" } } })).toMatchObject({ unit: "77" });
  });

  test("made later stands before one made earlier", () => {
    expect(read({ date: "2026-11-02T06:00:00+01:00" })).toMatchObject({ asOf: "2026-11-02T06:00:00+01:00" });
    expect(read({ date: "2026-11-02" })).not.toHaveProperty("asOf");
  });

  test("of several groups is asked which", () => {
    const groups = [
      { ...group, id: "alle" },
      { population: [population("numerator", 1), population("denominator", 2)], code: { coding: [{ code: "barn" }] } },
    ];
    expect(read({ group: groups })).toBe("group");
    expect(read({ group: groups }, { group: "barn" })).toMatchObject({ numerator: 1 });
    expect(read({ group: groups }, { group: "eldre" })).toBe("group");
  });

  test.each<[string, object, string]>([
    ["not finished", { status: "pending" }, "status"],
    ["of one person", { type: "individual" }, "type"],
    ["a list of subjects", { type: "subject-list" }, "type"],
    ["on a patient", { subject: { reference: "Patient/1" } }, "subject"],
    ["on a patient by an absolute address", { subject: { reference: "https://x.example/fhir/Patient/1" } }, "subject"],
    ["on a patient by type", { subject: { type: "Patient", identifier: { value: "1" } } }, "subject"],
    ["on an employee", { reporter: { reference: "Practitioner/1" } }, "subject"],
    ["with a patient inside", { contained: [{ resourceType: "Patient", id: "p" }] }, "subject"],
    ["with what was counted", { evaluatedResource: [{ reference: "Patient/1" }] }, "subject"],
    ["with lists of subjects", { group: [{ population: [{ subjectResults: { reference: "List/1" } }] }] }, "subject"],
    ["without counts", { group: [{ population: [population("numerator", 3)] }] }, "group.population"],
    ["without groups", { group: [] }, "group"],
    ["of half a month", { period: { start: "2026-10-01", end: "2026-10-15" } }, "period"],
    ["without an end", { period: { start: "2026-10-01" } }, "period"],
    ["of something else", { resourceType: "Observation" }, "resourceType"],
    ["with counts in words", { group: [{ population: [{ count: "30" }] }] }, "group.0.population.0.count"],
  ])("%s is refused", (_, change, field) => {
    expect(read(change)).toBe(field);
  });

  test("in a bundle is told by its number, and nothing of the bundle is read", () => {
    const entry = [
      { resource: report },
      { resource: { ...report, status: "error" } },
      { resource: { resourceType: "Patient" } },
    ];
    const got = readReports({ resourceType: "Bundle", entry }, context);
    expect(got.ok ? [] : got.refusal.map((each) => [each.entry, each.field])).toEqual([
      [1, "status"],
      [2, "subject"],
    ]);
    expect(readReports({ resourceType: "Bundle", entry: [] }, context).ok).toBe(false);
  });
});

describe("a period of FHIR is one of the measure's", () => {
  const of = (start: string, end: string, rhythm: Rhythm) => {
    const got = fhirPeriod({ start, end }, rhythm, "Europe/Oslo");
    return got.ok ? got.value : "refused";
  };
  test.each<[Rhythm, string, string, string]>([
    ["month", "2026-10-01", "2026-10-31", "2026-10"],
    ["month", "2026-10", "2026-10", "2026-10"],
    ["month", "2026-10-01T00:00:00+02:00", "2026-10-31T23:59:59+01:00", "2026-10"],
    ["month", "2026-09-30T22:00:00Z", "2026-10-31T22:59:59.999Z", "2026-10"],
    ["month", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z", "2026-10"],
    ["week", "2026-11-16", "2026-11-22", "2026-W47"],
    ["day", "2026-10-25", "2026-10-25", "2026-10-25"],
    ["quarter", "2026-10-01", "2026-12-31", "2026-Q4"],
    ["quarter", "2026-10", "2026-12", "2026-Q4"],
    // Midnight in London is one o'clock in Oslo: a month that nobody here has.
    ["month", "2026-10-01T00:00:00Z", "2026-10-31T23:59:59Z", "refused"],
    ["month", "2026-10-01", "2026-11-30", "refused"],
    ["month", "2026", "2026", "refused"],
    ["month", "2026-10-01T00:00:00", "2026-10-31T23:59:59", "refused"],
    ["week", "2026-11-15", "2026-11-21", "refused"],
    ["event", "2026-11-15", "2026-11-15", "refused"],
    ["month", "2026-02-30", "2026-03-01", "refused"],
  ])("%s: %s to %s", (rhythm, start, end, period) => {
    expect(of(start, end, rhythm)).toBe(period);
  });
});
