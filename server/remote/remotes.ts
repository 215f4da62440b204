import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type BoardId, type MeetingId, newId, type RandomBytes, type RemoteId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import {
  CODE_LIFE,
  type Heard,
  isShown,
  type Lent,
  type Over,
  type PhoneSays,
  phoneSays,
  type RemoteCode,
  type Stage,
  stageSchema,
  TYPED_LENGTH,
  typedCode,
} from "../../shared/remote/remote.ts";
import type { Authority, BoardFacts } from "../access/authority.ts";
import { hashSecret, newSecret } from "../access/passwords.ts";
import type { Clock } from "../clock.ts";
import type { Storage } from "../storage/database.ts";
import { runningOn } from "../storage/meetings.ts";
import { screenActor } from "../storage/screens.ts";

export type ScreenActor = Actor & { readonly kind: "screen" };
export type RemoteActor = Actor & { readonly kind: "remote" };

/** One live connection of a phone. */
export interface PhoneWire {
  readonly id: string;
  stage(stage: Stage): void;
  wall(isThere: boolean): void;
  over(why: Over): void;
}

/** One live connection of a wall. */
export interface WallWire {
  readonly id: string;
  /** Who that is now: rights may change under an open wire. */
  actor(): Actor;
  said(what: PhoneSays): void;
  /** Asks the wall to show itself to the phone that has just come. */
  show(): void;
}

/**
 * Phones lent to walls, in this process's memory: one for a meeting, gone with it. Text is handed on and never kept. A
 * restart forgets them; the phone then takes a new code, which is one look at the wall.
 */
export interface Remotes {
  /** A new code on a wall; the one it showed before is worth nothing any more. */
  show(screen: ScreenActor, board: BoardFacts, meetingId: MeetingId, address: string): RemoteCode;
  /** Takes a code, once. The phone that was there before it hears that another has come. @returns undefined = no such code */
  take(shown: { readonly secret?: string | undefined; readonly code?: string | undefined }): Taking | undefined;
  lentOn(boardId: BoardId): Lent;
  /** @returns whether there was a phone to end */
  end(boardId: BoardId, why: Over): boolean;
  ended(meetingId: MeetingId): void;
  /** Ends what may be no longer: revoked or changed walls, closed boards, ended meetings. */
  look(): Promise<void>;
  /** Whose token that is. */
  actorOf(token: string): RemoteActor | undefined;
  phoneCame(actor: RemoteActor, wire: PhoneWire): boolean;
  phoneSaid(actor: RemoteActor, what: unknown): Heard;
  phoneGone(actor: RemoteActor, wire: PhoneWire): void;
  wallCame(wire: WallWire): void;
  wallGone(wire: WallWire): void;
  /** What the wall shows, for its phone alone. */
  wallShows(wire: WallWire, stage: unknown): void;
}

export interface Taking {
  readonly token: string;
  readonly actor: RemoteActor;
  readonly screen: ScreenActor;
}

interface Code extends RemoteCode {
  readonly screen: ScreenActor;
  readonly boardId: BoardId;
  readonly meetingId: MeetingId;
}

interface Phone {
  readonly actor: RemoteActor;
  readonly tokenHash: string;
  readonly screenName: string;
  readonly since: Instant;
  readonly wires: Map<string, PhoneWire>;
  said: readonly Instant[];
}

interface RemoteParts {
  readonly authority: Authority;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** News to whoever has the board open: a phone came, or went. */
  readonly changed: (boardId: BoardId) => void;
}

/** A thumb is slower; what comes faster is no thumb. */
const SAID_WITHIN = 1000;
const SAID_MOST = 30;

export function createRemotes(parts: RemoteParts): Remotes {
  const { authority, storage, clock } = parts;
  /** By wall: each shows one. */
  const codes = new Map<string, Code>();
  /** By board: a board has one meeting, and a meeting one phone. */
  const phones = new Map<BoardId, Phone>();
  const walls = new Map<string, WallWire>();

  function wallsOf(phone: Phone): WallWire[] {
    return [...walls.values()].filter((wire) => {
      const actor = wire.actor();
      return actor.kind === "screen" && actor.id === phone.actor.screenId && actor.touch;
    });
  }

  function phoneOf(actor: RemoteActor): Phone | undefined {
    const phone = phones.get(actor.boardId);
    const board = authority.board(actor.boardId);
    return phone?.actor.id === actor.id && board && may(phone.actor, "remote:use", board) ? phone : undefined;
  }

  function end(boardId: BoardId, why: Over): boolean {
    const phone = phones.get(boardId);
    if (!phone) return false;
    phones.delete(boardId);
    for (const wire of phone.wires.values()) wire.over(why);
    parts.changed(boardId);
    return true;
  }

  function freshTyped(): string {
    const taken = new Set([...codes.values()].map(({ code }) => code));
    for (;;) {
      const code = typedCode(parts.random(TYPED_LENGTH));
      if (!taken.has(code)) return code;
    }
  }

  function forgetOldCodes(now: Instant): void {
    for (const [screen, code] of codes) if (!isShown(code, now)) codes.delete(screen);
  }

  function tellWall(phone: Phone): void {
    const isThere = wallsOf(phone).length > 0;
    for (const wire of phone.wires.values()) wire.wall(isThere);
  }

  async function mayStay({ actor }: Phone): Promise<Over | undefined> {
    const board = authority.board(actor.boardId);
    const screen = await screenActor(storage.db, actor.screenId);
    if (!board || !screen?.touch || screen.boardId !== actor.boardId) return "ended";
    const running = await runningOn(storage.db, actor.boardId);
    return running?.id === actor.meetingId ? undefined : "meeting-over";
  }

  return {
    show(screen, board, meetingId, address) {
      const now = clock.now();
      forgetOldCodes(now);
      // 128 bits hold for two minutes, and leave the QR code coarse enough for a cheap camera.
      const secret = Buffer.from(parts.random(16)).toString("base64url");
      const shown: RemoteCode = { address, code: freshTyped(), secret, until: now + CODE_LIFE };
      codes.set(screen.id, { ...shown, screen, boardId: board.id, meetingId });
      return shown;
    },
    take({ secret, code }) {
      const now = clock.now();
      forgetOldCodes(now);
      const found = [...codes.values()].find((each) =>
        secret === undefined ? each.code === code : each.secret === secret,
      );
      if (!found) return undefined;
      codes.delete(found.screen.id);
      end(found.boardId, "another-phone");
      const token = newSecret();
      const { boardId, meetingId, screen } = found;
      const id: RemoteId = newId(parts.random);
      const actor: RemoteActor = { kind: "remote", id, boardId, meetingId, screenId: screen.id };
      const named = { screenName: screen.name, tokenHash: hashSecret(token), since: now };
      phones.set(boardId, { actor, ...named, wires: new Map(), said: [] });
      parts.changed(boardId);
      return { token, actor, screen };
    },
    lentOn(boardId) {
      const phone = phones.get(boardId);
      if (!phone) return null;
      const { actor, screenName, since, wires } = phone;
      return { screenId: actor.screenId, screenName, since, isThere: wires.size > 0 };
    },
    end,
    ended(meetingId) {
      for (const [screen, code] of codes) if (code.meetingId === meetingId) codes.delete(screen);
      const over = [...phones].find(([, { actor }]) => actor.meetingId === meetingId);
      if (over) end(over[0], "meeting-over");
    },
    async look() {
      for (const [boardId, phone] of phones) {
        const why = await mayStay(phone);
        if (why && phones.get(boardId) === phone) end(boardId, why);
      }
    },
    actorOf(token) {
      const hash = hashSecret(token);
      return [...phones.values()].find(({ tokenHash }) => tokenHash === hash)?.actor;
    },
    phoneCame(actor, wire) {
      const phone = phoneOf(actor);
      if (!phone) return false;
      const wasThere = phone.wires.size > 0;
      phone.wires.set(wire.id, wire);
      if (!wasThere) parts.changed(actor.boardId);
      const there = wallsOf(phone);
      wire.wall(there.length > 0);
      for (const wall of there) wall.show();
      return true;
    },
    phoneSaid(actor, what) {
      const phone = phoneOf(actor);
      const read = phoneSays.safeParse(what);
      if (!phone || !read.success) return "refused";
      const now = clock.now();
      const lately = phone.said.filter((at) => at > now - SAID_WITHIN);
      if (lately.length >= SAID_MOST) return "too-fast";
      phone.said = [...lately, now];
      // The phone holds it back, and so does the wall: it is not handed on all the same.
      if (read.data.do === "type" && looksLikeIdentity(read.data.text)) return "patient-identity";
      const there = wallsOf(phone);
      for (const wall of there) wall.said(read.data);
      return there.length > 0 ? "heard" : "no-wall";
    },
    phoneGone(actor, wire) {
      const phone = phones.get(actor.boardId);
      if (phone?.wires.delete(wire.id) && phone.wires.size === 0) parts.changed(actor.boardId);
    },
    wallCame(wire) {
      walls.set(wire.id, wire);
      const actor = wire.actor();
      const phone = actor.kind === "screen" ? phones.get(actor.boardId) : undefined;
      if (!phone || !wallsOf(phone).includes(wire)) return;
      tellWall(phone);
      wire.show();
    },
    wallGone(wire) {
      walls.delete(wire.id);
      const actor = wire.actor();
      const phone = actor.kind === "screen" ? phones.get(actor.boardId) : undefined;
      if (phone) tellWall(phone);
    },
    wallShows(wire, stage) {
      const actor = wire.actor();
      const phone = actor.kind === "screen" ? phones.get(actor.boardId) : undefined;
      if (!phone || !phoneOf(phone.actor) || !wallsOf(phone).includes(wire)) return;
      const read = stageSchema.safeParse(stage);
      if (!read.success || (read.data.open && looksLikeIdentity(read.data.open.text))) return;
      for (const each of phone.wires.values()) each.stage(read.data);
    },
  };
}
