import { useCallback, useSyncExternalStore } from "react";
import type { Instant } from "../../shared/base/time.ts";

/** A sample older than this gives way to any new one: clocks of walls drift. */
const SAMPLE_LASTS = 10 * 60_000;

interface Sample {
  readonly offset: number;
  /** Milliseconds between asking and hearing; the offset may be wrong by half of it. */
  readonly roundTrip: number;
  readonly takenAt: number;
}

/** The server's clock as this browser knows it. Screens with wrong clocks still show the same time left. */
export class ServerClock {
  readonly #local: () => number;
  readonly #listeners = new Set<() => void>();
  #best: Sample | undefined;

  /** @param local this browser's clock */
  constructor(local: () => number) {
    this.#local = local;
  }

  now(): Instant {
    return this.#local() + (this.#best?.offset ?? 0);
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
    this.#best = { offset: serverTime + journey - takenAt, roundTrip, takenAt };
    for (const listener of this.#listeners) listener();
  }

  /** @returns what ends the listening */
  onCorrection(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

export const serverClock = new ServerClock(() => Date.now());

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
