import type { TopMark } from "./topStrip.ts";

/** A test of an idea, or what people noted, as a chart draws it. Places are counted in points: 3.5 lies between the fourth and the fifth. */
export interface ChartTest {
  readonly key: string;
  readonly from: number;
  /** null for one that runs. */
  readonly to: number | null;
  /** What stands where it begins, the longest first; what stands where it ends, if that is drawn at all. */
  readonly begins: readonly string[];
  readonly ends: string | null;
  /** What happened, as people say it: without the flag of a test. */
  readonly isNote?: boolean;
}

export interface TestLine {
  readonly key: string;
  readonly kind: "begin" | "end" | "note";
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where tests begin and end in what is shown; the newest keep their texts longest, and a beginning before an end. */
export function testMarks(
  tests: readonly ChartTest[],
  first: number,
  x: (at: number) => number,
): (TopMark & { readonly kind: TestLine["kind"] })[] {
  const isShown = (at: number) => at >= first - 0.5;
  return tests.flatMap(({ key, from, to, begins, ends, isNote }, i) => {
    const age = tests.length - i;
    const kind = isNote ? ("note" as const) : ("begin" as const);
    return [
      ...(isShown(from) ? [{ key, kind, x: x(from), texts: begins, rank: age }] : []),
      ...(to !== null && ends !== null && isShown(to)
        ? [{ key: `${key} end`, kind: "end" as const, x: x(to), texts: [ends], rank: age + tests.length }]
        : []),
    ];
  });
}
