/** One state of the model in bytes, so that hundreds of thousands fit in memory and are told apart by a string. */

/** Where a request is, at whoever made it. */
export const [IDLE, WAITS, OK, REFUSED] = [0, 1, 2, 3];
/** Where a process is with its work. */
export const [READ, LOCKED, COMMITTED] = [0, 1, 2];
export const NOBODY = 255;
export const RISE = 200;
export const WORKERS = 2;

/** One state in bytes: the world, then five bytes for each process, then four for each request. */
export const NOW = 0;
export const OPEN = 1;
export const MATTER = 2; // two bytes: which history
export const AUDIT = 4;
export const CRASHES = 5;
export const LATE = 6; // what a fault does after the commit: 1 audit, 2 key of a request + 10, 3 rerouting
export const WORKER = 7;
export const W = { job: 0, phase: 1, snapshot: 2, verdict: 4, size: 5 };
export const REQUEST = WORKER + WORKERS * W.size;
export const Q = { client: 0, copies: 1, key: 2, seen: 3, size: 4 };

export type State = Buffer;

export function byteAt(state: State, place: number): number {
  return state[place] ?? 0;
}

/** The department meets at this time, which is when the clock of what was raised at once runs out. */
const MEETS_AT = 2;

export function isMeeting(state: State): boolean {
  return state[OPEN] === 1 && state[NOW] === MEETS_AT;
}

export function matterOf(state: State): number {
  return byteAt(state, MATTER) * 256 + byteAt(state, MATTER + 1);
}

export function isLocked(state: State): boolean {
  for (let worker = 0; worker < WORKERS; worker += 1) {
    const place = WORKER + worker * W.size;
    if (state[place + W.job] !== NOBODY && state[place + W.phase] === LOCKED) return true;
  }
  return false;
}

export function release(state: State, worker: number): void {
  state[worker + W.job] = NOBODY;
  for (const part of [W.phase, W.snapshot, W.snapshot + 1, W.verdict]) state[worker + part] = 0;
}

/** The processes are alike: which of them does what makes no other state. */
export function ordered(state: State): State {
  const [first, second] = [WORKER, WORKER + W.size];
  if (state.compare(state, second, second + W.size, first, first + W.size) <= 0) return state;
  const held = Buffer.from(state.subarray(first, second));
  state.copyWithin(first, second, second + W.size);
  held.copy(state, second);
  return state;
}

export function encoded(state: State): string {
  return ordered(state).toString("latin1");
}
