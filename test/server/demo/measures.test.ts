import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleMeasures } from "../../../server/demo/measures.ts";
import { seeded, seededBy } from "../../../server/demo/seeded.ts";
import { findingOf } from "../../../server/demo/telling.ts";
import { addDays, type LocalDate } from "../../../shared/base/time.ts";
import { freshness } from "../../../shared/measure/freshness.ts";

const TODAY = "2026-11-23";

/** What the newcomers' ward shows on a first day. */
function ward(today: LocalDate, seed = 2026) {
  return exampleMeasures(seededBy(seed, "3b measures"), "3b", today);
}

function isOld(made: ReturnType<typeof ward>[number], today: LocalDate): boolean {
  const now = Date.parse(`${today}T12:00:00Z`);
  const latest = { period: made.points.at(-1)?.period ?? "", recordedAt: now };
  return freshness(latest, made.definition.rhythm, now, "Europe/Oslo")?.old ?? false;
}

describe("the measures of the newcomers' ward", () => {
  // Summer time begins and ends, the year turns with and without a week 53, a leap day, a Monday and a Sunday.
  test.each(["2026-10-25", "2027-03-28", "2027-01-01", "2026-01-01", "2028-02-29", "2026-11-23", "2026-11-22"])(
    "have one with a signal, two that are calm, and one with old figures, when the first day is %s",
    (today) => {
      const made = ward(today);
      expect(made.map((each) => findingOf(each, today))).toEqual(["stable", "stable", "run", expect.any(String)]);
      expect(made.map((each) => isOld(each, today))).toEqual([false, false, false, true]);
    },
  );

  test("have a signal on any first day, whatever the seed", () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays("2025-01-01", days));
    fc.assert(
      fc.property(day, fc.nat(), (today, seed) => {
        const found = ward(today, seed).map((each) => findingOf(each, today));
        return found[2] === "run" && found[1] === "stable";
      }),
      { numRuns: 40 },
    );
  });

  test("say that their figures are made up", () => {
    expect(new Set(ward(TODAY).map(({ definition }) => definition.source))).toEqual(
      new Set(["Eksempeltall, laget av en generator"]),
    );
  });
});

test("the ward that writes nynorsk has its measures in nynorsk", () => {
  const texts = Array.from({ length: 8 }, (_, seed) => exampleMeasures(seeded(seed), "nordeid", TODAY, "nn"))
    .flat()
    .flatMap(({ definition }) => Object.values(definition))
    .join(" ");
  expect(texts).toContain("Dagar mellom fall");
  expect(texts).not.toMatch(/\b(dager|minutter|pasienter|utskrevet|sykepleier)/i);
});
