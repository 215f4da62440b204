/**
 * What the SPC engine costs: a long series, a wall of tiles when a point comes, and a workbench's hundred thousand points.
 * `npm run bench -- spc`
 */
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { findR } from "../../scripts/machine.ts";
import { type Analysis, analyse } from "../../shared/spc/analyse.ts";
import { explain, signalPoints } from "../../shared/spc/explain.ts";
import { rCode } from "../../shared/spc/rCode.ts";
import { type Row, type Subgroup, subgroups } from "../../shared/spc/series.ts";
import { upcoming } from "../../shared/spc/upcoming.ts";

const LONG = 5_000;
const ON_A_TILE = 500;
const TILES = 30;
const HUGE = 100_000;
const FRAME = 16;

function rows(length: number): Row[] {
  let seed = 7;
  return Array.from({ length }, (_, x) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return { x, y: 40 + (seed % 1000) / 50 };
  });
}

/** All that a tile or the page of a measure computes of a series. */
function whole(series: readonly Subgroup[]): Analysis {
  const analysis = analyse(series, { chart: "i" });
  explain(analysis);
  signalPoints(analysis);
  upcoming(analysis);
  return analysis;
}

/** The same lines in as few steps as there can be, by plain sums and for numbers alone: no engine can do with less. */
function plain(y: readonly number[]): readonly number[] {
  let total = 0;
  for (const value of y) total += value;
  const centre = total / y.length;
  const ranges = new Float64Array(y.length - 1);
  for (let i = 1; i < y.length; i += 1) ranges[i - 1] = Math.abs((y[i] ?? 0) - (y[i - 1] ?? 0));
  const screened = meanBelow(ranges, 3.267 * meanBelow(ranges, Number.POSITIVE_INFINITY));
  const reach = (3 * screened) / 1.128;
  let [row, longest, crossings, side] = [0, 0, 0, 0];
  for (const value of y) {
    const here = Math.sign(value - centre);
    if (here === 0) continue;
    if (here === side) row += 1;
    else [row, crossings] = [1, crossings + 1];
    side = here;
    longest = Math.max(longest, row);
  }
  return [centre, centre - reach, centre + reach, longest, crossings];
}

function meanBelow(values: Float64Array, limit: number): number {
  let [total, count] = [0, 0];
  for (const value of values) {
    if (value >= limit) continue;
    total += value;
    count += 1;
  }
  return total / count;
}

interface Cost {
  readonly median: number;
  readonly longest: number;
}

/** Milliseconds of many runs after as many to warm up. */
function cost(run: () => unknown, times: number): Cost {
  for (let i = 0; i < Math.min(times, 20); i += 1) run();
  const took = Array.from({ length: times }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  }).toSorted((a, b) => a - b);
  return { median: took[times >> 1] ?? Number.NaN, longest: took.at(-1) ?? Number.NaN };
}

/**
 * Seconds that R takes for the exported code, and for one step alone that qicharts2 begins with: a data frame of each point, all
 * of them bound together (its R/helper.functions.R, qic.agg). The package itself is not in Debian and cannot be installed here.
 */
function inR(): { readonly code: number; readonly split: number } | undefined {
  const runner = findR();
  if (!runner) return undefined;
  const analysis = whole(subgroups(rows(LONG)));
  const labels = analysis.points.map((_, i) => String(i + 1));
  const code = rCode({ title: "5,000 points", analysis, definition: { chart: "i" }, labels }).replaceAll(
    /^print.*$/gm,
    "",
  );
  const script = `took <- function(run) { times <- sapply(1:3, function(i) system.time(run())["elapsed"]); median(times) }
code <- took(function() {
${code}
})
rows <- data.frame(x = 1:${LONG}, y = ${LONG}:1 / 7, part = 1)
whole <- took(function() do.call(rbind, lapply(split(rows, rows$x), function(p) {
  data.frame(x = p$x[1], sum = sum(p$y), size = length(p$y), mean = mean(p$y), sd = sd(p$y), part = p$part[1])
})))
cat("@", code, whole)`;
  const ran = spawnSync(runner, ["--vanilla", "-"], { input: script, encoding: "utf8" });
  const [code_ = Number.NaN, split = Number.NaN] = (ran.stdout.split("@")[1] ?? "").trim().split(" ").map(Number);
  return ran.status === 0 ? { code: code_, split } : undefined;
}

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

function steps(): string {
  const given = rows(HUGE);
  const series = subgroups(given);
  const analysis = analyse(series, { chart: "i" });
  const measured: readonly (readonly [string, () => unknown])[] = [
    ["gathering the rows", () => subgroups(given)],
    ["analysis, individuals", () => analyse(series, { chart: "i" })],
    ["analysis, run chart", () => analyse(series, { chart: "run" })],
    ["analysis, Nelson's rules", () => analyse(series, { chart: "i", rules: "nelson" })],
    ["what it says and marks", () => [explain(analysis), signalPoints(analysis), upcoming(analysis)]],
  ];
  return measured.map(([name, run]) => `| ${name} | ${ms(cost(run, 15).median)} |`).join("\n");
}

export async function spcSection(): Promise<string> {
  const before = loadavg()[0] ?? Number.NaN;
  const long = rows(LONG);
  const values = long.map(({ y }) => y);
  const full = cost(() => whole(subgroups(long)), 60);
  const bare = cost(() => plain(values), 60);
  const series = Array.from({ length: TILES }, () => rows(ON_A_TILE));
  const one = cost(() => whole(subgroups(series[0] ?? [])), 200);
  const all = cost(() => series.forEach((tile) => whole(subgroups(tile))), 40);
  const r = inR();
  const loads = [before, loadavg()[0] ?? Number.NaN].map((load) => load.toFixed(1)).join(" and ");
  const told = r
    ? `R needs ${ms(1000 * r.code)} ms for the exported base R code of the same series, without starting R (**${((r.code * 1000) / full.median).toFixed(1)}×** ours), and
${ms(1000 * r.split)} ms for the step alone that qicharts2 begins with, a data frame of each point (**${((r.split * 1000) / full.median).toFixed(0)}×**).`
    : "R was not there to compare with.";
  return `## The SPC engine

Milliseconds, medians; load average ${loads}, so take the ratios. No published figure of what qicharts2 costs was found, and the
package cannot be installed on the machine of this run; what stands beside it is what R itself takes.

**A series of ${LONG} points**, from its rows to centre, limits, rules, the sentence's facts and what is next: ${ms(full.median)} ms, which is **${(full.median / bare.median).toFixed(0)}×**
the barest loops over bare numbers (${ms(bare.median)} ms: centre, limits and runs by plain sums, without phases, points left out, rules
or facts). ${told}

**One point more on a wall** of ${TILES} tiles with ${ON_A_TILE} points each: the tile that it is for is computed whole again, ${ms(one.median)} ms (longest
${ms(one.longest)}) of the ${FRAME} ms of a frame; all ${TILES} at once would be ${ms(all.median)} ms. An incremental form was weighed and left out: with
every point the mean, the screening of the ranges and so each line move, all points are drawn anew, and what it could save is
less than a tenth of a frame. A tile whose series did not change is not computed at all.

**${HUGE} points** in a workbench, by step:

| step | ms |
|---|---|
${steps()}

No step is cut into slices: the workbench computes in a worker, and the page gets what it draws.
`;
}
