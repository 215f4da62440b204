import type { Actor } from "../../shared/access/actor.ts";
import { may, roleOn } from "../../shared/access/policy.ts";
import type { MeetingId, PersonId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  enterSchema,
  GRACE_MS,
  type Hand,
  leaveSchema,
  lowered,
  type MomentAct,
  momentAct,
  type MomentPicture,
  paced,
  type Pointed,
  type Present,
  raised,
  sorted,
  type Where,
} from "../../shared/moment/moment.ts";
import type { Authority, BoardFacts } from "../access/authority.ts";
import type { Clock, Timer } from "../clock.ts";
import { meetingById } from "../storage/meetings.ts";
import type { Storage } from "../storage/database.ts";

/** One live connection, as the moment needs it. */
export interface Wire {
  readonly id: string;
  /** Who that is now: rights may change under an open wire. */
  actor(): Actor;
  moment(picture: MomentPicture): void;
  pointed(pointed: Pointed): void;
}

/**
 * The moment of every running meeting, in this process's memory. A restart forgets it, and the screens that come back
 * tell who is here. Walls hear all of it and are nobody's presence.
 */
export interface Moment {
  /** @returns whether the wire is in the meeting now */
  enter(wire: Wire, asked: unknown): Promise<boolean>;
  /** Points, raises or lowers a hand. @returns whether it was done */
  act(wire: Wire, asked: unknown): boolean;
  /** Goes out of a meeting on purpose. */
  leave(wire: Wire, asked: unknown): void;
  /** The connection broke: who had no other is here a while yet. */
  gone(wire: Wire): void;
  /** After a change of rights: who may not be here any more is not. */
  recheck(): void;
  /** Nobody is in a meeting that has ended, and no hand is up. */
  ended(id: MeetingId): void;
}

interface Here {
  present: Present;
  readonly wires: Set<string>;
  /** Runs while the last wire is broken. */
  going: Timer | undefined;
  acts: readonly Instant[];
}

interface Room {
  readonly meetingId: MeetingId;
  readonly boardId: BoardFacts["id"];
  readonly wires: Map<string, Wire>;
  readonly people: Map<PersonId, Here>;
  hands: readonly Hand[];
  isTold: boolean;
}

interface MomentParts {
  readonly authority: Authority;
  readonly storage: Storage;
  readonly clock: Clock;
}

/** A wire that enters again and again asks the storage each time. */
const MOST_ROOMS = 5;

export function createMoment(parts: MomentParts): Moment {
  const rooms = new Map<MeetingId, Room>();
  const entering = new Map<string, readonly Instant[]>();
  /** Wires that are open: one that closed while it was being let in must not stay inside. */
  const open = new Map<string, number>();

  async function enter(wire: Wire, asked: unknown): Promise<boolean> {
    const read = enterSchema.safeParse(asked);
    const pace = paced(entering.get(wire.id) ?? [], parts.clock.now());
    if (!read.success || !pace) return false;
    entering.set(wire.id, pace);
    const { boardId, meetingId, where } = read.data;
    const board = parts.authority.board(boardId);
    if (!board || !may(wire.actor(), "meeting:read", board)) return false;
    const entered = (open.get(wire.id) ?? 0) + 1;
    open.set(wire.id, entered);
    const found = await meetingById(parts.storage.db, meetingId);
    // Gone, or away again, before the storage answered.
    if (open.get(wire.id) !== entered) return false;
    if (found?.boardId !== boardId || found.meeting.state !== "running") return false;
    const others = [...rooms.values()].filter((each) => each.meetingId !== meetingId && each.wires.has(wire.id));
    if (others.length >= MOST_ROOMS) return false;
    const room = rooms.get(meetingId) ?? emptyRoom(meetingId, boardId);
    rooms.set(meetingId, room);
    room.wires.set(wire.id, wire);
    comeIn(room, wire, board, where);
    tell(room);
    return true;
  }

  function comeIn(room: Room, wire: Wire, board: BoardFacts, where: Where): void {
    const actor = wire.actor();
    if (actor.kind !== "person" || !may(actor, "meeting:join", board)) return;
    const present = { personId: actor.id, name: actor.name, role: roleOn(actor, board.path) ?? null, where };
    const known = room.people.get(actor.id);
    known?.going?.cancel();
    const wires = known?.wires ?? new Set();
    room.people.set(actor.id, { present, wires: wires.add(wire.id), going: undefined, acts: known?.acts ?? [] });
  }

  function act(wire: Wire, asked: unknown): boolean {
    const read = momentAct.safeParse(asked);
    if (!read.success) return false;
    const room = rooms.get(read.data.meetingId);
    const board = room && parts.authority.board(room.boardId);
    if (!room?.wires.has(wire.id) || !board) return false;
    const actor = wire.actor();
    if (read.data.do === "lower") return lower(room, board, actor, read.data.personId);
    const here = actor.kind === "person" && may(actor, "meeting:join", board) ? room.people.get(actor.id) : undefined;
    const pace = here && paced(here.acts, parts.clock.now());
    if (!here || !pace) return false;
    here.acts = pace;
    return actOf(room, here, read.data);
  }

  function actOf(room: Room, { present }: Here, asked: MomentAct): boolean {
    const { personId, name } = present;
    if (asked.do === "point") {
      const pointed = { meetingId: room.meetingId, personId, name, target: asked.target };
      for (const each of listeners(room)) each.pointed(pointed);
      return true;
    }
    room.hands = raised(room.hands, { personId, name });
    tell(room);
    return true;
  }

  function lower(room: Room, board: BoardFacts, actor: Actor, person: PersonId): boolean {
    const isOwn = actor.kind === "person" && actor.id === person;
    if (!isOwn && !may(actor, "meeting:run", board)) return false;
    room.hands = lowered(room.hands, person);
    tell(room);
    return true;
  }

  /** Asked for each time it is told: rights may have changed a moment ago. */
  function listeners(room: Room): Wire[] {
    const board = parts.authority.board(room.boardId);
    return board ? [...room.wires.values()].filter((wire) => may(wire.actor(), "meeting:read", board)) : [];
  }

  /** Once for all that changed in one turn of the loop: a hospital comes back together after a power cut. */
  function tell(room: Room): void {
    if (!room.isTold) return;
    room.isTold = false;
    setImmediate(() => {
      room.isTold = true;
      const picture = pictureOf(room);
      for (const wire of listeners(room)) wire.moment(picture);
    });
  }

  function takeOut(room: Room, wire: Wire, how: "left" | "broken"): void {
    room.wires.delete(wire.id);
    for (const [person, here] of room.people) {
      if (!here.wires.delete(wire.id) || here.wires.size > 0) continue;
      if (how === "left") goOut(room, person);
      else here.going = parts.clock.after(GRACE_MS, () => goOut(room, person));
    }
    forget(room);
  }

  function goOut(room: Room, person: PersonId): void {
    room.people.get(person)?.going?.cancel();
    room.people.delete(person);
    room.hands = lowered(room.hands, person);
    tell(room);
    forget(room);
  }

  function forget(room: Room): void {
    if (room.wires.size === 0 && room.people.size === 0) rooms.delete(room.meetingId);
  }

  return {
    enter,
    act,
    leave(wire, asked) {
      const read = leaveSchema.safeParse(asked);
      open.set(wire.id, (open.get(wire.id) ?? 0) + 1);
      const room = read.success ? rooms.get(read.data.meetingId) : undefined;
      if (room?.wires.has(wire.id)) takeOut(room, wire, "left");
    },
    gone(wire) {
      open.delete(wire.id);
      entering.delete(wire.id);
      for (const room of rooms.values()) if (room.wires.has(wire.id)) takeOut(room, wire, "broken");
    },
    recheck() {
      for (const room of rooms.values()) {
        const staying = new Set(listeners(room));
        for (const wire of room.wires.values()) if (!staying.has(wire)) takeOut(room, wire, "left");
      }
    },
    ended(id) {
      const room = rooms.get(id);
      if (!room) return;
      for (const { going } of room.people.values()) going?.cancel();
      room.people.clear();
      room.hands = [];
      rooms.delete(id);
      tell(room);
    },
  };
}

function emptyRoom(meetingId: MeetingId, boardId: BoardFacts["id"]): Room {
  return { meetingId, boardId, wires: new Map(), people: new Map(), hands: [], isTold: true };
}

function pictureOf({ meetingId, people, hands }: Room): MomentPicture {
  return { meetingId, present: sorted([...people.values()].map(({ present }) => present)), hands: [...hands] };
}
