import type { Instant } from "../../shared/base/time.ts";
import type { Tile } from "../../shared/board/schema.ts";
import { freshOf } from "../../shared/health/fresh.ts";
import type { BoardFacts } from "../access/authority.ts";
import { boardById } from "../storage/boards.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import type { Db } from "../storage/database.ts";
import type { Freshness } from "../storage/health.ts";
import { latestOfSeries } from "../storage/latestSeries.ts";
import { measureById } from "../storage/measures.ts";

/** How fresh a board is now: asked when a meeting ends, since later nobody can tell. */
export async function freshnessOf(db: Db, board: BoardFacts, tiles: readonly Tile[], now: Instant): Promise<Freshness> {
  const settings = (await boardById(db, board.id))?.settings;
  const cards = await cardsOfBoard(db, board.id);
  const { zone } = board;
  return freshOf(cards, await tilesOf(db, tiles), { now, zone, ageingDays: settings?.ageingDays ?? 7 });
}

async function tilesOf(db: Db, tiles: readonly Tile[]) {
  const shown = [];
  for (const { measureId, unitId } of tiles) {
    const measure = await measureById(db, measureId);
    if (!measure || measure.archived) continue;
    const [latest] = await latestOfSeries(db, [measureId], [unitId ?? measure.unitId]);
    shown.push({ rhythm: measure.definition.rhythm, latest });
  }
  return shown;
}
