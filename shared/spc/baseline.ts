import { type Analysis, type ChartDefinition, ENOUGH_FOR_LIMITS } from "./analyse.ts";

/** Whether the centre and limits should stop moving with every new point. */
export type BaselineAdvice =
  /** So many more points are needed before limits mean anything. */
  | { readonly kind: "wait"; readonly missing: number }
  /** Enough points, and nothing but common cause: freeze after point `at`, counted from 1. */
  | { readonly kind: "freeze"; readonly at: number }
  /** Never on a baseline that itself has a signal: find its cause first, or begin a new phase. */
  | { readonly kind: "not-stable" };

/**
 * Advice for the last phase; `undefined` where the baseline is chosen already or there is nothing to freeze.
 * Source: Provost & Murray, The Health Care Data Guide (2011), ch. 4: 20 to 30 points without special cause.
 */
export function adviseBaseline({ points, phases }: Analysis, definition: ChartDefinition): BaselineAdvice | undefined {
  const phase = phases.at(-1);
  if (!phase || phase.constant || (definition.freeze ?? Number.NEGATIVE_INFINITY) > phase.from) return undefined;
  const judged = points.flatMap(({ included, y }, at) =>
    at >= phase.from && included && !Number.isNaN(y) ? [at] : [],
  );
  if (judged.length < ENOUGH_FOR_LIMITS) return { kind: "wait", missing: ENOUGH_FOR_LIMITS - judged.length };
  if (phase.runsSignal || judged.some((at) => (points[at]?.broken.length ?? 0) > 0)) return { kind: "not-stable" };
  return { kind: "freeze", at: (judged.at(-1) ?? 0) + 1 };
}
