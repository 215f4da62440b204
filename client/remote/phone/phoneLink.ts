import type { Socket } from "socket.io-client";
import {
  type FromPhone,
  type Heard,
  type Over,
  overSchema,
  type PhoneSays,
  PHONE_WIRE,
  type Stage,
  type Taken,
  takenSchema,
  type ToPhone,
} from "../../../shared/remote/remote.ts";
import { send, type Trouble } from "../../live/api.ts";

/** How this phone stands to a wall. */
export type LinkState =
  /** No code yet, or one that was not taken. */
  | { readonly kind: "code"; readonly isBusy: boolean; readonly trouble: Trouble["code"] | undefined }
  | {
      readonly kind: "linked";
      readonly taken: Taken;
      /** Whether the server hears this phone. */
      readonly isHeard: boolean;
      /** Whether the wall is there. */
      readonly isWallThere: boolean;
      readonly stage: Stage | undefined;
      /** What was typed last was stopped: it looks like a patient. */
      readonly isStopped: boolean;
    }
  | { readonly kind: "over"; readonly why: Over; readonly taken: Taken | undefined };

const KEY = "tavle-remote";
/** Faster than a word, slower than a letter: the room sees it come. */
const PAUSE = 120;
const AGAIN = 400;
const ANSWER_WITHIN = 4000;

/** The wire is more than a tenth of the page, and nobody needs it before a code is taken. */
const wireLibrary = () => import("socket.io-client");

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The one link of a page: takes the code, stays on the wire, and says what the phone says. */
export class PhoneLink {
  readonly #shelf: Shelf;
  readonly #listeners = new Set<() => void>();
  #state: LinkState = { kind: "code", isBusy: false, trouble: undefined };
  #socket: Socket<ToPhone, FromPhone> | undefined;
  /** The text that is not said yet: only the last one counts. */
  #typed: Extract<PhoneSays, { do: "type" }> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seq = 0;

  /** @param secret what the camera read; empty when the address was typed, or the page came again */
  constructor(shelf: Shelf, secret: string) {
    this.#shelf = shelf;
    const before = secret === "" ? kept(shelf) : undefined;
    if (before) this.#open(before);
    else if (secret !== "") void this.take({ secret });
    // A phone that was locked has lost its wire: it must not wait until it thinks of it by itself.
    document.addEventListener("visibilitychange", this.#woken);
    addEventListener("online", this.#woken);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): LinkState => this.#state;

  /** The number of the last text that was typed here: what the wall has heard is older or the same. */
  get seq(): number {
    return this.#seq;
  }

  async take(shown: { readonly secret?: string; readonly code?: string }): Promise<void> {
    this.#set({ kind: "code", isBusy: true, trouble: undefined });
    // Fetched while the server looks at the code; whether it came is asked when it is used.
    void wireLibrary().catch(() => undefined);
    const answer = await send("POST", "/remotes", shown, takenSchema, undefined, null);
    if (answer.ok) this.#open(answer.value);
    else this.#set({ kind: "code", isBusy: false, trouble: answer.refusal.code });
  }

  /** Says the whole text of a field; what is held back must not be in it. */
  type(field: string, text: string): void {
    this.#seq += 1;
    this.#typed = { do: "type", field, text, seq: this.#seq };
    this.#timer ??= setTimeout(() => this.#sayTyped(), PAUSE);
  }

  done(field: string): void {
    this.#sayTyped();
    this.#say({ do: "done", field });
  }

  open(field: string): void {
    this.#say({ do: "open", field });
  }

  press(key: string): void {
    this.#sayTyped();
    this.#say({ do: "press", key });
  }

  leave(): void {
    this.#socket?.emit("leave");
    this.#end("ended");
  }

  /** Back to where a code is asked for. */
  again(): void {
    this.#set({ kind: "code", isBusy: false, trouble: undefined });
  }

  #open(taken: Taken): void {
    this.#shelf.setItem(KEY, JSON.stringify(taken));
    this.#set({ kind: "linked", taken, isHeard: false, isWallThere: true, stage: undefined, isStopped: false });
    void this.#connect(taken);
  }

  /** Goes on the wire; where even its script does not come there is no network, which the page says already: once more then. */
  async #connect(taken: Taken): Promise<void> {
    const library = await wireLibrary().catch(() => undefined);
    if (this.#state.kind !== "linked" || this.#state.taken !== taken) return;
    if (!library) {
      setTimeout(() => void this.#connect(taken), AGAIN * 5);
      return;
    }
    const { io } = library;
    const socket: Socket<ToPhone, FromPhone> = io(PHONE_WIRE, {
      transports: ["websocket"],
      auth: { token: taken.token },
      reconnectionDelay: 400,
      reconnectionDelayMax: 4000,
    });
    this.#socket = socket;
    socket.on("connect", () => {
      // The wall begins to count anew: what is not waiting here stands as the wall has it.
      if (!this.#typed) this.#seq = 0;
      this.#change({ isHeard: true });
      this.#sayTyped();
    });
    socket.on("disconnect", () => this.#change({ isHeard: false }));
    socket.on("connect_error", ({ message }) => {
      if (message === "over") this.#end("unknown");
      else this.#change({ isHeard: false });
    });
    socket.on("stage", (stage) => this.#change({ stage }));
    socket.on("wall", (isWallThere) => this.#change({ isWallThere }));
    socket.on("over", (why) => this.#end(overSchema.safeParse(why).data ?? "unknown"));
  }

  #sayTyped(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const typed = this.#typed;
    if (!typed || !this.#socket?.connected) return;
    this.#typed = undefined;
    this.#say(typed);
  }

  #say(what: PhoneSays): void {
    const socket = this.#socket;
    if (!socket?.connected) return;
    socket.timeout(ANSWER_WITHIN).emit("say", what, (error, heard) => this.#answered(what, error ? undefined : heard));
  }

  #answered(what: PhoneSays, heard: Heard | undefined): void {
    if (heard === "no-wall") this.#change({ isWallThere: false });
    if (what.do !== "type") return;
    this.#change({ isStopped: heard === "patient-identity" });
    if (heard === "heard" || heard === "patient-identity" || heard === "refused") return;
    // Not heard: said again, unless something else has been typed meanwhile.
    this.#typed ??= what;
    this.#timer ??= setTimeout(() => this.#sayTyped(), AGAIN);
  }

  #end(why: Over): void {
    this.#shelf.removeItem(KEY);
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#typed = undefined;
    if (this.#state.kind === "over") return;
    this.#set({ kind: "over", why, taken: this.#state.kind === "linked" ? this.#state.taken : undefined });
  }

  readonly #woken = (): void => {
    if (document.visibilityState === "visible" && this.#socket && !this.#socket.connected) this.#socket.connect();
  };

  #change(part: Partial<LinkState & { kind: "linked" }>): void {
    if (this.#state.kind === "linked") this.#set({ ...this.#state, ...part });
  }

  #set(state: LinkState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function kept(shelf: Shelf): Taken | undefined {
  const text = shelf.getItem(KEY);
  if (text === null) return undefined;
  try {
    return takenSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Cut short by a browser that was closed while it wrote: as if nothing had been kept.
    return undefined;
  }
}
