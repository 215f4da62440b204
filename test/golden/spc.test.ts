import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { differences } from "./compare.ts";
import { casesIn } from "./cells.ts";
import { runCase } from "./spcCase.ts";

// The published series may not be copied into the project: they are read where they lie, when they are there.
const given = process.env.TAVLE_CASES;
const published = given && existsSync(given) ? given : join(import.meta.dirname, "spc");
const cases = [...casesIn(published), ...casesIn(join(import.meta.dirname, "by-hand"))];

describe("the engine agrees with the reference tools to 1e-9", () => {
  test.each(cases.map((spcCase) => [`${spcCase.chart}: ${spcCase.name}`, spcCase] as const))("%s", (_, spcCase) => {
    const error = spcCase.expected.error;
    if (typeof error === "string") return expect(() => runCase(spcCase)).toThrow(error);
    const actual = runCase(spcCase);
    expect(Object.keys(actual)).toEqual(Object.keys(spcCase.expected));
    expect(differences(spcCase.expected, actual)).toEqual([]);
  });
});

test("every chart of the board has its cases", () => {
  const charts = new Set(cases.map((spcCase) => spcCase.chart));
  for (const chart of ["run", "i", "p", "t"]) expect(charts).toContain(chart);
});
