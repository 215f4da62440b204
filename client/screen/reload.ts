/** Not oftener than this, whatever asks for it: a build that always looks new must not keep a wall reloading. */
const LEAST_BETWEEN = 5 * 60_000;
/** A hospital's walls do not all come at once. */
const MOST_JITTER = 60_000;
const LAST = "tavle:reloaded";

/** Where the time of the last reload outlives the reload. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

/**
 * Whether the page may be loaded anew.
 * @param now this browser's own clock, which is also what was written down
 */
export function mayReload(shelf: Shelf, now: number): boolean {
  const last = Number(shelf.getItem(LAST) ?? 0);
  // A clock that was set back must not forbid reloads until it has caught up.
  return now - last >= LEAST_BETWEEN || last > now;
}

/** Notes a reload, so that the next one waits its time. */
export function noteReload(shelf: Shelf, now: number): void {
  shelf.setItem(LAST, String(now));
}

/** Milliseconds to wait, so that many walls spread over a minute. @param random from 0 to 1 */
export function reloadJitter(random: number): number {
  return Math.floor(random * MOST_JITTER);
}

/** Loads the wall anew unless it did so just now. @returns whether it does */
export function reloadWall(): boolean {
  if (!mayReload(sessionStorage, Date.now())) return false;
  noteReload(sessionStorage, Date.now());
  location.reload();
  return true;
}
