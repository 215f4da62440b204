import { useQueries } from "@tanstack/react-query";
import type { CardId } from "../../shared/base/ids.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useBoardState } from "../board/useBoard.ts";
import type { ChartAlong } from "../escalation/raiseDraft.ts";
import { seriesQuery } from "../measure/queries.ts";
import { signalQuery } from "../signal/queries.ts";

/** A chart that somebody has chosen before, by the name that its measure has now. */
export function useNamedChart(chart: Pick<ChartAlong, "measureId" | "unitId"> | null): ChartAlong | undefined {
  const [series] = useQueries({
    queries: (chart ? [chart] : []).map((each) => seriesQuery(each.measureId, each.unitId)),
  });
  return chart && series?.data ? { ...chart, title: series.data.measure.definition.name } : undefined;
}

/** The chart that is ready to go along with a card: of the signal that it was made of, or of the measure that its test aims at. */
export function useCardChart(board: OpenBoard, id: CardId | null | undefined): ChartAlong | undefined {
  const state = useBoardState(board);
  const signalId = id ? state.card(id)?.signalId : undefined;
  const test = id ? state.testsOf(id).findLast(({ measureId }) => measureId !== null) : undefined;
  const aimsAt = signalId === undefined ? (test?.measureId ?? undefined) : undefined;
  // One or none of each: what is not there is not asked for.
  const [signal] = useQueries({ queries: (signalId ? [signalId] : []).map((each) => signalQuery(each)) });
  const [series] = useQueries({ queries: (aimsAt ? [aimsAt] : []).map((each) => seriesQuery(each, test?.unitId)) });
  if (signal?.data) {
    const { measureId, unitId, definition } = signal.data;
    return { measureId, unitId, title: definition.name };
  }
  if (!series?.data || !aimsAt) return undefined;
  return { measureId: aimsAt, unitId: series.data.unitId, title: series.data.measure.definition.name };
}
