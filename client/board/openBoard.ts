import type * as Y from "yjs";
import { type BoardId, type CardId, type LaneId, newId, type RandomBytes, type TileId } from "../../shared/base/ids.ts";
import type { Outcome } from "../../shared/base/outcome.ts";
import * as cards from "../../shared/board/cards.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import * as lanes from "../../shared/board/lanes.ts";
import * as pdsa from "../../shared/board/pdsa.ts";
import { type Card, SCHEMA_VERSION } from "../../shared/board/schema.ts";
import * as tiles from "../../shared/board/tiles.ts";
import { type BoardState, PictureKeeper } from "./boardState.ts";
import type { DocumentOf, OpenDocumentOptions } from "./documentOf.ts";
import { browserEnvironment } from "./environment.ts";
import { type OpenDocument, OpenedDocument } from "./openDocument.ts";
import type { SharedText } from "./sharedText.ts";

export type NewCardFields = Omit<cards.NewCard, "id">;
export type NewTileFields = Omit<tiles.NewTile, "id">;

/** Every act on a board's content. Each is one undo step and one update. */
export interface BoardEdits {
  addCard(card: NewCardFields): CardId;
  patchCard(id: CardId, change: cards.CardChange): void;
  /** Refuses with `needs-reason` when the lane means *not now* and no reason comes with the move. */
  moveCard(id: CardId, move: cards.Move): Outcome<undefined, cards.MoveRefusal>;
  /** Answers an idea: lane, place in the matrix and date at once. Refuses as `moveCard` does. */
  decideCard(id: CardId, decision: cards.Decision): Outcome<undefined, cards.MoveRefusal>;
  /** Takes an answer back, to what the card was before it. */
  putBackCard(before: Card): void;
  archiveCard(id: CardId): void;
  restoreCard(id: CardId): void;
  addLane(name: string): LaneId;
  patchLane(id: LaneId, change: lanes.LaneChange): void;
  moveLane(id: LaneId, beforeId: LaneId | null): void;
  addTile(tile: NewTileFields): TileId;
  patchTile(id: TileId, change: tiles.TileChange): void;
  moveTile(id: TileId, beforeId: TileId | null): void;
  removeTile(id: TileId): void;
  /** Writes in a test of a card; the first to write in one begins it. */
  writeTest(test: TestOfCard, change: pdsa.TestChange): void;
  /** Ends a test. @returns how its card stood, to take it back; undefined when that was said already */
  decideTest(test: TestOfCard, decision: pdsa.Decision): Outcome<pdsa.Undecided | undefined, cards.MoveRefusal>;
  undecideTest(test: TestOfCard, before: pdsa.Undecided): void;
}

export type TestOfCard = Omit<pdsa.Which, "freshId">;

/** An open board. Made by `openBoard`, ended by `close`. */
export interface OpenBoard extends OpenDocument<BoardState> {
  readonly boardId: BoardId;
  readonly edit: BoardEdits;
  note(cardId: CardId): SharedText;
}

export interface OpenBoardOptions extends Omit<OpenDocumentOptions, "documentId"> {
  readonly boardId: BoardId;
}

export function openBoard(options: OpenBoardOptions): OpenBoard {
  return new OpenedBoard(options);
}

const BOARD: DocumentOf<BoardDocument, BoardState> = {
  schemaVersion: SCHEMA_VERSION,
  open: (doc: Y.Doc) => new BoardDocument(doc),
  picture: (board, before) => new PictureKeeper(board, before),
  textOf(board, root, id) {
    if (root === "tests") {
      const test = board.tests.get(id);
      return [test?.plan, test?.prediction, test?.happened].filter((text) => text).join("\n");
    }
    const card = root === "cards" ? board.cards.get(id) : undefined;
    if (!card) return "";
    const note = board.note(id)?.toString() ?? "";
    return [card.title, card.who, card.reason, note].filter((text) => text !== "").join("\n");
  },
};

class OpenedBoard extends OpenedDocument<BoardDocument, BoardState> implements OpenBoard {
  readonly boardId: BoardId;
  readonly edit: BoardEdits;

  constructor({ boardId, ...options }: OpenBoardOptions) {
    super(BOARD, { ...options, documentId: boardId });
    this.boardId = boardId;
    const { random } = { ...browserEnvironment(), ...options.environment };
    this.edit = boardEdits((change) => this.act(change), random);
  }

  note(cardId: CardId): SharedText {
    return this.sharedText((board) => board.note(cardId));
  }
}

function boardEdits(act: <T>(change: (board: BoardDocument) => T) => T, random: RandomBytes): BoardEdits {
  const minted = <K extends string, T extends { id: string }>(
    make: (id: ReturnType<typeof newId<K>>) => T,
    add: (board: BoardDocument, thing: T) => void,
  ) => {
    const made = make(newId<K>(random));
    act((board) => add(board, made));
    return made;
  };
  const which = (test: TestOfCard): pdsa.Which => ({ ...test, freshId: newId<"test">(random) });
  return {
    addCard: (card) => minted<"card", cards.NewCard>((id) => ({ ...card, id }), cards.addCard).id,
    patchCard: (id, change) => act((board) => cards.patchCard(board, id, change)),
    moveCard: (id, move) => act((board) => cards.moveCard(board, id, move)),
    decideCard: (id, decision) => act((board) => cards.decideCard(board, id, decision)),
    putBackCard: (before) => act((board) => cards.putBackCard(board, before)),
    archiveCard: (id) => act((board) => cards.archiveCard(board, id)),
    restoreCard: (id) => act((board) => cards.restoreCard(board, id)),
    addLane: (name) => minted<"lane", { id: LaneId; name: string }>((id) => ({ id, name }), lanes.addLane).id,
    patchLane: (id, change) => act((board) => lanes.patchLane(board, id, change)),
    moveLane: (id, beforeId) => act((board) => lanes.moveLane(board, id, beforeId)),
    addTile: (tile) => minted<"tile", tiles.NewTile>((id) => ({ ...tile, id }), tiles.addTile).id,
    patchTile: (id, change) => act((board) => tiles.patchTile(board, id, change)),
    moveTile: (id, beforeId) => act((board) => tiles.moveTile(board, id, beforeId)),
    removeTile: (id) => act((board) => tiles.removeTile(board, id)),
    writeTest: (test, change) => act((board) => pdsa.writeTest(board, which(test), change)),
    decideTest: (test, decision) => act((board) => pdsa.decideTest(board, which(test), decision)),
    undecideTest: (test, before) => act((board) => pdsa.undecideTest(board, which(test), before)),
  };
}
