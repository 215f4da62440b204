import { setImmediate as others } from "node:timers/promises";

/** Lets everybody else be served in between: a file's thousands of rows are worked through on the walls' own thread. */
export async function letOthersIn(): Promise<void> {
  await others();
}

/** Runs to the end what stops now and then for others. */
export async function inSlices<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await letOthersIn();
  }
}

/** So many at a time. */
export function slicesOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
