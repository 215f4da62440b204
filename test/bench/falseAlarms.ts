import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Analysis, analyse } from "../../shared/spc/analyse.ts";
import { explain, isSignal } from "../../shared/spc/explain.ts";
import { makingDataCount } from "../../shared/spc/makingDataCount.ts";
import { nelson } from "../../shared/spc/nelson.ts";
import { type Subgroup, subgroups } from "../../shared/spc/series.ts";
import { westernElectric } from "../../shared/spc/westernElectric.ts";
import type { RuleSignals, Standing } from "../../shared/spc/zones.ts";

// How often a series in which nothing has changed gives a signal: what our policy does beside what others do.
// Run by `npm run bench -- false-alarms`; writes docs/false-alarms.md.

const SEED = 20261122;
const ARRIVING = 4_000;
const LOOKED_AT = 20_000;
const LENGTHS = [12, 24, 48] as const;
/** Lengths at which one look is taken: `shared/spc/chance.ts` has what comes of them. */
const LOOKS = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 28, 32, 36, 42, 48, 72, 100, 200] as const;
/** Where the baseline is frozen, as the page advises. */
const FROZEN = 24;

/** Uniform from 0 to 1, the same for one seed everywhere. Source: sfc32 of PractRand, C. Doty-Humphrey. */
function uniform(seed: number): () => number {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i += 1) next();
  return next;
}

/** Independent normal values. Source: Box and Muller, Annals of Mathematical Statistics 29 (1958). */
function normal(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function stable(draw: () => number, length: number): Subgroup[] {
  return subgroups(Array.from({ length }, (_, x) => ({ x, y: draw() })));
}

/** What is told when a point has arrived, at a series up to it. */
type Policy = (series: readonly Subgroup[]) => boolean;

const read = (series: readonly Subgroup[]): Analysis => analyse(series, { chart: "i", mayBeNegative: true });

/** Only what the newest point brings: a point beyond a limit at once, a run or few crossings when they have held. */
function hasNews({ points, phases }: Analysis): boolean {
  return points.at(-1)?.outside !== undefined || hasHeld({ phases });
}

function hasHeld({ phases }: Pick<Analysis, "phases">): boolean {
  return phases[0]?.runsSignal === true && !phases[0].preliminary;
}

const ours: Policy = (series) => hasNews(read(series));
const oursFrozen: Policy = (series) => hasNews(analyse(series, { chart: "i", mayBeNegative: true, freeze: FROZEN }));
const ourRuns: Policy = (series) => hasHeld(read(series));

const naively = (series: readonly Subgroup[], chart: "run" | "i") => analyse(series, { chart, compat: "qicharts2" });
const naiveRuns: Policy = (series) => naively(series, "run").phases[0]?.runsSignal === true;
const naive: Policy = (series) => {
  const { points, phases } = naively(series, "i");
  return points.some(({ outside }) => outside) || phases[0]?.runsSignal === true;
};

/** Rules of single points, on the whole chart as it is drawn anew. */
const naiveRules =
  (rules: (points: readonly Standing[]) => RuleSignals): Policy =>
  (series) => {
    const { points } = naively(series, "i");
    const standing = points.map(({ y, centre, lower, upper }) => {
      return { y, centre, lower, upper, sigma: (upper - centre) / 3 };
    });
    return rules(standing).first.some((rule) => rule !== undefined);
  };

const naiveDots: Policy = (series) =>
  makingDataCount(
    series.map(({ y }) => y),
    { better: "neutral" },
  ).points.some(({ rule }) => rule.kind !== "common");

const POLICIES: readonly (readonly [string, Policy])[] = [
  ["**ours**, the runs rules alone", ourRuns],
  ["Anhøj's runs rules, run anew at every point", naiveRuns],
  ["**ours**, runs rules and limits, the baseline frozen at 24 points", oursFrozen],
  ["**ours**, runs rules and limits that follow every point", ours],
  ["Anhøj's rules and limits, run anew at every point", naive],
  ["Making Data Count's rules, run anew at every point", naiveDots],
  ["Western Electric's four rules, run anew at every point", naiveRules(westernElectric)],
  ["Nelson's eight rules, run anew at every point", naiveRules(nelson)],
];

/** Share of stable series in which a policy has told something by each length. */
function toldBy(policy: Policy): number[] {
  const draw = normal(uniform(SEED));
  const told = LENGTHS.map(() => 0);
  const most = Math.max(...LENGTHS);
  for (let run = 0; run < ARRIVING; run += 1) {
    const series = stable(draw, most);
    const first = firstTold(policy, series);
    LENGTHS.forEach((length, i) => {
      if (first <= length) told[i] = (told[i] ?? 0) + 1;
    });
  }
  return told.map((count) => count / ARRIVING);
}

function firstTold(policy: Policy, series: readonly Subgroup[]): number {
  for (let length = 6; length <= series.length; length += 1) {
    if (policy(series.slice(0, length))) return length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Share of stable series that show a signal on their tile when somebody looks once. */
function shownAt(length: number): number {
  const draw = normal(uniform(SEED + length));
  let shown = 0;
  for (let run = 0; run < LOOKED_AT; run += 1) {
    if (isSignal(explain(read(stable(draw, length))))) shown += 1;
  }
  return shown / LOOKED_AT;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
/** Half the width of a 95 % interval of a share. */
const within = (share: number, runs: number) => percent(1.96 * Math.sqrt((share * (1 - share)) / runs));

export function falseAlarms(): void {
  const rows = POLICIES.map(([name, policy]) => `| ${name} | ${toldBy(policy).map(percent).join(" | ")} |`);
  const shown = LOOKS.map((length) => [length, shownAt(length)] as const);
  const text = `# False alarms

A rule that looks for change finds some where there is none. How often, decides whether people still look up when a tile says
*signal*. Made by \`npm run bench -- false-alarms\`, seed ${SEED}: independent normal values, nothing changes in any of them.

## Told as points arrive

${ARRIVING} stable series, one point after the other. The share of them in which something has been told by the 12th, the 24th and
the 48th point; the figures are within ${within(0.16, ARRIVING)} of what endless series would give.

| policy | 12 points | 24 points | 48 points |
|---|---|---|---|
${rows.join("\n")}

Our policy: nothing under 10 useful points; Anhøj's two runs rules on the whole series, told when a point more has come and they
still hold; limits from 20 points, and then the newest point beyond them at once. A signal is told once: it is a row with a life
of its own, not computed anew at every point. The others judge from the sixth point on and look at the whole chart each time it is
drawn, as people and programs do that know no better. What our policy has left is what the runs rules and three sigma cost
once each, over 48 points; a calmer one would find real change later.

## Shown when somebody looks

${LOOKED_AT} stable series of each length, looked at once: the share whose tile shows a signal. *Av 41 målinger ventes om lag to uten
grunn* is the sum of these over the measures of a list (\`shared/spc/chance.ts\`).

| points | share with a signal |
|---|---|
${shown.map(([length, share]) => `| ${length} | ${percent(share)} |`).join("\n")}

Real series differ: neighbouring points that follow each other (a ward that stays full) give more, and rare events on a P chart
more on one side. Advice on the chart, and on patterns of the week and the year, is there for that.
`;
  writeFileSync(join(import.meta.dirname, "../../docs/false-alarms.md"), text);
  process.stdout.write(text);
}
