import type { Language } from "../../shared/access/actor.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { addCard, archiveCard } from "../../shared/board/cards.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { lanesInOrder } from "../../shared/board/lanes.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { ideaById, settleIdea, type StoredIdea, unsettledIdeas } from "../storage/ideas.ts";

const FROM: Readonly<Record<Language, string>> = { nb: "Fra", nn: "Frå", en: "From" };

/** What a stopped server left undone is done at the start; what a full disk kept back, within a minute of its end. */
export async function startIdeas(parts: Parts): Promise<Timer> {
  const look = async (): Promise<void> => {
    try {
      for (const idea of await unsettledIdeas(parts.storage.db)) await settle(parts, idea);
    } catch (error) {
      parts.log.error({ error: stackOf(error) }, "ideas could not be settled");
    }
  };
  await look();
  return every(parts.clock, MINUTE, look);
}

/**
 * Makes the board show what an idea's row says. A card has its idea's id, so doing it twice does nothing more. A failure is
 * logged, not thrown: the row is kept, and that is what the giver is told.
 */
export async function settle(parts: Parts, idea: Pick<StoredIdea, "id">): Promise<void> {
  const row = await ideaById(parts.storage.db, idea.id);
  const board = row && parts.authority.board(row.boardId);
  if (!row || !board) return;
  try {
    await parts.sync.edit(board.id, { kind: "system" }, (document) => show(document, row, board.language));
    await settleIdea(parts.storage.db, row.id, row.state);
  } catch (error) {
    parts.log.error({ idea: row.id, error: stackOf(error) }, "an idea waits for its board");
  }
}

function show(document: BoardDocument, idea: StoredIdea, language: Language): void {
  if (idea.state === "removed") return archiveCard(document, idea.id);
  if (idea.state !== "shown" || document.cards.has(idea.id)) return;
  addCard(document, { id: idea.id, title: idea.text, laneId: laneForNew(document) });
  // The name is not in `who`: that is the one who has the idea in hand.
  if (idea.name !== "") document.note(idea.id)?.insert(0, `${FROM[language]} ${idea.name}`);
}

function laneForNew(document: BoardDocument) {
  return lanesInOrder(document).find(({ meaning }) => meaning === "new")?.id ?? defaultLaneId("new");
}
