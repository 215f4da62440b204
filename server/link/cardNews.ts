import type { Logger } from "pino";
import type { BoardId } from "../../shared/base/ids.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import type { Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Storage } from "../storage/database.ts";
import { linksOf } from "../storage/links.ts";

/** A lane that is emptied moves thirty cards in thirty updates: whoever asks where they stand asks once. */
const GATHER_MS = 100;

interface Told {
  readonly storage: Pick<Storage, "db">;
  readonly log: Logger;
  readonly tell: (room: Room, news: News) => void;
}

export interface CardNews extends Timer {
  /** These cards of a board came, went or stand otherwise than before. */
  moved(boardId: BoardId, cards: readonly string[]): void;
}

/** Tells the screens of a board that its cards have moved, and those of another board whose card belongs together with one. */
export function cardNews(parts: Told): CardNews {
  const soon = new Map<BoardId, { readonly cards: Set<string>; readonly timer: NodeJS.Timeout }>();

  const tellNow = (boardId: BoardId): void => {
    const cards = soon.get(boardId)?.cards ?? new Set();
    soon.delete(boardId);
    parts.tell(`board:${boardId}`, { kind: "cards:changed", id: boardId });
    tellAcross(parts, boardId, cards).catch((error: unknown) => {
      // The other boards show how it stood until they ask again.
      parts.log.error({ boardId, error: stackOf(error) }, "linked boards could not be told");
    });
  };

  return {
    moved(boardId, cards) {
      const gathered = soon.get(boardId);
      if (gathered) for (const id of cards) gathered.cards.add(id);
      // By the machine's own time: how news are packed is nothing that the product's clock decides.
      else soon.set(boardId, { cards: new Set(cards), timer: setTimeout(tellNow, GATHER_MS, boardId).unref() });
    },
    cancel() {
      for (const { timer } of soon.values()) clearTimeout(timer);
      soon.clear();
    },
  };
}

async function tellAcross({ storage, tell }: Told, boardId: BoardId, cards: ReadonlySet<string>): Promise<void> {
  const concerned = new Set<BoardId>();
  for (const { risk, work } of await linksOf(storage.db, boardId)) {
    const [own, other] = risk.boardId === boardId ? [risk, work] : [work, risk];
    if (cards.has(own.cardId)) concerned.add(other.boardId);
  }
  for (const id of concerned) tell(`board:${id}`, { kind: "links:changed", id });
}
