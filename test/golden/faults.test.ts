import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const CASES = ["spc", "by-hand"].map((folder) => join(import.meta.dirname, folder));

/** One deliberate fault: in which file of `shared/spc` what is written instead of what. */
type Fault = readonly [file: string, right: string, wrong: string];

const FAULTS: readonly Fault[] = [
  ["xmr.ts", "D2_OF_TWO = 1.128", "D2_OF_TWO = 1.182"],
  ["xmr.ts", "D4_OF_TWO = 3.267", "D4_OF_TWO = 3.276"],
  ["xmr.ts", ".filter((_, i) => base[i])", ""],
  ["xmr.ts", "1 / point.n + 1 / before.n", "1 / point.n + 1 / point.n"],
  ["arithmetic.ts", "range < factor * first", "range <= factor * first"],
  ["arithmetic.ts", "return quotient + (remainder(total, quotient, count) + rest) / count", "return quotient"],
  ["arithmetic.ts", "exactSum(squares), values.length - 1", "exactSum(squares), values.length"],
  ["arithmetic.ts", "+ upper) / 2", "+ upper) / 3"],
  ["attribute.ts", "(centre * (1 - centre)) / n", "centre / n"],
  ["attribute.ts", "cap: 1 }", "cap: Number.POSITIVE_INFINITY }"],
  ["attribute.ts", "level * (1 - share)", "level"],
  ["limits.ts", "lower95: line(-2)", "lower95: line(-1.96)"],
  ["subgroup.ts", "gamma *= k / (k - 1)", "gamma *= (k - 1) / k"],
  ["subgroup.ts", "(point.yLength - 1) * square(point.ySd)", "point.yLength * square(point.ySd)"],
  ["rare.ts", "POWER = 3.6", "POWER = 3.5"],
  ["rare.ts", "each * (each + 1)", "each * each"],
  ["rare.ts", "0.693 * centre", "centre"],
  ["anhoej.ts", "Math.round(Math.log2(useful)) + 3", "Math.ceil(Math.log2(useful)) + 3"],
  ["anhoej.ts", "below < 0.05", "below <= 0.06"],
  ["anhoej.ts", "longest > longestMax, crossings", "longest >= longestMax, crossings"],
  ["anhoej.ts", "if (sign !== 1 && sign !== -1) continue;", ""],
  ["runsBoxes.ts", "[11, 10, [12, 9]]", "[11, 10]"],
  ["analyse.ts", "if (y > upper) return", "if (y >= upper) return"],
  ["series.ts", "Number.NaN : value,\n    yLength", "Number.NaN : row.y,\n    yLength"],
  ["makingDataCount.ts", "const LIMIT = 2.66", "const LIMIT = 2.67"],
  ["makingDataCount.ts", "const TREND = 7", "const TREND = 6"],
  ["makingDataCount.ts", "const SHIFT = 7", "const SHIFT = 8"],
  ["makingDataCount.ts", "Math.abs(sides) === 3 &&", ""],
  ["makingDataCount.ts", "target > last.upper", "target >= last.upper"],
  ["makingDataCount.ts", "values.length < SHORT", "values.length <= SHORT"],
  ["westernElectric.ts", "mostBeyond(2, 3, 2)", "mostBeyond(2, 3, 1.9)"],
  ["westernElectric.ts", "inARow(8)", "inARow(9)"],
  ["zones.ts", "|| !held[at]", ""],
  ["nelson.ts", "    5,\n  );\n  const falling", "    6,\n  );\n  const falling"],
  ["nelson.ts", "    12,", "    13,"],
  ["nelson.ts", "    15,", "    14,"],
  ["nelson.ts", "isOutside && inLast(above, i)", "isOutside"],
  ["smoothed.ts", "** (2 * (i + 1))", "** (i + 1)"],
  ["smoothed.ts", "oneSided(distances, shift / 2)", "oneSided(distances, shift)"],
  ["ranges.ts", "2.326", "2.236"],
  ["ranges.ts", "0.8640855", "0.8460855"],
  [
    "ranges.ts",
    "mean(present(deviations.map((deviation, i) => deviation / (factor[i] ?? Number.NaN))))",
    "mean(deviations)",
  ],
  ["bernoulliCusum.ts", "reached >= limit", "reached > limit + 1"],
  ["bernoulliCusum.ts", "reached <= 0 || reached > limit", "reached <= 0"],
  ["bernoulliCusum.ts", "1 / oddsRatio", "1 / oddsRatio ** 2"],
  ["judge.ts", "Math.max(...wide)", "Math.min(...wide)"],
  ["judge.ts", "outside: outside !== undefined", "outside: false"],
  ["judge.ts", "if (Number.isNaN(point.y)) continue;", ""],
  ["judge.ts", "y > upper95 || y < lower95", "y > upper95"],
  ["judge.ts", "i <= long.to", "i < long.to"],
  ["ruleSets.ts", '{ number: 4, name: "one-side", points: 8 }', '{ number: 4, name: "one-side", points: 9 }'],
  ["analyse.ts", 'chart === "t" ? 1 / POWER : 1', "1"],
  ["analyse.ts", 'before.signal ? undefined : "last-point"', 'before.signal ? "last-point" : undefined'],
  ["analyse.ts", "runs.useful < ENOUGH_FOR_RUNS", "runs.useful < 5"],
  ["phases.ts", "freeze > from", "freeze > to"],
  ["phases.ts", "from + k < last", "from + k <= last"],
  ["phases.ts", "from + k !== open && !left", "!left"],
  ["stage.ts", "ENOUGH_FOR_RUNS = 10", "ENOUGH_FOR_RUNS = 9"],
  ["series.ts", "return of === 0 && !compat", "return false"],
  ["target.ts", "if (target > upper) return", "if (target > lower) return"],
  ["target.ts", "phase.runsSignal ||", ""],
  ["target.ts", "y >= target", "y > target"],
  ["funnel.ts", "i < counted.length", "true"],
  ["explain.ts", 'side === "above" ? point.upper : point.lower', "point.centre"],
  ["explain.ts", "allowed: runs.longestMax", "allowed: runs.longest.length"],
  ["patternOf.ts", "here.y <= here.centre", "here.y < here.centre - 9"],
  ["upcoming.ts", "row - length", "row"],
  ["baseline.ts", "points[at]?.broken.length ?? 0) > 0", "points[at]?.broken.length ?? 0) > 9"],
  ["runsBoxes.ts", "[3, 6], [3, 6], [3, 6],", "[3, 7], [3, 7], [3, 7],"],
  ["mdcIcons.ts", 'better === "up") ? "improvement"', 'better === "down") ? "improvement"'],
  ["pareto.ts", "countB - countA", "countA - countB"],
  ["pareto.ts", "Number(a === null) - Number(b === null)", "Number(b === null) - Number(a === null)"],
];

describe("the reference cases find a fault", () => {
  let root: string;
  /** How many cases each copy gets wrong: the first has no fault, then in the order of `FAULTS`. */
  let failing: readonly number[];
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "tavle-spc-"));
    writeFileSync(join(root, "package.json"), '{"type":"module"}');
    const copies = [undefined, ...FAULTS].map((fault, at) => copyWith(fault, join(root, String(at))));
    const script = join(copies[0] ?? "", "test", "golden", "failing.ts");
    const said = execFileSync(process.execPath, [script, JSON.stringify(CASES), JSON.stringify(copies)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    failing = JSON.parse(said);
    // Three quarters of a minute of work for one process: a busy machine takes several times that.
  }, 300_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("and none where there is none", () => {
    expect(failing[0]).toBe(0);
  });

  test.each(FAULTS.map((fault, at) => [...fault, at + 1] as const))("in %s: %s -> %s", (file, right, _, at) => {
    const source = readFileSync(join(ROOT, "shared", "spc", file), "utf8");
    expect(source.split(right).length - 1, "the fault must fit the code").toBeGreaterThanOrEqual(1);
    expect(failing[at]).toBeGreaterThan(0);
  });
});

function copyWith(fault: Fault | undefined, copy: string): string {
  for (const folder of ["base", "spc"]) {
    cpSync(join(ROOT, "shared", folder), join(copy, "shared", folder), { recursive: true });
  }
  cpSync(import.meta.dirname, join(copy, "test", "golden"), {
    recursive: true,
    filter: (from) => !CASES.includes(from),
  });
  if (fault) {
    const [file, right, wrong] = fault;
    const path = join(copy, "shared", "spc", file);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(right, () => wrong),
    );
  }
  return copy;
}
