import * as z from "zod/mini";
import { boardId, cardId } from "../base/ids.ts";
import { laneMeaning } from "../board/schema.ts";
import { type BoardKind, boardKindSchema } from "../board/settings.ts";

/**
 * A risk board and an improvement board feed each other: a risk leads to work, and work is followed as a risk. The tie between
 * the two cards is a row that both boards draw; each card stays its own board's.
 */
const LINK_SIDES = ["risk", "work"] as const;
export type LinkSide = (typeof LINK_SIDES)[number];

/** Which side the cards of a board are on; a board of managers has no such cards. */
export function sideOf(kind: BoardKind): LinkSide | undefined {
  switch (kind) {
    case "risk":
      return "risk";
    case "improvement":
    case "huddle":
      return "work";
    case "management":
      return undefined;
  }
}

interface Offered {
  readonly kind: BoardKind;
  readonly name: string;
}

/** The boards that a card of a board may be sent to: of the other side, those made for it first. */
export function targetsOf<Board extends Offered>(kind: BoardKind, others: readonly Board[]): readonly Board[] {
  const side = sideOf(kind);
  if (side === undefined) return [];
  const fits = (other: Board) => sideOf(other.kind) !== undefined && sideOf(other.kind) !== side;
  const place = (other: Board) => (other.kind === "huddle" ? 1 : 0);
  return others.filter(fits).toSorted((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

/** What is made for a unit that has no board of the other side. */
export function wantedKind(kind: BoardKind): BoardKind | undefined {
  const side = sideOf(kind);
  if (side === undefined) return undefined;
  return side === "risk" ? "improvement" : "risk";
}

/** The card at the other end, as its own board has it now. */
const linkView = z.object({
  /** On the board that was asked. */
  cardId,
  other: z.object({
    boardId,
    boardName: z.string(),
    kind: boardKindSchema,
    cardId,
    title: z.string(),
    /** Where it stands: the meaning of its lane, and the lane's own name where it has one. */
    meaning: z.nullable(laneMeaning),
    laneName: z.nullable(z.string()),
    since: z.int(),
    archived: z.boolean(),
  }),
  at: z.int(),
});
export type LinkView = z.infer<typeof linkView>;

/** What `GET /boards/:boardId/links` answers. */
export const linksReply = z.object({
  items: z.array(linkView),
  targets: z.array(z.object({ boardId, name: z.string(), kind: boardKindSchema })),
  /** The kind of board that the unit lacks, for one who may make it; null where there is one, or where one may not. */
  lacks: z.nullable(boardKindSchema),
});
export type LinksReply = z.infer<typeof linksReply>;

/** The id of the card that is made is the sender's, so that one sent twice is there once. */
export const linkBody = z.discriminatedUnion("do", [
  z.object({ do: z.literal("send"), cardId, to: boardId, newCardId: cardId }),
  z.object({ do: z.literal("undo"), cardId, to: boardId }),
]);
