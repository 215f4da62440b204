import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { MeasureId, TileId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import type { Signal } from "../../shared/measure/signal.ts";
import { byUrgency, type SignalState } from "../../shared/measure/signals.ts";
import { useLanguage } from "../words/useWords.ts";
import { seriesQuery } from "./queries.ts";
import { tell } from "./told.ts";

/** A measure of a board as a list needs it: what it says in one sentence, and whether it is worth a talk. */
export interface BoardMeasure {
  readonly tileId: TileId;
  readonly id: MeasureId;
  readonly name: string;
  readonly state: SignalState;
  readonly sentence: string;
  readonly old: boolean;
  /** Not closed: for those who see, explain or make a card of them. */
  readonly signals: readonly Signal[];
  /** Whose series it is, and whether the one who asks may see and explain its signals. */
  readonly unitId: UnitId;
  readonly mayHandle: boolean;
  /** A figure has come since the last meeting. */
  readonly hasNews: boolean;
}

interface Shown {
  readonly id: TileId;
  readonly measureId: MeasureId;
  readonly unitId: UnitId | null;
}

function dataOf(results: readonly UseQueryResult<SeriesView>[]): readonly (SeriesView | undefined)[] {
  return results.map((result) => result.data);
}

/**
 * The measures of a board, those with a signal first. Those that are not there yet, or not any more, are left out.
 * @param now to the minute @param since the end of the last meeting
 */
export function useBoardMeasures(
  tiles: readonly Shown[],
  now: Instant,
  since: Instant | undefined,
): readonly BoardMeasure[] {
  const language = useLanguage();
  const series = useQueries({
    queries: tiles.map((tile) => seriesQuery(tile.measureId, tile.unitId)),
    combine: dataOf,
  });
  return useMemo(() => {
    const measures = tiles.flatMap((tile, i): BoardMeasure[] => {
      const found = series[i];
      if (!found) return [];
      const { sentence, state, age, read } = tell(found, language, now);
      const hasNews = read.recordedAt.some((at) => at > (since ?? 0));
      const { name } = found.measure.definition;
      return [
        {
          tileId: tile.id,
          id: tile.measureId,
          name,
          state,
          sentence: sentence.short,
          old: age.old,
          signals: found.signals,
          unitId: found.unitId,
          mayHandle: found.measure.may.includes("signal:acknowledge"),
          hasNews,
        },
      ];
    });
    return byUrgency(measures);
  }, [tiles, series, language, now, since]);
}

/** A board's tiles with those first that say something, then what has gone old; what is not known yet stays behind. */
export function useTilesByUrgency<T extends Shown>(
  tiles: readonly T[],
  now: Instant,
  since: Instant | undefined,
): readonly T[] {
  const measures = useBoardMeasures(tiles, now, since);
  return useMemo(() => {
    const place = new Map(measures.map((measure, i) => [measure.tileId, i]));
    return tiles.toSorted((a, b) => (place.get(a.id) ?? tiles.length) - (place.get(b.id) ?? tiles.length));
  }, [tiles, measures]);
}
