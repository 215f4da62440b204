import { describe, expect, test } from "vitest";
import { advise, answersOf, chartsFor, OUT_OF, SUBJECTS } from "../../../shared/measure/advise.ts";
import { adviseFromData } from "../../../shared/measure/adviseFromData.ts";
import {
  MEASURE_CHARTS,
  type MeasureChart,
  type MeasureDefinition,
  measureDefinition,
  RHYTHMS,
  type StoredPoint,
  TILE_CHARTS,
} from "../../../shared/measure/measure.ts";

describe("three plain questions", () => {
  test.each([
    ["12 of 93 patients each week", { subject: "share", outOf: "varies", rhythm: "week" }, "p", "run"],
    ["falls per patient day each month", { subject: "events", outOf: "varies", rhythm: "month" }, "u", "c"],
    ["incidents each week, the same beds", { subject: "events", outOf: "same", rhythm: "week" }, "c", "u"],
    ["referrals each week, out of nothing", { subject: "events", outOf: "none", rhythm: "week" }, "c", "u"],
    ["rare events noted when they happen", { subject: "events", outOf: "none", rhythm: "event" }, "t", "g"],
    ["days between pressure ulcers", { subject: "between", outOf: "none", rhythm: "week" }, "t", "g"],
    ["operations between infections", { subject: "cases", outOf: "none", rhythm: "event" }, "g", "t"],
    ["litres a day", { subject: "figure", outOf: "none", rhythm: "day" }, "i", "run"],
    ["median wait a month", { subject: "waiting", outOf: "none", rhythm: "month" }, "i", "run"],
    ["a share each quarter", { subject: "share", outOf: "varies", rhythm: "quarter" }, "run", "p"],
  ] as const)("%s", (_, answers, chart, runnerUp) => {
    expect(advise(answers)).toMatchObject({ chart, runnerUp });
  });

  test("whatever is answered, the chart is one of the few, with a rhythm that it can have", () => {
    for (const subject of SUBJECTS) {
      for (const outOf of OUT_OF) {
        for (const rhythm of RHYTHMS) {
          const advice = advise({ subject, outOf, rhythm });
          expect(TILE_CHARTS).toContain(advice.chart);
          expect(advice.runnerUp).not.toBe(advice.chart);
          expect(advice.rhythm === "event").toBe(advice.chart === "t" || advice.chart === "g");
        }
      }
    }
  });

  test("a definition that came from the answers gives them back", () => {
    for (const subject of SUBJECTS.filter((each) => each !== "waiting")) {
      const { chart, unit, rhythm } = advise({ subject, outOf: "varies", rhythm: "week" });
      const answers = answersOf({ ...definitionOf(chart), unit, rhythm });
      expect(answers.subject).toBe(subject);
      expect(advise(answers).chart).toBe(chart);
    }
  });

  test("who knows charts gets all that draw such figures, and no other", () => {
    const of = (chart: MeasureChart) => chartsFor(answersOf(definitionOf(chart)), MEASURE_CHARTS);
    expect(of("p").slice(0, 2)).toEqual(["p", "run"]);
    expect(of("p")).toEqual(expect.arrayContaining(["pp", "u", "up", "np", "i", "ip", "mr"]));
    expect(of("p")).not.toContain("t");
    expect(of("t")).not.toContain("p");
  });
});

function definitionOf(chart: MeasureChart, change: Partial<MeasureDefinition> = {}): MeasureDefinition {
  const plain = { name: "Fall", unit: "", direction: "down", target: null, rhythm: "week", decimals: 1 };
  return measureDefinition.parse({ ...plain, responsible: "", chart, ...change });
}

function pointsOf(figures: readonly Partial<StoredPoint>[]): StoredPoint[] {
  const nothing = { value: null, numerator: null, denominator: null, values: null };
  return figures.map((figure, i) => ({
    period: String(i + 1),
    key: "",
    ...nothing,
    asOf: 0,
    recordedAt: 0,
    revision: 1,
    ...figure,
  }));
}

const shares = (counts: readonly number[], of: number | ((i: number) => number)) =>
  pointsOf(counts.map((numerator, i) => ({ numerator, denominator: typeof of === "number" ? of : of(i) })));
const values = (numbers: readonly number[]) => pointsOf(numbers.map((value) => ({ value })));
const times = <Value>(count: number, make: (i: number) => Value): Value[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Chance from a seed: a number from 0 up to 1. Source: mulberry32, T. Ettinger, public domain. */
function chance(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
}

function binomial(random: () => number, n: number, p: number): number {
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) hits += 1;
  return hits;
}

function poisson(random: () => number, rate: number): number {
  let [k, product] = [0, random()];
  for (const floor = Math.exp(-rate); product > floor; product *= random()) k += 1;
  return k;
}

describe("what the figures themselves say", () => {
  test("fewer than one expected event a point sends a P chart to cases between", () => {
    const rare = times(24, (i) => (i % 4 === 0 ? 1 : 0));
    expect(adviseFromData(definitionOf("p"), shares(rare, 30))).toEqual({
      chart: "g",
      because: { kind: "rare", expected: 0.25 },
      runnerUp: "t",
      butNot: "needsDays",
      figures: "other",
    });
  });

  test("and a U or a C chart to time between", () => {
    const rare = times(24, (i) => (i % 4 === 0 ? 1 : 0));
    expect(adviseFromData(definitionOf("u"), shares(rare, 400))).toMatchObject({ chart: "t", figures: "other" });
    expect(adviseFromData(definitionOf("c"), values(rare))).toMatchObject({ chart: "t", figures: "other" });
    expect(adviseFromData(definitionOf("i"), values(times(24, (i) => (i % 8 === 0 ? 2 : 0))))).toMatchObject({
      chart: "t",
    });
  });

  test("one event a point on average is enough for a P chart", () => {
    expect(
      adviseFromData(
        definitionOf("p"),
        shares(
          times(24, (i) => i % 3),
          30,
        ),
      ),
    ).toBeUndefined();
  });

  test("nearly always 100 %: those that lack are the rare ones", () => {
    const nearly = times(24, (i) => (i % 6 === 0 ? 39 : 40));
    expect(adviseFromData(definitionOf("p", { unit: "%" }), shares(nearly, 40))).toMatchObject({
      chart: "g",
      because: { kind: "rareMisses" },
    });
  });

  test("large denominators that move more than chance get prime limits", () => {
    const random = chance(5);
    const wild = times(30, () => binomial(random, 2000, 0.12 + 0.06 * random()));
    expect(adviseFromData(definitionOf("p"), shares(wild, 2000))).toMatchObject({
      chart: "pp",
      because: { kind: "overdispersed", size: 2000 },
      figures: "same",
    });
    expect(adviseFromData(definitionOf("u"), shares(wild, 2000))).toMatchObject({ chart: "up", figures: "same" });
  });

  test("small denominators never do: there a signal is the likelier reason", () => {
    const random = chance(6);
    const wild = times(30, () => binomial(random, 60, 0.05 + 0.4 * random()));
    expect(adviseFromData(definitionOf("p"), shares(wild, 60))).toBeUndefined();
  });

  test("a P, a U and a C chart of honest chance are left in peace, 400 times out of 400", () => {
    let troubled = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const random = chance(seed);
      const p = shares(
        times(24, () => binomial(random, 400, 0.1)),
        400,
      );
      const u = shares(
        times(24, () => poisson(random, 8)),
        900,
      );
      const c = values(times(24, () => poisson(random, 8)));
      for (const [chart, points] of [
        ["p", p],
        ["u", u],
        ["c", c],
      ] as const) {
        if (adviseFromData(definitionOf(chart), points)) troubled += 1;
      }
    }
    expect(troubled).toBe(0);
  });

  test("counts out of an amount that varies belong in a U chart, shares in a P chart", () => {
    const varied = shares(
      times(20, (i) => 5 + (i % 4)),
      (i) => 100 + 60 * (i % 3),
    );
    expect(adviseFromData(definitionOf("i"), varied)).toMatchObject({ chart: "u", because: { kind: "sizesVary" } });
    expect(adviseFromData(definitionOf("i", { unit: "%" }), varied)).toMatchObject({ chart: "p", figures: "same" });
    expect(
      adviseFromData(
        definitionOf("i", { unit: "%" }),
        shares(
          times(20, (i) => 5 + (i % 4)),
          100,
        ),
      ),
    ).toBeUndefined();
    expect(adviseFromData(definitionOf("run", { unit: "%" }), varied)).toBeUndefined();
  });

  test("zeros and ones are single cases, to be gathered into shares", () => {
    const cases = values(times(20, (i) => (i % 2 === 0 ? 1 : 0)));
    expect(adviseFromData(definitionOf("i"), cases)).toMatchObject({
      chart: "p",
      because: { kind: "yesNo" },
      figures: "other",
    });
  });

  test("a few very large values want a median", () => {
    const skewed = values(times(24, (i) => (i % 12 === 0 ? 240.5 : 10.5 + (i % 5))));
    expect(adviseFromData(definitionOf("i"), skewed)).toMatchObject({
      chart: "run",
      because: { kind: "skewed" },
      figures: "same",
    });
    expect(adviseFromData(definitionOf("i", { rhythm: "event" }), skewed)).toMatchObject({
      chart: "t",
      figures: "same",
    });
    expect(adviseFromData(definitionOf("i"), values(times(24, (i) => 10.5 + (i % 5))))).toBeUndefined();
  });

  test("four figures a year stay a run chart", () => {
    const figures = values(times(12, (i) => 10.5 + (i % 5)));
    expect(adviseFromData(definitionOf("i", { rhythm: "quarter" }), figures)).toMatchObject({ chart: "run" });
  });

  test("an X-bar chart of single values is an I chart", () => {
    const single = pointsOf(times(12, (i) => ({ values: [10 + (i % 3)] })));
    expect(adviseFromData(definitionOf("xbar"), single)).toMatchObject({ chart: "i", because: { kind: "single" } });
  });

  test("says nothing of nine points, of what was withdrawn, or of nothing at all", () => {
    expect(
      adviseFromData(
        definitionOf("p"),
        shares(
          times(9, () => 0),
          30,
        ),
      ),
    ).toBeUndefined();
    expect(adviseFromData(definitionOf("p"), pointsOf(times(30, () => ({}))))).toBeUndefined();
    for (const chart of MEASURE_CHARTS) expect(adviseFromData(definitionOf(chart), [])).toBeUndefined();
  });

  test("never fails and never advises what is there, whatever the chart and the figures", () => {
    const odd = [
      shares(
        times(20, () => 0),
        0,
      ),
      values(times(20, () => 0)),
      values(times(20, () => -3)),
      values(times(20, () => 1e300)),
    ];
    for (const chart of MEASURE_CHARTS) {
      for (const points of odd) expect(adviseFromData(definitionOf(chart), points)?.chart).not.toBe(chart);
    }
  });
});
