import { describe, expect, test } from "vitest";
import type { Language } from "../../../shared/access/actor.ts";
import {
  type MeasureDefinition,
  PLAIN_READING,
  type SeriesReading,
  type StoredPoint,
} from "../../../shared/measure/measure.ts";
import { nextPeriod } from "../../../shared/measure/period.ts";
import { readSeries } from "../../../shared/measure/readSeries.ts";
import { periodText } from "../../../client/measure/figures.ts";
import { ageOf, sentenceOf } from "../../../client/measure/sentence.ts";

const zone = "Europe/Oslo";
const now = Date.parse("2026-11-23T06:45:00Z");

const waiting: MeasureDefinition = {
  name: "Ventetid",
  unit: "min",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "week",
  decimals: 1,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};
const usual = [14, 17, 12, 16, 13, 18, 11, 15, 16, 12, 14, 17, 13, 15, 12, 16, 14, 18, 13, 15, 12, 17];

function points(values: readonly number[], first = "2026-W20"): StoredPoint[] {
  let period = first;
  return values.map((value) => {
    const point = { period, key: "", value, numerator: null, denominator: null, values: null };
    period = nextPeriod(period) ?? "";
    return { ...point, asOf: 0, recordedAt: Date.parse("2026-11-23T05:00:00Z"), revision: 1 };
  });
}

function say(
  values: readonly number[],
  change: Partial<MeasureDefinition> = {},
  language: Language = "nb",
  reading: SeriesReading = PLAIN_READING,
) {
  const definition = { ...waiting, ...change };
  const first = change.rhythm === "event" ? "1" : "2026-W20";
  const read = readSeries(definition, reading, points(values, first), now, zone);
  return sentenceOf(read, definition, { language, zone, now });
}

describe("one plain sentence", () => {
  test("common-cause variation: the level and since when", () => {
    expect(say(usual).short).toBe("Vanlig variasjon rundt 14,5 min siden uke 20.".replace("14,5 min", "14,5\u00a0min"));
    expect(say(usual, {}, "nn").short).toContain("Vanleg variasjon rundt");
    expect(say(usual, {}, "en").short).toContain("Common-cause variation around 14.5");
  });

  test("a level that fell: a long run, and whether that is what one wants", () => {
    const fell = [...usual.slice(0, 18), 9, 8, 10, 9, 8, 9, 10, 9, 8];
    expect(say(fell).short).toMatch(
      /^Ni punkter på rad ligger under gjennomsnittet på 12,7\u00a0min, siden uke 38\. Det er gunstig\.$/,
    );
    expect(say(fell, { direction: "up" }).short).toContain("Det er ugunstig.");
    expect(say(fell, { direction: "neutral" }).short).not.toContain("gunstig");
    expect(say(fell, {}, "nn").short).toContain("Ni punkt på rad ligg under gjennomsnittet på");
  });

  test("a point beyond the limit: which, and what is usual", () => {
    expect(say([...usual, 60]).short).toMatch(
      /^Uke 42: 60\u00a0min, over grensen på 26\u00a0min\. Vanlig nivå er 16,5\u00a0min\. Det er ugunstig\.$/,
    );
    expect(say([...usual, 60]).more).toBe("Et punkt utenfor grensene skjer sjelden tilfeldig.");
  });

  test("an earlier point beyond the limit is an exception, not the news", () => {
    const values = [...usual.slice(0, 11), 60, ...usual.slice(11)];
    expect(say(values).short).toMatch(/^Vanlig variasjon .* Utenfor grensene: uke 31\.$/);
  });

  test("a signal says how seldom chance does so, with how many points", () => {
    const low = [...usual.slice(0, 15), 9, 8, 10, 9, 8, 9, 10, 9, 8];
    expect(say(low).more).toContain("Mer enn åtte på rad skjer sjelden tilfeldig når vi har 24 punkter.");
    expect(say(low, {}, "nn").more).toContain("Meir enn åtte på rad skjer sjeldan tilfeldig når vi har 24 punkt.");
    expect(say(low, {}, "en").more).toContain("More than eight in a row is rarely chance with 24 points.");
  });

  test("a run that the last point has just brought about is preliminary", () => {
    const low = [...usual.slice(0, 14), 16, 9, 8, 10, 9, 8, 9, 10, 9, 8];
    expect(say(low).more).toContain("Foreløpig: neste tall viser om det holder.");
    expect(say([...low, 9]).more).not.toContain("Foreløpig");
  });

  test("few crossings claim no direction and no since when", () => {
    const waves = Array.from({ length: 24 }, (_, i) => (i % 12 < 6 ? 17 : 12) + (i % 3));
    for (const language of ["nb", "nn", "en"] as const) {
      const { short, more } = say(waves, { chart: "run" }, language);
      expect(short).toMatch(/^(Kurven krysser|Kurva kryssar|The line crosses) .* (bare|berre|only) /);
      expect(short + more).not.toMatch(/siden|sidan|since|over|under|above|below|gunstig|favourable/);
      expect(more).toMatch(/^(Færre enn|Fewer than) \S+ (ganger|gonger|times) /);
    }
  });

  test("what the next signal would take is the second sentence", () => {
    expect(say(usual).more).toMatch(
      /^Det blir signal hvis et nytt tall er over \S+\u00a0min eller under \S+\u00a0min, eller \S+ til på rad er over gjennomsnittet\.$/,
    );
    expect(say(usual.slice(0, 14)).more).toMatch(/Grensene kommer når vi har 20 tall\.$/);
    expect(say(usual.slice(0, 14), { chart: "run" }).more).not.toContain("Grensene");
    expect(say([12, 14, 11]).more).toMatch(/^Åtte tall til, så kan vi se etter mønstre\.$/);
  });

  test("a level that never moves after a phase tells the level before", () => {
    const reading = { ...PLAIN_READING, phases: [{ from: "2026-W30", name: "Ny rutine", reason: "Test" }] };
    const values = [...usual.slice(0, 10), ...Array<number>(12).fill(10)];
    expect(say(values, {}, "nb", reading).short).toMatch(/^Har vært 10\u00a0min hele tiden siden uke 30, før /);
  });

  test("levels of small counts have the decimal that they need", () => {
    const counts = [2, 3, 1, 4, 2, 3, 0, 2, 5, 1, 3, 2, 4, 1, 2, 3, 2, 1, 4, 2, 3, 2];
    expect(say(counts, { chart: "c", unit: "", decimals: 0 }).short).toBe("Vanlig variasjon rundt 2,4 siden uke 20.");
  });

  test("charts of spread say that they tell of spread", () => {
    expect(say(usual, { chart: "mr" }).short).toMatch(/^Vanlig variasjon rundt en endring på /);
    expect(say(usual, { chart: "mr" }, "en").short).toMatch(/^Common-cause variation around a change of /);
  });

  test("the centre of a T chart is called neither mean nor median", () => {
    const days = [31, 35, 28, 37, 27, 32, 36, 30, 29, 38, 29, 22, 25, 20, 24, 21, 25, 22, 20, 24, 22, 25];
    const falls = { chart: "t", rhythm: "event", unit: "dager", event: "fall", direction: "up", decimals: 0 } as const;
    expect(say(days, falls).short).toMatch(/ punkter på rad ligger under det vanlige på \d+\u00a0dager/);
  });

  test("time between events is told by its event", () => {
    const days = [21, 25, 18, 31, 17, 22, 40, 21, 19, 28, 19, 35, 24, 24, 30, 21, 27, 16, 33, 20, 1];
    const falls = { chart: "t", rhythm: "event", unit: "dager", event: "fall", direction: "up", decimals: 0 } as const;
    expect(say(days, falls).short).toMatch(
      /^Punkt 21: bare 1\u00a0dag siden forrige fall, mot vanligvis \d+\u00a0dager\. Det er ugunstig\.$/,
    );
  });

  test("too few, none, and never moving", () => {
    expect(say([]).short).toBe("Ingen tall ennå.");
    expect(say([12]).short).toContain("Ett tall så langt: 12");
    expect(say([12, 14, 11]).short).toContain("Tre tall så langt, medianen er 12");
    expect(say(Array(24).fill(100)).short).toContain("ingen variasjon");
  });

  test("two phases: the level now, since when, and the level before", () => {
    const reading = { ...PLAIN_READING, phases: [{ from: "2026-W30", name: "Ny rutine", reason: "Test" }] };
    const values = [...usual.slice(0, 10), ...usual.map((value) => value / 5)].slice(0, 26);
    expect(say(values, {}, "nb", reading).short).toMatch(
      /^Stabilt rundt 2,9\u00a0min siden uke 30, før 14,5\u00a0min\.$/,
    );
  });
});

test("a young phase tells both levels and that it is too early to judge", () => {
  const reading = { ...PLAIN_READING, phases: [{ from: "2026-W40", name: "Ny rutine", reason: "Test" }] };
  const values = [...usual.slice(0, 20), 3, 2, 4, 3];
  expect(say(values, {}, "nb", reading).short).toBe(
    "Rundt 3\u00a0min siden uke 40, før 14,6\u00a0min. For få tall ennå til å si om det varer.",
  );
});

test("periods are words, with the year when it is another", () => {
  const read = (period: string, language: Language = "nb") => periodText(period, { language, zone, now });
  expect(read("2026-W47")).toBe("uke 47");
  expect(read("2025-W47")).toBe("uke 47 2025");
  expect(read("2026-W47", "nn")).toBe("veke 47");
  expect(read("2026-04")).toBe("april");
  expect(read("2026-11-21", "nn")).toBe("21. november");
  expect(read("2026-Q3", "en")).toBe("Q3 2026");
  expect(read("12")).toBe("punkt 12");
  expect(read("2026-11-20T23:30:00.000Z")).toBe("21. november");
});

test("the age of the figures: when they came, and that they are old", () => {
  const age = (first: string) => {
    const read = readSeries(waiting, PLAIN_READING, points([12, 13], first), now, zone);
    return ageOf(read, waiting, { language: "nb", zone, now });
  };
  expect(age("2026-W46")).toEqual({
    text: "til og med uke 47, oppdatert i dag 06:00",
    brief: "til og med uke 47",
    old: false,
  });
  expect(age("2026-W43")).toMatchObject({ text: "gamle tall: siste er uke 44", old: true });
});

test("old figures say whom to ask, as a role is written in a sentence", () => {
  const read = readSeries(waiting, PLAIN_READING, points([12, 13], "2026-W43"), now, zone);
  const asked = (responsible: string, language: "nb" | "nn" | "en" = "nb") =>
    ageOf(read, { ...waiting, responsible }, { language, zone, now }).text;
  expect(asked("Kvalitetsrådgiver")).toBe("gamle tall: siste er uke 44. Spør kvalitetsrådgiver.");
  expect(asked("IKT-ansvarlig", "nn")).toContain("Spør IKT-ansvarlig.");
  expect(asked("Ward manager", "en")).toContain("Ask ward manager.");
});
