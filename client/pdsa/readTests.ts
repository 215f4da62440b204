import type { LocalDate } from "../../shared/base/time.ts";
import {
  type Cycle,
  currentCycle,
  cyclesOf,
  isTested,
  stateOf,
  type Tested,
  type TestState,
} from "../../shared/board/pdsa.ts";
import type { Test } from "../../shared/board/schema.ts";

/** The tests of a card as they stand today. */
export interface CardTests {
  readonly cycles: readonly Cycle[];
  /** The one that runs, or that ended last. */
  readonly current: Cycle;
  readonly state: TestState;
  /** Its card stands among those that are tested. */
  readonly isTested: boolean;
}

/** @returns undefined for a card that was never tested */
export function readTests(tested: Tested, rows: readonly Test[], today: LocalDate): CardTests | undefined {
  const cycles = cyclesOf(tested, rows);
  const current = currentCycle(cycles);
  return current && { cycles, current, state: stateOf(current, tested, true, today), isTested: isTested(tested) };
}
