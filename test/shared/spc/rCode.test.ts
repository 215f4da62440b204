import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { findR } from "../../../scripts/machine.ts";
import { type Analysis, analyse, type ChartDefinition } from "../../../shared/spc/analyse.ts";
import { CHARTS, isChart } from "../../../shared/spc/chart.ts";
import { rCode } from "../../../shared/spc/rCode.ts";
import { type Row, subgroups } from "../../../shared/spc/series.ts";
import { seededRandom } from "../../support/ids.ts";

// R itself runs the exported code, all of it in one start.

const random = seededRandom(5);
const bytes = [...random(400)];
const draw = (i: number) => (bytes[i % bytes.length] ?? 0) / 255;

/** 48 points; the chart decides what is measured: values, counts of a size, several values a point. */
function rowsFor(chart: string): Row[] {
  return Array.from({ length: 48 }, (_, i) => {
    const x = i + 1;
    if (["p", "pp", "u", "up", "np"].includes(chart)) {
      const n = 60 + Math.round(draw(i) * 90);
      return [{ x, y: Math.round(n * (0.08 + 0.1 * draw(i + 101))), n: i === 17 ? 0 : n }];
    }
    if (chart === "ip") return [{ x, y: Math.round(40 * draw(i)), n: 20 + Math.round(draw(i + 77) * 60) }];
    if (chart === "xbar" || chart === "s") {
      return Array.from({ length: i === 9 ? 3 : 5 }, (__, k) => ({ x, y: 10 + 4 * draw(i * 5 + k) }));
    }
    const y = chart === "c" || chart === "g" ? Math.round(14 * draw(i + 31)) : 1 + 20 * draw(i + 31);
    return [{ x, y: i === 21 ? Number.NaN : y }];
  }).flat();
}

const CHOICES: readonly [string, Partial<ChartDefinition>][] = [
  ["as it is", {}],
  ["with a baseline and points left out", { freeze: 30, excluded: [4, 5, 33], multiply: 100 }],
  [
    "with phases, a baseline within the last, and an unfinished point",
    { phaseEnds: [21], freeze: 43, unfinished: true },
  ],
];

interface Case {
  readonly name: string;
  readonly analysis: Analysis;
  readonly code: string;
}

function caseOf(chart: string, [name, choice]: (typeof CHOICES)[number]): Case {
  if (!isChart(chart)) throw new Error(chart);
  const definition: ChartDefinition = { chart, ...choice };
  const analysis = analyse(subgroups(rowsFor(chart)), definition);
  const labels = analysis.points.map((_, i) => `2026-W${i + 1}`);
  return { name: `${chart} ${name}`, analysis, code: rCode({ title: "Fall", analysis, definition, labels }) };
}

const cases = [
  ...Object.keys(CHARTS).flatMap((chart) => CHOICES.map((choice) => caseOf(chart, choice))),
  caseOf("run", ["judged by the best box", { rules: "bestbox" }]),
  caseOf("i", ["not screened", { screened: false, mayBeNegative: true }]),
];

/** Writes one line a row, every digit of it. */
const OUT = `say <- function(kind, table) for (k in seq_len(nrow(table))) {
  cat("@", kind, vapply(table[k, ], function(v) if (is.character(v)) v else sprintf("%.17g", as.numeric(v)), ""), "\\n")
}`;

interface Answer {
  readonly points: number[][];
  readonly runs: number[][];
}

function runInR(programs: readonly string[]): Answer[] {
  const script = [
    OUT,
    ...programs.map(
      (code) =>
        `local({\n${code}\nsay("case", data.frame(0))\nsay("row", result[c("y", "cl", "lcl", "ucl", "outside")])\nsay("run", runs)\n})`,
    ),
  ];
  const ran = spawnSync(findR() ?? "Rscript", ["--vanilla", "-"], { input: script.join("\n"), encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const answers: Answer[] = [];
  for (const line of ran.stdout.split("\n").filter((each) => each.startsWith("@"))) {
    const [, kind, ...rest] = line.trim().split(/\s+/);
    const figures = rest.map((each) => (each === "NA" ? Number.NaN : Number(each)));
    if (kind === "case") answers.push({ points: [], runs: [] });
    if (kind === "row") answers.at(-1)?.points.push(figures);
    if (kind === "run") answers.at(-1)?.runs.push(figures);
  }
  return answers;
}

function expectEqual(actual: readonly number[], expected: readonly number[], scale: number): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    const wanted = expected[i] ?? Number.NaN;
    if (Number.isNaN(wanted)) expect(value).toBeNaN();
    else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(Math.max(1e-9 * Math.abs(wanted), 1e-13 * scale));
  });
}

describe("the R code of a chart, run by R, gives the same to 1e-9", () => {
  let answers: Answer[];
  beforeAll(() => {
    answers = runInR(cases.map(({ code }) => code));
  });

  test.each(cases.map((each, at) => [each.name, each, at] as const))("%s", (_, { analysis }, at) => {
    const { points, runs } = answers[at] ?? { points: [], runs: [] };
    expect(points).toHaveLength(analysis.points.length);
    analysis.points.forEach(({ y, centre, lower, upper, outside, unfinished }, i) => {
      const judged = outside === undefined ? 0 : 1;
      // R knows no unfinished period: it says outside where the board says nothing yet.
      const said = unfinished ? (points[i]?.[4] ?? 0) : judged;
      expectEqual(points[i] ?? [], [y, centre, lower, upper, said], 100 * Math.abs(centre));
    });
    analysis.phases.forEach((phase, k) => {
      const { useful, longest, longestMax, crossings, crossingsMin, signal } = phase.runs;
      const counted = [longest?.length ?? Number.NaN, longestMax, crossings, crossingsMin, Number(signal)];
      expectEqual(runs[k] ?? [], [phase.number, useful, ...counted], 1);
    });
  });
});

test("the code says how the same is done with qicharts2, and where it cannot be", () => {
  const codeOf = (name: string) => cases.find((each) => each.name === name)?.code ?? "";
  expect(codeOf("p with a baseline and points left out")).toContain(
    'qic(seq_along(x), count, n, chart = "p", freeze = 30, exclude = c(4, 5, 33), multiply = 100)',
  );
  expect(codeOf("i with phases, a baseline within the last, and an unfinished point")).toContain("part = c(21)");
  expect(codeOf("i with phases, a baseline within the last, and an unfinished point")).toContain("its lines differ");
  expect(codeOf("np as it is")).toContain("qcc(count, sizes = n");
});
