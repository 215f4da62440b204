import type { SeriesView } from "../../shared/measure/measure.ts";

type Sum = Pick<SeriesView, "points" | "summed">;

/** Sums that have been computed: a new figure of a section is asked for by every wall that shows the hospital at once. */
export interface SumCache {
  /** @param stamp what the rows were when it was computed; undefined when they are others now */
  get(name: string, stamp: string): Sum | undefined;
  put(name: string, stamp: string, sum: Sum): void;
}

/** Forgets what was asked for longest ago when there are more. */
const MOST = 200;

export function createSumCache(): SumCache {
  const kept = new Map<string, { readonly stamp: string; readonly sum: Sum }>();
  return {
    get(name, stamp) {
      const found = kept.get(name);
      if (found?.stamp !== stamp) return undefined;
      kept.delete(name);
      kept.set(name, found);
      return found.sum;
    },
    put(name, stamp, sum) {
      kept.delete(name);
      kept.set(name, { stamp, sum });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
  };
}
