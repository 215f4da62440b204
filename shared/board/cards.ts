import type { CardId, LaneId, SignalId } from "../base/ids.ts";
import { ok, type Outcome, refused } from "../base/outcome.ts";
import { byRank } from "../base/rank.ts";
import type { BoardDocument } from "./document.ts";
import { rankBefore } from "./lanes.ts";
import type { Spot } from "./matrix.ts";
import { type Card, NOTE } from "./schema.ts";

export interface NewCard {
  readonly id: CardId;
  readonly title: string;
  readonly laneId: LaneId;
  readonly kind?: Card["kind"];
  readonly who?: string;
  readonly whoKind?: Card["whoKind"];
  readonly due?: string | null;
  readonly evaluateOn?: string | null;
  readonly reason?: string;
  readonly signalId?: SignalId;
}

/** What may be written in a card directly; its place and its archiving have acts of their own. */
export type CardChange = Partial<
  Pick<Card, "title" | "kind" | "who" | "whoKind" | "due" | "evaluateOn" | "reason" | "effect" | "effort">
>;

export interface Move {
  readonly laneId: LaneId;
  /** The card that it is to stand before; null for last in the lane. */
  readonly beforeId: CardId | null;
  /** Why not now; asked for when the card comes into the lane that means so. */
  readonly reason?: string;
}

/** What a meeting says to an idea: the lane is the answer, the spot is how it was weighed. */
export interface Decision extends Pick<Move, "laneId" | "reason"> {
  readonly spot?: Spot | undefined;
  readonly due?: Card["due"];
  readonly evaluateOn?: Card["evaluateOn"];
}

export type MoveRefusal = { readonly code: "needs-reason" } | { readonly code: "not-found" };

/** The cards of a lane that are not archived, in order. */
export function cardsInLane(board: BoardDocument, laneId: string): Card[] {
  return board.cards
    .all()
    .filter((card) => card.laneId === laneId && !card.archived)
    .toSorted(byRank);
}

/** A new card, last in its lane, with an empty note: the note is made with the card, so two people never both make it. */
export function addCard(board: BoardDocument, card: NewCard): void {
  const rank = rankBefore(cardsInLane(board, card.laneId), null);
  const empty = { kind: "idea", who: "", whoKind: null, due: null, evaluateOn: null, reason: "" } as const;
  const unweighed = { effect: null, effort: null } as const;
  board.cards.add({ ...empty, ...unweighed, ...card, rank, archived: false }, [NOTE]);
}

export function patchCard(board: BoardDocument, id: CardId, change: CardChange): void {
  board.cards.patch(id, change);
}

/** Whether moving a card to a lane asks for a reason first. */
export function asksReason(board: BoardDocument, card: Card, laneId: LaneId): boolean {
  return card.laneId !== laneId && board.lanes.get(laneId)?.meaning === "notNow";
}

export function moveCard(board: BoardDocument, id: CardId, move: Move): Outcome<undefined, MoveRefusal> {
  const card = board.cards.get(id);
  if (!card || !board.lanes.has(move.laneId)) return refused({ code: "not-found" });
  const reason = move.reason?.trim() ?? "";
  if (asksReason(board, card, move.laneId) && reason === "") return refused({ code: "needs-reason" });
  const others = cardsInLane(board, move.laneId).filter((other) => other.id !== id);
  const rank = rankBefore(others, move.beforeId);
  board.cards.patch(id, { laneId: move.laneId, rank, ...(reason === "" ? {} : { reason }) });
  return ok(undefined);
}

/** Answers an idea in one step, so that one undo takes all of it back. It comes last in its lane: what stood there goes on. */
export function decideCard(board: BoardDocument, id: CardId, decision: Decision): Outcome<undefined, MoveRefusal> {
  const { laneId, reason, spot, due, evaluateOn } = decision;
  const moved = moveCard(board, id, { laneId, beforeId: null, ...(reason !== undefined && { reason }) });
  if (!moved.ok) return moved;
  board.cards.patch(id, { ...spot, ...(due && { due }), ...(evaluateOn && { evaluateOn }) });
  return moved;
}

/** Takes an answer back: the card stands again where it stood, as it stood there. Its words, if somebody wrote meanwhile, stay. */
export function putBackCard(board: BoardDocument, before: Card): void {
  const { id, laneId, rank, who, whoKind, due, evaluateOn, reason, effect, effort } = before;
  board.cards.patch(id, { laneId, rank, who, whoKind, due, evaluateOn, reason, effect, effort });
}

/** Cards are archived, not removed: an archived card can come back as it was. */
export function archiveCard(board: BoardDocument, id: CardId): void {
  board.cards.patch(id, { archived: true });
}

export function restoreCard(board: BoardDocument, id: CardId): void {
  board.cards.patch(id, { archived: false });
}
