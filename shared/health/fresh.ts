import type { Instant } from "../base/time.ts";
import { ageOf } from "../board/ageing.ts";
import type { LaneMeaning } from "../board/schema.ts";
import { freshness } from "../measure/freshness.ts";
import type { Period, Rhythm } from "../measure/period.ts";

interface KnownCard {
  readonly meaning: LaneMeaning | null;
  readonly since: Instant;
  readonly due: string | null;
  readonly evaluateOn: string | null;
  readonly archived: boolean;
}

interface KnownTile {
  readonly rhythm: Rhythm;
  readonly latest: { readonly period: Period; readonly recordedAt: Instant } | undefined;
}

interface When {
  readonly now: Instant;
  readonly zone: string;
  readonly ageingDays: number;
}

/**
 * How much of a board was touched within its own rhythm: a card that says of itself that it has waited too long is not, nor
 * a tile whose figure has grown old. Cards that are done or put aside are not asked.
 */
export function freshOf(cards: readonly KnownCard[], tiles: readonly KnownTile[], { now, zone, ageingDays }: When) {
  const open = cards.filter(({ meaning, archived }) => !archived && meaning !== "inUse" && meaning !== "notNow");
  const lateCards = open.filter(({ meaning, since, due, evaluateOn }) =>
    ageOf({ card: { due, evaluateOn }, meaning: meaning ?? "own", since, now, zone, ageingDays }).some(
      ({ late }) => late,
    ),
  );
  const oldTiles = tiles.filter(({ latest, rhythm }) => freshness(latest, rhythm, now, zone)?.old ?? true);
  const of = open.length + tiles.length;
  return { count: of - lateCards.length - oldTiles.length, of };
}
