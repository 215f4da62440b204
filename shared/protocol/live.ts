import * as z from "zod/mini";
import { boardId, unitId } from "../base/ids.ts";
import type { MomentPicture, Pointed } from "../moment/moment.ts";
import type { PhoneSays } from "../remote/remote.ts";

/**
 * News tell *that* something changed, never *what*: the screen then asks the one usual way, so a lost event costs nothing.
 * The id is that of the thing named by the kind's first word (board, unit, measure, person, screen).
 */
export type News =
  | { readonly kind: "board:changed"; readonly id: string }
  | { readonly kind: "cross:changed"; readonly id: string }
  | { readonly kind: "today:changed"; readonly id: string }
  | { readonly kind: "thanks:changed"; readonly id: string }
  | { readonly kind: "surface:changed"; readonly id: string }
  | { readonly kind: "comments:changed"; readonly id: string }
  | { readonly kind: "votes:changed"; readonly id: string }
  | { readonly kind: "escalation:changed"; readonly id: string }
  | { readonly kind: "messages:changed"; readonly id: string }
  | { readonly kind: "sent-messages:changed"; readonly id: string }
  | { readonly kind: "visits:changed"; readonly id: string }
  | { readonly kind: "round:changed"; readonly id: string }
  | { readonly kind: "meeting:changed"; readonly id: string }
  | { readonly kind: "meeting-types:changed"; readonly id: string }
  | { readonly kind: "health:changed"; readonly id: string }
  | { readonly kind: "links:changed"; readonly id: string }
  /** Cards came or went, or stand in another lane; what they say is the document's. */
  | { readonly kind: "cards:changed"; readonly id: string }
  | { readonly kind: "answering:changed"; readonly id: string }
  | { readonly kind: "measure:changed"; readonly id: string }
  | { readonly kind: "measures:changed"; readonly id: string }
  | { readonly kind: "signals:changed"; readonly id: string }
  | { readonly kind: "pulls:changed"; readonly id: string }
  | { readonly kind: "unit:changed"; readonly id: string }
  /** What a unit sees of all that lies below it. */
  | { readonly kind: "overview:changed"; readonly id: string }
  | { readonly kind: "screen:changed"; readonly id: string }
  | { readonly kind: "ideas:changed"; readonly id: string }
  | { readonly kind: "tallies:changed"; readonly id: string }
  | { readonly kind: "remote:changed"; readonly id: string }
  | { readonly kind: "notices:changed"; readonly id: string }
  | { readonly kind: "unit-notices:changed"; readonly id: string }
  | { readonly kind: "session:changed"; readonly id: string };

export type QueryKey = readonly [kind: string, id: string, ...part: string[]];

/**
 * The one table from news to the queries that they make stale. Keys are [kind, id]; the id is that of the news. A longer key
 * that begins so goes stale with it.
 */
export function staleKeys(news: News): readonly QueryKey[] {
  switch (news.kind) {
    case "board:changed":
      return [
        ["board", news.id],
        ["boards", "all"],
        ["today", news.id],
        // A wall has its language from its board.
        ["screen", "mine"],
      ];
    case "cross:changed":
      return [
        ["cross", news.id],
        ["night", news.id],
      ];
    case "today:changed":
      return [["today", news.id]];
    case "thanks:changed":
      return [["thanks", news.id]];
    case "surface:changed":
      return [["surface", news.id]];
    case "comments:changed":
      return [["comments", news.id]];
    case "votes:changed":
      return [["votes", news.id]];
    case "escalation:changed":
      return [
        ["escalations", news.id],
        // What waits to be written, on all boards where one may send it.
        ["marks", "mine"],
      ];
    case "messages:changed":
      return [["messages", news.id]];
    case "sent-messages:changed":
      return [["sent-messages", news.id]];
    case "visits:changed":
      return [
        ["visits", news.id],
        ["questions", news.id],
      ];
    case "round:changed":
      return [["round", news.id]];
    case "meeting:changed":
      return [
        ["meeting", news.id],
        ["meetings", news.id],
      ];
    case "meeting-types:changed":
      return [
        ["meeting-types", news.id],
        ["meeting", news.id],
      ];
    case "health:changed":
      return [["health", news.id]];
    case "links:changed":
      return [["links", news.id]];
    case "cards:changed":
      return [["cards", news.id]];
    case "answering:changed":
      return [["answering", news.id]];
    case "measure:changed":
      return [["measure", news.id]];
    case "measures:changed":
      return [["measures", news.id]];
    case "signals:changed":
      return [["signals", news.id]];
    case "pulls:changed":
      return [["pulls", news.id]];
    case "unit:changed":
      return [
        ["unit", news.id],
        ["units", "all"],
        ["people", news.id],
      ];
    case "overview:changed":
      return [["overview", news.id]];
    case "screen:changed":
      return [
        ["screen", "mine"],
        ["screens", "all"],
      ];
    case "ideas:changed":
      return [
        ["ideas", news.id],
        ["night", news.id],
      ];
    case "tallies:changed":
      return [
        ["tallies", news.id],
        ["night", news.id],
      ];
    case "remote:changed":
      return [["remote", news.id]];
    case "notices:changed":
      return [["notices", news.id]];
    case "unit-notices:changed":
      return [["unit-notices", news.id]];
    case "session:changed":
      return [["session", "mine"]];
  }
}

/** Rooms are named by the server alone; `unit` rooms hear also what happens in units below. */
export type Room = `board:${string}` | `unit:${string}` | `person:${string}` | `screen:${string}`;

/** A client says which board or unit it has open; the server judges, and joins it to the room or not. */
export const watchSchema = z.union([
  z.object({ kind: z.literal("board"), id: boardId }),
  z.object({ kind: z.literal("unit"), id: unitId }),
]);
export type Watch = z.infer<typeof watchSchema>;

/** What the server emits: `news`, `build` (the build it serves) and `time` (its clock) at each connect. */
export interface ServerEvents {
  news(news: News): void;
  hello(hello: { build: string; time: number }): void;
  /** Who is here and whose hand is up in a meeting that this screen has entered; whole, whenever it changes. */
  moment(picture: MomentPicture): void;
  pointed(pointed: Pointed): void;
  /** To a wall alone: what its phone says, and that the phone wants to see it. */
  phone(said: PhoneSays): void;
  show(): void;
}

/** What a client may send. Each is answered: true when it is heard, false when it may not. */
export interface ClientEvents {
  watch(what: unknown, answer: (heard: boolean) => void): void;
  unwatch(what: unknown): void;
  /** Comes into a running meeting, and out of it again. */
  enter(what: unknown, answer: (isIn: boolean) => void): void;
  leave(what: unknown): void;
  /** Points, or raises or lowers a hand. */
  act(what: unknown, answer: (isDone: boolean) => void): void;
  /** From a wall alone: what it shows, for the phone that it was lent. */
  stage(stage: unknown): void;
}
