import { useCallback, useSyncExternalStore } from "react";
import type { Instant } from "../../shared/base/time.ts";

/** A sample older than this gives way to any new one: clocks of walls drift. */
const SAMPLE_LASTS = 10 * 60_000;

/** Clocks that differ by no more than this are the same: journeys are never measured exactly. */
const SAME_CLOCK = 5_000;

/**
 * When something was done here, to be told later. A wall whose clock turns out to be wrong is corrected when the network is
 * back, and what it did meanwhile with it.
 */
export interface Moment {
  /** By the server's clock as it was known then. */
  readonly at: Instant;
  readonly offset: number;
  /** Which life of this page, and milliseconds since it began: that runs on evenly, whatever is done to the clock. */
  readonly life: string;
  readonly ticks: number;
}

/** Where the offset outlives a reload: a wall that starts without network shows the server's time all the same. */
export type ClockShelf = Pick<Storage, "getItem" | "setItem">;

interface Kept {
  readonly offset: number;
  readonly local: number;
}

const KEY = "tavle:clock";

interface Sample {
  readonly offset: number;
  /** Milliseconds between asking and hearing; the offset may be wrong by half of it. */
  readonly roundTrip: number;
  readonly takenAt: number;
}

/** The server's clock as this browser knows it. Screens with wrong clocks still show the same time left. */
export class ServerClock {
  readonly #local: () => number;
  readonly #ticks: () => number;
  readonly #shelf: ClockShelf | undefined;
  readonly #listeners = new Set<() => void>();
  /** No two lives of a page begin at one moment with one count. */
  readonly #life: string;
  #best: Sample | undefined;

  /**
   * @param local this browser's clock
   * @param ticks milliseconds since this page began, which no change of the clock touches
   */
  constructor(local: () => number, ticks: () => number = local, shelf?: ClockShelf) {
    this.#local = local;
    this.#ticks = ticks;
    this.#shelf = shelf;
    this.#life = `${local()} ${ticks()}`;
    this.#best = keptSample(shelf, local());
  }

  now(): Instant {
    return this.#local() + this.#offset;
  }

  get #offset(): number {
    return this.#best?.offset ?? 0;
  }

  /** Now, to be told later by `told`. */
  moment(): Moment {
    return { at: this.now(), offset: this.#offset, life: this.#life, ticks: this.#ticks() };
  }

  /** When it was, as far as is known by now. */
  told(moment: Moment): Instant {
    if (Math.abs(moment.offset - this.#offset) <= SAME_CLOCK || moment.life !== this.#life) return moment.at;
    return this.now() - (this.#ticks() - moment.ticks);
  }

  localNow(): number {
    return this.#local();
  }

  /**
   * Takes in what the server's clock showed.
   * @param sentAt this browser's clock when it asked; when left out, the journey is not known and counts as a second
   */
  hear(serverTime: Instant, sentAt?: number): void {
    const takenAt = this.#local();
    const roundTrip = sentAt === undefined ? 1000 : takenAt - sentAt;
    const best = this.#best;
    if (best && best.roundTrip < roundTrip && takenAt - best.takenAt < SAMPLE_LASTS) return;
    const journey = sentAt === undefined ? 0 : roundTrip / 2;
    this.#best = { offset: Math.round(serverTime + journey - takenAt), roundTrip, takenAt };
    const kept: Kept = { offset: this.#best.offset, local: takenAt };
    this.#shelf?.setItem(KEY, JSON.stringify(kept));
    for (const listener of this.#listeners) listener();
  }

  /** @returns what ends the listening */
  onCorrection(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** What an earlier life of this page knew; anything heard now is better. */
function keptSample(shelf: ClockShelf | undefined, local: number): Sample | undefined {
  const kept = readKept(shelf?.getItem(KEY) ?? null);
  if (!kept) return undefined;
  // A clock that has gone back since, such as that of a machine without a battery, is at least as late as it was then.
  const offset = local < kept.local ? kept.offset + kept.local - local : kept.offset;
  return { offset, roundTrip: Number.POSITIVE_INFINITY, takenAt: local };
}

function readKept(text: string | null): Kept | undefined {
  const kept: unknown = text === null ? undefined : JSON.parse(text);
  if (typeof kept !== "object" || kept === null || !("offset" in kept) || !("local" in kept)) return undefined;
  const { offset, local } = kept;
  return typeof offset === "number" && typeof local === "number" ? { offset, local } : undefined;
}

export const serverClock = new ServerClock(
  () => Date.now(),
  () => performance.now(),
  globalThis.localStorage,
);

export function serverNow(): Instant {
  return serverClock.now();
}

/**
 * The server's time, rounded down to whole steps; renders again at each step and not in between.
 * @param step milliseconds: 1000 for a countdown, 60_000 for a clock
 */
export function useNow(step: number): Instant {
  const subscribe = useCallback((changed: () => void) => tick(step, changed), [step]);
  return useSyncExternalStore(subscribe, () => Math.floor(serverClock.now() / step) * step);
}

function tick(step: number, changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    // A few milliseconds past the boundary: a timer may fire early, and would then count the old step again.
    timer = setTimeout(next, step - (serverClock.now() % step) + 5);
  };
  const next = (): void => {
    changed();
    wait();
  };
  wait();
  const end = serverClock.onCorrection(() => {
    clearTimeout(timer);
    next();
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
