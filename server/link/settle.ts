import { MINUTE } from "../../shared/base/time.ts";
import type { LaneId } from "../../shared/base/ids.ts";
import { cardId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { lanesInOrder } from "../../shared/board/lanes.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { settleLink, type StoredLink, unsettledLinks } from "../storage/links.ts";

/** What a stopped server left undone is done at the start; what a full disk kept back, within a minute of its end. */
export async function startLinks(parts: Parts): Promise<Timer> {
  const look = async (): Promise<void> => {
    try {
      for (const link of await unsettledLinks(parts.storage.db)) await settle(parts, link);
    } catch (error) {
      parts.log.error({ error: stackOf(error) }, "links between boards could not be settled");
    }
  };
  await look();
  return every(parts.clock, MINUTE, look);
}

/** Makes the board of the other side show the card that the row names. Doing it twice does nothing more. */
export async function settle(parts: Parts, link: StoredLink): Promise<void> {
  const made = link.made === "risk" ? link.risk : link.work;
  const id = cardId.safeParse(made.cardId);
  const board = parts.authority.board(made.boardId);
  if (!board || !id.success) return;
  try {
    await parts.sync.edit(board.id, { kind: "system" }, (document) => {
      if (document.cards.has(id.data)) return;
      addCard(document, { id: id.data, title: link.title, laneId: laneForNew(document) });
    });
    await settleLink(parts.storage.db, link);
    parts.live.tell(`board:${board.id}`, { kind: "links:changed", id: board.id });
  } catch (error) {
    parts.log.error({ card: made.cardId, error: stackOf(error) }, "a card waits for its board");
  }
}

function laneForNew(document: BoardDocument): LaneId {
  return lanesInOrder(document).find(({ meaning }) => meaning === "new")?.id ?? defaultLaneId("new");
}
