import type { AnalysedPoint, Analysis, ChartDefinition } from "./analyse.ts";
import { R_CHARTS, R_COLUMNS } from "./rCharts.ts";
import { RULE_SET_FACTS } from "./ruleSets.ts";

export interface RCodeInput {
  readonly title: string;
  readonly analysis: Analysis;
  /** The definition that the analysis was made with. */
  readonly definition: ChartDefinition;
  /** What stands below each point, one a point. */
  readonly labels: readonly string[];
}

/**
 * A program in base R, without packages, that computes the same centre, limits and runs from the same points, for whoever
 * wants to check a board or go on from it. `result` has a row a point and `runs` a row a phase. Checked by running R in
 * `test/shared/spc/rCode.test.ts`.
 */
export function rCode({ title, analysis, definition, labels }: RCodeInput): string {
  const { chart, points, phases } = analysis;
  return `${[
    `# ${title.replaceAll(/\s+/g, " ").trim()}`,
    `# ${analysis.chart === "run" ? "Run chart" : `${chart} chart`}: centre, limits and runs in base R, without packages.`,
    ...qicharts(analysis, definition),
    vector(
      "x",
      labels.map((label) => JSON.stringify(label)),
    ),
    ...R_COLUMNS[chart].filter((column) => column !== "y").map((column) => columnOf(column, points)),
    R_COLUMNS[chart].includes("y") ? columnOf("y", points) : `y <- ${DERIVED[R_COLUMNS[chart].join()] ?? "count"}`,
    vector(
      "ends",
      phases.map(({ to }) => String(to + 1)),
      "last point of each phase",
    ),
    vector(
      "with_limits",
      phases.map(({ stage, constant }) => logical(stage === "limits" && !constant)),
      "per phase",
    ),
    vector(
      "excluded",
      places(points, (point) => !point.included),
      "drawn, and in no computation",
    ),
    vector(
      "after_baseline",
      places(points, (point) => !point.baseline),
      "drawn against lines from before",
    ),
    `multiply <- ${definition.multiply ?? 1}`,
    `screened <- ${logical(definition.screened !== false)}`,
    `floor_at_zero <- ${logical(isFloored(analysis, definition))}`,
    "",
    LINES,
    R_CHARTS[chart],
    "",
    PHASES,
    runsOf(analysis),
    "print(result)",
    "print(runs)",
  ].join("\n")}\n`;
}

const DERIVED: Readonly<Record<string, string>> = {
  "count,n": "ifelse(n == 0, NA, count / n)",
  "size,sd": "sd",
};

function columnOf(column: "y" | "count" | "n" | "size" | "average" | "sd", points: readonly AnalysedPoint[]): string {
  const value = ({ subgroup }: AnalysedPoint) =>
    ({
      y: subgroup.y,
      count: subgroup.ySum,
      n: subgroup.n,
      size: subgroup.yLength,
      average: subgroup.yMean,
      sd: subgroup.ySd,
    })[column];
  return vector(
    column,
    points.map((point) => figure(value(point))),
  );
}

function figure(value: number): string {
  if (Number.isNaN(value)) return "NA";
  if (!Number.isFinite(value)) return value > 0 ? "Inf" : "-Inf";
  return String(value);
}

function logical(value: boolean): string {
  return value ? "TRUE" : "FALSE";
}

function places(points: readonly AnalysedPoint[], holds: (point: AnalysedPoint) => boolean): string[] {
  return points.flatMap((point, i) => (holds(point) ? [String(i + 1)] : []));
}

const WIDTH = 100;

/** A vector over as many lines as it takes; an empty one has no points. */
function vector(name: string, values: readonly string[], why = ""): string {
  const rows: string[] = [];
  for (const value of values) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + value.length < WIDTH) rows[rows.length - 1] = `${row}, ${value}`;
    else rows.push(value);
  }
  const said = why === "" ? "" : ` # ${why}`;
  return rows.length < 2 ? `${name} <- c(${rows[0] ?? ""})${said}` : `${name} <- c(\n  ${rows.join(",\n  ")}\n)${said}`;
}

/** Whether the engine lifted lower limits to zero: as `analyse` does it, over all phases. */
function isFloored({ points }: Analysis, { mayBeNegative, compat }: ChartDefinition): boolean {
  return !(mayBeNegative ?? compat !== undefined) && !points.some(({ y }) => y < 0);
}

const LINES = `# A centre line and limits at three sigma, within what is possible; no limit where there is none
lines <- function(y, cl, sigma, low = -Inf, high = Inf) {
  clip <- function(v) ifelse(is.finite(v), pmin(high, pmax(low, v)), NA)
  data.frame(y = y, cl = cl, lcl = clip(cl - 3 * sigma), ucl = clip(cl + 3 * sigma))
}`;

const PHASES = `points <- data.frame(x, y)
for (name in c("count", "n", "size", "average", "sd")) {
  if (exists(name, inherits = FALSE) && is.numeric(get(name))) points[[name]] <- get(name)
}
i <- seq_along(x)
points$include <- !(i %in% excluded)
points$base <- points$include & !(i %in% after_baseline)
phase <- findInterval(i, c(0, ends[-length(ends)]) + 1)
result <- do.call(rbind, lapply(seq_along(ends), function(k) {
  p <- points[phase == k, ]
  drawn <- chart(p)
  if (!with_limits[k]) drawn$lcl <- drawn$ucl <- NA
  data.frame(x = p$x, phase = k, include = p$include, drawn)
}))
for (name in c("y", "cl", "lcl", "ucl")) result[[name]] <- result[[name]] * multiply
result$outside <- !is.na(result$ucl) & (result$y > result$ucl | result$y < result$lcl)
result$outside[is.na(result$outside)] <- FALSE
if (floor_at_zero) result$lcl <- pmax(0, result$lcl)`;

/** Anhøj's limits follow from the number of useful points; those of a box come from its table and are written out. */
function runsOf({ rules, phases }: Analysis): string {
  const isBox = rules === "bestbox" || rules === "cutbox";
  const told = (value: number) => figure(Number.isFinite(value) ? value : Number.NaN);
  const longest = isBox
    ? vector(
        "longest_max",
        phases.map(({ runs }) => told(runs.longestMax)),
      )
    : "";
  const least = isBox
    ? vector(
        "crossings_min",
        phases.map(({ runs }) => told(runs.crossingsMin)),
      )
    : "";
  return `
# Runs around the centre: ${RULE_SET_FACTS[isBox ? rules : "anhoej"].source}
${isBox ? `${longest}\n${least}\n` : ""}runs <- do.call(rbind, lapply(split(result, result$phase), function(p) {
  side <- sign(p$y - p$cl)[p$include]
  side <- side[!is.na(side) & side != 0]
  useful <- length(side)
  if (useful == 0) return(data.frame(phase = p$phase[1], useful = 0, longest = NA, longest_max = NA, crossings = NA, crossings_min = NA, signal = FALSE))
  rows <- rle(side)$lengths
  most <- ${isBox ? "longest_max[p$phase[1]]" : "round(log2(useful)) + 3"}
  least <- ${isBox ? "crossings_min[p$phase[1]]" : "qbinom(0.05, useful - 1, 0.5)"}
  data.frame(
    phase = p$phase[1], useful = useful, longest = max(rows), longest_max = most,
    crossings = length(rows) - 1, crossings_min = least,
    signal = max(rows) > most | length(rows) - 1 < least
  )
}))`;
}

/** The same chart in one call, as a comment, and where the two differ. */
function qicharts({ chart, phases, points, rules }: Analysis, definition: ChartDefinition): string[] {
  if (chart === "np") return [`# The same with qcc: qcc(count, sizes = n, type = "np")`];
  const columns = R_COLUMNS[chart];
  const isCounted = columns.includes("count");
  const excluded = places(points, (point) => !point.included);
  const frozen = phases.length === 1 && points.findLastIndex((point) => point.baseline) + 1;
  const isFrozen = frozen !== false && frozen < points.findLastIndex((point) => point.included) + 1;
  const parts = [
    columns.includes("size") && chart !== "ip" ? "rows of x and y" : `seq_along(x), ${isCounted ? "count" : "y"}`,
    isCounted && columns.includes("n") ? "n" : "",
    `chart = "${chart}"`,
    phases.length > 1
      ? `part = c(${phases
          .slice(0, -1)
          .map(({ to }) => to + 1)
          .join(", ")})`
      : "",
    isFrozen ? `freeze = ${frozen}` : "",
    excluded.length > 0 ? `exclude = c(${excluded.join(", ")})` : "",
    (definition.multiply ?? 1) === 1 ? "" : `multiply = ${definition.multiply}`,
    rules === "bestbox" || rules === "cutbox" ? `method = "${rules}"` : "",
  ].filter((part) => part !== "");
  const differs = phases.length > 1 && points.some((point) => point.included && !point.baseline);
  return [
    `# With qicharts2: qic(${parts.join(", ")})`,
    ...(differs ? ["# (qicharts2 does not know a baseline within a phase: there its lines differ.)"] : []),
  ];
}
