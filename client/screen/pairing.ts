import type { Answer } from "../live/api.ts";
import { CLAIM_EVERY, type ClaimedPairing, type OpenedPairing } from "../../shared/screen/pairing.ts";

/** What the pairing screen shows. `out`: the service does not answer; the code, when there is one, still stands. */
export type PairingState =
  | { readonly kind: "fetching" }
  | { readonly kind: "waiting"; readonly code: string; readonly expiresAt: number; readonly isOut: boolean }
  | { readonly kind: "out" }
  | { readonly kind: "paired" };

export interface PairingParts {
  readonly open: () => Promise<Answer<OpenedPairing>>;
  readonly claim: (secret: string) => Promise<Answer<ClaimedPairing>>;
  readonly now: () => number;
  /** Runs later. @returns what takes it back */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** A wall without a board: fetches a code, shows it, asks every three seconds, and takes a new code when it runs out. */
export class WallPairing {
  readonly #parts: PairingParts;
  readonly #listeners = new Set<() => void>();
  #state: PairingState = { kind: "fetching" };
  #opened: OpenedPairing | undefined;
  #cancel: (() => void) | undefined;
  #isEnded = true;

  constructor(parts: PairingParts) {
    this.#parts = parts;
  }

  get state(): PairingState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  start(): void {
    this.#isEnded = false;
    void this.#step();
  }

  stop(): void {
    this.#isEnded = true;
    this.#cancel?.();
  }

  async #step(): Promise<void> {
    await (this.#opened ? this.#ask(this.#opened) : this.#fetch());
    if (this.#isEnded || this.#state.kind === "paired") return;
    this.#cancel = this.#parts.after(CLAIM_EVERY, () => void this.#step());
  }

  async #fetch(): Promise<void> {
    const answer = await this.#parts.open();
    if (!answer.ok) return this.#show({ kind: "out" });
    this.#opened = answer.value;
    this.#show(waiting(answer.value, false));
  }

  async #ask(opened: OpenedPairing): Promise<void> {
    const answer = await this.#parts.claim(opened.secret);
    // A code that nobody can look up is worth nothing: without an answer it stands until its time, then a new one is asked for.
    if (!answer.ok) return this.#parts.now() < opened.expiresAt ? this.#show(waiting(opened, true)) : this.#forget();
    if (answer.value.state === "paired") return this.#show({ kind: "paired" });
    if (answer.value.state === "expired") return await this.#renew();
    this.#show(waiting(opened, false));
  }

  async #renew(): Promise<void> {
    this.#opened = undefined;
    await this.#fetch();
  }

  #forget(): void {
    this.#opened = undefined;
    this.#show({ kind: "out" });
  }

  #show(state: PairingState): void {
    if (this.#isEnded) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function waiting({ code, expiresAt }: OpenedPairing, isOut: boolean): PairingState {
  return { kind: "waiting", code, expiresAt, isOut };
}
