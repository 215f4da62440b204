import { describe, expect, test } from "vitest";
import { type MeasureDefinition, PLAIN_READING, type StoredPoint } from "../../../shared/measure/measure.ts";
import { fromColumns, inColumns } from "../../../shared/measure/figureColumns.ts";
import { Bench } from "../../../client/workbench/bench.ts";
import { declining, withExcluded, withNote, withPhase } from "../../../client/workbench/change.ts";
import { readPareto, vitalFew } from "../../../client/workbench/pareto.ts";
import { funnelOf, funnelPeriods } from "../../../client/workbench/funnelOf.ts";
import { seededRandom } from "../../support/ids.ts";

const definition: MeasureDefinition = {
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
const random = seededRandom(5);
const noise = (): number => ((random(1)[0] ?? 0) + (random(1)[0] ?? 0) + (random(1)[0] ?? 0)) / 64 - 6;

function point(period: string, value: number): StoredPoint {
  const rest = { numerator: null, denominator: null, values: null, asOf: 0, recordedAt: 0, revision: 1 };
  return { period, key: "", value, ...rest };
}

/** 30 points around 60, then 30 around 45. */
const points = Array.from({ length: 60 }, (_, i) => point(String(i + 1), (i < 30 ? 60 : 45) + noise()));
const bench = new Bench(points);
const setting = { zone: "Europe/Oslo", now: Date.UTC(2026, 10, 22), language: "nb", marks: [] } as const;
const plain = { definition, reading: PLAIN_READING };
const asked = { given: plain, setting };
const sight = { window: null, columns: 500, room: 40 };

function insight(given: typeof plain) {
  const answer = bench.answer({ kind: "insight", given, setting });
  if (answer.kind !== "insight") throw new Error(answer.kind);
  return answer.insight;
}

describe("the bench", () => {
  test("proposes a phase where the level changed, at what somebody noted there", () => {
    expect(insight(plain).offer).toMatchObject({ from: "31", noted: undefined });
    const noted = { definition, reading: withNote(PLAIN_READING, "31", "Ny rørpost") };
    expect(insight(noted).offer).toMatchObject({ from: "31", noted: "Ny rørpost" });
  });

  test("does not propose again what people said no to, nor right beside it", () => {
    for (const period of ["31", "29", "33"]) {
      expect(insight({ definition, reading: declining(PLAIN_READING, period) }).offer).toBeUndefined();
    }
    expect(insight({ definition, reading: declining(PLAIN_READING, "12") }).offer).toBeDefined();
  });

  test("advises against freezing a baseline that has a signal, and for it where there is none", () => {
    expect(insight(plain).baseline?.advice.kind).toBe("not-stable");
    const phased = withPhase(PLAIN_READING, { from: "31", name: "Ny rørpost", reason: "Kortere vei" });
    const told = insight({ definition, reading: phased });
    expect(told.baseline?.advice).toEqual({ kind: "freeze", at: 60 });
    expect(told.baseline?.period).toBe("60");
    expect(told.phases.map(({ from, to }) => [from, to])).toEqual([
      ["1", "30"],
      ["31", "60"],
    ]);
    expect(told.upcoming?.run?.more).toBeGreaterThan(0);
  });

  test("judges a baseline by its own points: a shift after it does it no harm", () => {
    const at = (given: typeof plain, index: number) => bench.answer({ kind: "baseline", given, setting, index });
    expect(at(plain, 29)).toMatchObject({ verdict: { kind: "fine" } });
    expect(at(plain, 59)).toMatchObject({ verdict: { kind: "unstable" } });
    expect(at(plain, 11)).toMatchObject({ verdict: { kind: "few", points: 12 } });
    const reading = withPhase(PLAIN_READING, { from: "31", name: "Ny rørpost", reason: "Kortere vei" });
    expect(at({ definition, reading }, 29)).toMatchObject({ verdict: { kind: "phases" } });
    expect(at({ definition, reading }, 59)).toMatchObject({ verdict: { kind: "fine" } });
  });

  test("says before a change which signals would vanish, and changes nothing", () => {
    const after = {
      definition,
      reading: withPhase(PLAIN_READING, { from: "31", name: "…", reason: "…" }),
    };
    const answer = bench.answer({ kind: "preview", given: plain, after, setting, ...sight });
    if (answer.kind !== "preview") throw new Error(answer.kind);
    expect(answer.difference.vanishes.count).toBeGreaterThan(8);
    expect(answer.difference.appears.count).toBe(0);
    expect(answer.difference.before).toHaveLength(1);
    expect(answer.difference.after).toHaveLength(2);
    expect(insight(plain).phases).toHaveLength(1);
  });

  test("cuts a part of the series with the levels of the whole", () => {
    const answer = bench.answer({ kind: "picture", ...asked, ...sight, window: { from: 20, to: 39 } });
    if (answer.kind !== "picture" || !answer.picture.cut) throw new Error("no cut");
    const { cut } = answer.picture;
    expect(cut.periods).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 21)));
    expect(cut.analysis.points[0]?.centre).toBe(insight(plain).phases[0]?.level);
    expect(cut.analysis.phases).toMatchObject([{ from: 0, to: 19 }]);
  });

  test("tells of a point whether it is left out", () => {
    const given = { definition, reading: withExcluded(PLAIN_READING, "10", "Strømbrudd") };
    expect(bench.answer({ kind: "point", given, setting, index: 9 })).toMatchObject({
      point: { period: "10", included: false, signal: false },
    });
    expect(bench.answer({ kind: "find", given, setting, period: "10" })).toEqual({ kind: "find", index: 9 });
  });

  test("looks with EWMA and CUSUM see the same shift", () => {
    for (const look of ["ewma", "cusum"] as const) {
      const answer = bench.answer({ kind: "look", ...asked, look, columns: 400 });
      if (answer.kind !== "look" || !answer.look) throw new Error("no look");
      expect(answer.look.signals).toBeGreaterThan(5);
      expect(answer.look.count).toBe(60);
    }
  });

  test("gives the same level in R code as on the chart, and none for a series of any length", () => {
    const answer = bench.answer({ kind: "r", ...asked });
    if (answer.kind !== "r") throw new Error(answer.kind);
    expect(answer.code).toContain("Ventetid");
  });
});

describe("a series that follows the week", () => {
  test("is told by the names of the days, and a series without a pattern is not", () => {
    const days = Array.from({ length: 140 }, (_, i) => {
      const day = new Date(Date.UTC(2026, 0, 5) + i * 86_400_000).toISOString().slice(0, 10);
      return point(day, (i % 7 === 5 ? 80 : i % 7 === 6 ? 30 : 60) + noise());
    });
    const daily = { definition: { ...definition, rhythm: "day" as const }, reading: PLAIN_READING };
    const answer = new Bench(days).answer({ kind: "insight", given: daily, setting });
    expect(answer).toMatchObject({ insight: { pattern: { by: "weekday", highest: 6, lowest: 7 } } });
    expect(insight(plain).pattern).toBeUndefined();
  });
});

describe("columns", () => {
  test("come back as the rows that they were, times apart", () => {
    const { next, ...columns } = inColumns(points.slice(0, 3), null);
    expect([next, columns.numerator, columns.key]).toEqual([null, null, null]);
    expect(fromColumns({ ...columns, next })).toEqual(points.slice(0, 3));
  });
});

describe("a pasted list", () => {
  test("is counted, the largest first, and lines that cannot be read are named", () => {
    const { bars, bad } = readPareto("Seng ikke klar; 14\nTransport\t5\n\nVenter på lege: 3\nuten tall\nTransport; 6");
    expect(bars.map(({ category, count }) => [category, count])).toEqual([
      ["Seng ikke klar", 14],
      ["Transport", 11],
      ["Venter på lege", 3],
    ]);
    expect(bad).toEqual([5]);
    expect(vitalFew(bars)).toBe(2);
  });

  test("of sums beyond all sense is refused, not counted for ever", () => {
    expect(readPareto("A; 9999999").bad).toEqual([1]);
  });
});

describe("a funnel", () => {
  test("takes one period of the units, in the order they are given", () => {
    const of = (numerator: number, denominator: number) => [
      { ...point("2026-W40", 0), value: null, numerator, denominator },
    ];
    const panels = [
      { unitName: "3B", points: of(5, 100) },
      { unitName: "4A", points: of(20, 90) },
      { unitName: "5C", points: of(4, 80) },
    ];
    const share: MeasureDefinition = { ...definition, unit: "%", chart: "p" };
    expect(funnelPeriods(panels)).toEqual(["2026-W40"]);
    const { points: drawn, centre } = funnelOf(panels, share, "2026-W40");
    expect(drawn.map(({ name }) => name)).toEqual(["3B", "4A", "5C"]);
    expect(centre).toBeCloseTo((29 / 270) * 100, 9);
    expect(drawn.map(({ outside }) => outside)).toEqual([undefined, "above", undefined]);
  });
});
