import type { BoardId, MeetingId, PersonId } from "../../shared/base/ids.ts";
import { type MomentAct, type MomentPicture, type Pointed, RING_MS, type Where } from "../../shared/moment/moment.ts";
import type { Wire } from "../live/socket.ts";

/** A ring that stands now; the number tells two of one person apart. */
export interface Ring extends Pointed {
  readonly number: number;
}

export interface Shown {
  readonly picture: MomentPicture;
  readonly rings: readonly Ring[];
  /** Whether the server lets this screen hear the meeting now. */
  readonly isIn: boolean;
}

type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** A server that has not answered by then has other troubles. */
const ANSWER_WITHIN = 5000;
const AGAIN_AFTER = 8000;

/**
 * This screen in one running meeting: comes in at each connection, hears who is here and who points, and says what is done
 * here. Without a connection there is nobody here, which is true of what one can see.
 */
export class MeetingLink {
  readonly #boardId: BoardId;
  readonly #meetingId: MeetingId;
  readonly #listeners = new Set<() => void>();
  #where: Where;
  #wire: Wire | undefined;
  #shown: Shown;
  #count = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(boardId: BoardId, meetingId: MeetingId, where: Where) {
    this.#boardId = boardId;
    this.#meetingId = meetingId;
    this.#where = where;
    this.#shown = { picture: { meetingId, present: [], hands: [] }, rings: [], isIn: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): Shown => this.#shown;

  /** For `liveSocket.withWire`. */
  readonly take = (wire: Wire): (() => void) => {
    this.#wire = wire;
    const come = (): void => this.#comeIn(wire);
    const lost = (): void => this.#show({ picture: { ...this.#shown.picture, present: [], hands: [] }, isIn: false });
    const moment = (picture: MomentPicture): void => {
      if (picture.meetingId === this.#meetingId) this.#show({ picture });
    };
    const pointed = (each: Pointed): void => this.#ring(each);
    wire.on("connect", come);
    wire.on("disconnect", lost);
    wire.on("moment", moment);
    wire.on("pointed", pointed);
    if (wire.connected) come();
    return () => {
      clearTimeout(this.#again);
      wire.off("connect", come);
      wire.off("disconnect", lost);
      wire.off("moment", moment);
      wire.off("pointed", pointed);
      if (wire.connected) wire.emit("leave", { meetingId: this.#meetingId });
      this.#wire = undefined;
    };
  };

  /** One is in the room after all, or has gone home. */
  sit(where: Where): void {
    if (where === this.#where) return;
    this.#where = where;
    if (this.#wire?.connected) this.#comeIn(this.#wire);
  }

  /** @returns whether the server did it; false also without connection */
  async act(asked: Without<MomentAct, "meetingId">): Promise<boolean> {
    const wire = this.#wire;
    if (!wire?.connected) return false;
    return await new Promise((done) => {
      wire.timeout(ANSWER_WITHIN).emit("act", { ...asked, meetingId: this.#meetingId }, (error, isDone) => {
        done(!error && isDone);
      });
    });
  }

  #comeIn(wire: Wire): void {
    clearTimeout(this.#again);
    const asked = { boardId: this.#boardId, meetingId: this.#meetingId, where: this.#where };
    wire.timeout(ANSWER_WITHIN).emit("enter", asked, (error, isIn) => {
      if (wire !== this.#wire) return;
      this.#show({ isIn: !error && isIn });
      // A meeting that began without network is not known to the server yet.
      if ((error || !isIn) && wire.connected) this.#again = setTimeout(() => this.#comeIn(wire), AGAIN_AFTER);
    });
  }

  #ring(pointed: Pointed): void {
    if (pointed.meetingId !== this.#meetingId) return;
    this.#count += 1;
    const ring = { ...pointed, number: this.#count };
    // One person has one finger.
    const others = this.#shown.rings.filter(({ personId }) => personId !== pointed.personId);
    this.#show({ rings: [...others, ring] });
    setTimeout(() => this.#show({ rings: this.#shown.rings.filter((each) => each !== ring) }), RING_MS);
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export function isUp(picture: MomentPicture, person: PersonId | undefined): boolean {
  return picture.hands.some(({ personId }) => personId === person);
}
