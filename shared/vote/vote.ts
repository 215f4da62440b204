import * as z from "zod/mini";
import { cardId, idSchema } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Instant } from "../base/time.ts";

/**
 * Dots on ideas: everybody has a few, and gives them to what should be tried first. Only sums are ever shown, and only once
 * the round is closed, so that nobody votes after the others and nobody's dots can be told from the moment they came. While
 * it runs one sees one's own, how many were given in all, and what a show of hands in the room was counted to.
 */
export const roundId = idSchema<"round">();
export type RoundId = z.infer<typeof roundId>;
const countId = idSchema<"count">();

export const MOST_IDEAS = 20;
export const DOTS = [1, 2, 3, 5] as const;
export const USUAL_DOTS = 3;
const MOST_IN_ROOM = 500;

const dots = z.int().check(z.minimum(0), z.maximum(MOST_IN_ROOM));
const onCard = z.object({ cardId, dots });
export type OnCard = z.infer<typeof onCard>;

export const openRound = z.object({
  id: roundId,
  /** In the order of the board when it began. */
  cards: z.array(cardId),
  /** How many each person has. */
  dots: z.int(),
  /** The room's show of hands, counted at the wall. */
  room: z.array(onCard),
  /** The last presses of plus and minus that are in `room`. */
  counted: z.array(z.string()),
  /** Dots given so far on all ideas together, the room's among them. */
  given: z.int(),
  startedAt: z.int(),
});
export type OpenRound = z.infer<typeof openRound>;

export const closedRound = z.object({ id: roundId, sums: z.array(onCard), closedAt: z.int() });
export type ClosedRound = z.infer<typeof closedRound>;

/** What `GET /boards/:boardId/votes` answers; `mine` are the dots of whoever asks, which nobody else is told. */
export const votePicture = z.object({
  open: z.nullable(openRound),
  mine: z.array(onCard),
  last: z.nullable(closedRound),
});
export type VotePicture = z.infer<typeof votePicture>;

const ideas = z.array(cardId).check(
  z.minLength(1),
  z.maxLength(MOST_IDEAS),
  z.refine((all) => new Set(all).size === all.length, "each idea once"),
);

export const voteCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("start"), id: roundId, cards: ideas, dots: z.int().check(z.minimum(1), z.maximum(10)) }),
  /** How many of one's own dots lie on an idea now: said again, nothing changes. */
  z.object({ do: z.literal("cast"), round: roundId, cardId, dots: z.int().check(z.minimum(0), z.maximum(10)) }),
  /** A show of hands in the room: plus and minus, each press once. */
  z.object({
    do: z.literal("count"),
    round: roundId,
    cardId,
    id: countId,
    by: z.int().check(z.minimum(-MOST_IN_ROOM), z.maximum(MOST_IN_ROOM)),
  }),
  z.object({ do: z.literal("close"), round: roundId }),
]);
export type VoteCommand = z.infer<typeof voteCommand>;

export type VoteRefusal =
  | { readonly code: "round-open" }
  | { readonly code: "round-over" }
  | { readonly code: "not-in-round" }
  | { readonly code: "no-dots-left" };

export function dotsOn(list: readonly OnCard[], card: OnCard["cardId"]): number {
  return list.find(({ cardId: known }) => known === card)?.dots ?? 0;
}

export function totalOf(list: readonly OnCard[]): number {
  return list.reduce((sum, each) => sum + each.dots, 0);
}

/** How many of one's own are left to give. */
export function leftOf({ open, mine }: VotePicture): number {
  return open ? open.dots - totalOf(mine) : 0;
}

/** Adds up what lies on each idea. */
export function sumsOf(cards: readonly OnCard["cardId"][], ...lists: readonly (readonly OnCard[])[]): OnCard[] {
  const all = lists.flat();
  return cards.map((card) => ({ cardId: card, dots: totalOf(all.filter((each) => each.cardId === card)) }));
}

/**
 * One command on the picture that one person or screen has; pure, and the same on the server and in a screen's outbox.
 * The sums of a round that was closed are known to the server alone: here it is only over.
 */
export function apply(picture: VotePicture, command: VoteCommand, at: Instant): Outcome<VotePicture, VoteRefusal> {
  const { open } = picture;
  if (command.do === "start") {
    if (open) return open.id === command.id ? ok(picture) : refused({ code: "round-open" });
    if (picture.last?.id === command.id) return refused({ code: "round-over" });
    const { id, cards, dots: each } = command;
    const began = { id, cards, dots: each, room: [], counted: [], given: 0, startedAt: at };
    return ok({ open: began, mine: [], last: picture.last });
  }
  if (command.do === "close" && picture.last?.id === command.round) return ok(picture);
  if (open?.id !== command.round) return refused({ code: "round-over" });
  if (command.do === "close") return ok({ open: null, mine: [], last: null });
  if (!open.cards.includes(command.cardId)) return refused({ code: "not-in-round" });
  return command.do === "cast" ? cast(picture, open, command) : ok({ ...picture, open: count(open, command) });
}

function cast(
  picture: VotePicture,
  open: OpenRound,
  { cardId: card, dots: given }: VoteCommand & { do: "cast" },
): Outcome<VotePicture, VoteRefusal> {
  const mine = put(picture.mine, card, given);
  if (totalOf(mine) > open.dots) return refused({ code: "no-dots-left" });
  return ok({ ...picture, mine, open: { ...open, given: open.given + totalOf(mine) - totalOf(picture.mine) } });
}

const PRESSES_KEPT = 60;

function count(open: OpenRound, { cardId: card, by, id }: VoteCommand & { do: "count" }): OpenRound {
  if (open.counted.includes(id)) return open;
  const room = put(open.room, card, Math.min(MOST_IN_ROOM, Math.max(0, dotsOn(open.room, card) + by)));
  const counted = [...open.counted, id].slice(-PRESSES_KEPT);
  return { ...open, room, counted, given: open.given + totalOf(room) - totalOf(open.room) };
}

function put(list: readonly OnCard[], card: OnCard["cardId"], to: number): OnCard[] {
  const others = list.filter(({ cardId: known }) => known !== card);
  return to === 0 ? others : [...others, { cardId: card, dots: to }];
}
