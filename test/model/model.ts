import { base32, type BoardId } from "../../shared/base/ids.ts";
import type { MatterCommand } from "../../shared/escalation/apply.ts";
import { clockOf, isUnanswered } from "../../shared/escalation/state.ts";
import { type MatterClock, type MatterStep, NO_CLOCK } from "../../shared/escalation/step.ts";
import { byteAt, matterOf, NOW, Q, REQUEST, type State } from "./bytes.ts";
import type { Fault } from "./faults.ts";
import type { Histories } from "./histories.ts";

/**
 * A model of how one matter lives among leaders, screens, two server processes, a database and a clock. The steps of the
 * matter are those of the product itself (`apply`); around them stand messages that come twice, processes that die at each
 * point, a unit that is closed in the middle and a clock at its limit.
 */
export interface Model {
  readonly bounds: Bounds;
  /** What is wrong with it; undefined: the protocol as it is. */
  readonly fault: Fault | undefined;
  readonly histories: Histories;
}

export interface Bounds {
  /** Which requests people may make. */
  readonly requests: readonly RequestName[];
  /** How often processes may die, in all. */
  readonly crashes: number;
  /** How often one request may be delivered at once. */
  readonly copies: number;
  /** How far the clock goes. */
  readonly until: number;
}

export type RequestName =
  | "raise"
  | "first leader answers"
  | "second leader answers"
  | "clinic answers"
  | "interim"
  | "take further"
  | "withdraw"
  | "confirm"
  | "reopen"
  | "close department";

const id = (n: number) => base32(new Uint8Array(16).fill(n)) as BoardId;
export const [DEPARTMENT, CLINIC] = [id(2), id(3)];

/** Up two steps of the clock ahead; at the top it stays. */
export function clockAt(board: BoardId, now: number): MatterClock {
  return board === CLINIC ? NO_CLOCK : { due: null, rises: now + 2, onCall: false };
}

export function toClinic(now: number): MatterCommand {
  return { do: "reroute", from: null, to: CLINIC, clock: clockAt(CLINIC, now) };
}

/** Where the bytes of a request begin. */
export function placeOf(request: number): number {
  return REQUEST + request * Q.size;
}

export function historyIn({ histories }: Model, state: State): readonly MatterStep[] {
  return histories.of(matterOf(state));
}

/** Whether the matter goes up by itself now. */
export function isRipe(model: Model, state: State): boolean {
  const history = historyIn(model, state);
  if (history.length === 0 || !isUnanswered({ history })) return false;
  const { rises } = clockOf({ history });
  return rises !== null && rises <= byteAt(state, NOW);
}

export function answerIn(history: readonly MatterStep[]): number {
  return history.findLastIndex(({ what }) => what === "answered");
}
