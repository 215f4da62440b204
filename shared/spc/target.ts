import type { Analysis } from "./analyse.ts";
import { median } from "./arithmetic.ts";
import { NEWS_LASTS } from "./explain.ts";

/**
 * What a process as it is now says of a target. `met-stably`: common-cause variation stays on the good side of it;
 * `not-without-change`: it stays on the other side, and waiting will not help; `varies`: now and then.
 */
export type TargetVerdict = "met-stably" | "not-without-change" | "varies";

/**
 * Reads the last phase. Where limits follow the size of each point, their medians stand for them: one small month shall not
 * turn the verdict. A series without limits because it never moves (100 % month after month) is read from its points.
 * @param target in the unit shown
 * @returns `undefined` without a target or a better way, too early to say, or while a signal says that the process is no
 * longer what the limits were made of: a month beyond them tells whether the target was met by itself
 * Source: NHS England, Making Data Count (assurance); Provost & Murray (2011), ch. 4, on capability.
 */
export function targetMet(
  { phases, points }: Analysis,
  target: number | null | undefined,
  better: "up" | "down" | "neutral",
): TargetVerdict | undefined {
  const phase = phases.at(-1);
  if (!phase || target === null || target === undefined || Number.isNaN(target) || better === "neutral")
    return undefined;
  if (phase.runsSignal || (phase.stage !== "limits" && !(phase.constant && phase.stage === "run"))) return undefined;
  const judged = points.slice(phase.from, phase.to + 1).filter(({ included, y }) => included && !Number.isNaN(y));
  if (judged.slice(-NEWS_LASTS).some(({ outside }) => outside)) return undefined;
  const typical = (limit: "lower" | "upper") => median(judged.map((point) => point[limit]).filter(Number.isFinite));
  const [lower, upper] = [typical("lower"), typical("upper")];
  if (Number.isNaN(upper))
    return byPoints(
      judged.map(({ y }) => y),
      target,
      better,
    );
  if (target > upper) return better === "up" ? "not-without-change" : "met-stably";
  if (target < lower) return better === "up" ? "met-stably" : "not-without-change";
  return "varies";
}

function byPoints(values: readonly number[], target: number, better: "up" | "down"): TargetVerdict {
  const met = values.filter((y) => (better === "up" ? y >= target : y <= target)).length;
  if (met === values.length) return "met-stably";
  return met === 0 ? "not-without-change" : "varies";
}
