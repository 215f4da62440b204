import { useQueries } from "@tanstack/react-query";
import type { MeasureId } from "../../../shared/base/ids.ts";
import { measureView } from "../../../shared/measure/measure.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { type MeetingMeasure, useMeasures } from "../../huddle/measuresStage.tsx";
import { queryOf } from "../../live/queries.ts";
import { useNow } from "../../live/serverClock.ts";
import { useWords } from "../../words/useWords.ts";
import { WallTile } from "../WallTile.tsx";
import type { StepProps } from "./stepProps.ts";
import { useNewCard } from "./useNewCard.ts";

/** The measures of the board: those with news first, each large once. */
export function MeasuresStep(props: StepProps) {
  const { board, facts, now, meeting, mayAct, press, leads, follow, frame } = props;
  const words = useWords().huddle.measures;
  const makeCard = useNewCard(board);
  const minute = useNow(60_000);
  const { tiles } = useBoardState(board);
  const views = useQueries({
    queries: tiles.map(({ measureId }) => queryOf(["measure", measureId], `/measures/${measureId}`, measureView)),
  });
  const measures: MeetingMeasure[] = views.flatMap(({ data }) => {
    if (!data) return [];
    const isNew = data.latest !== null && data.latest.recordedAt > (now.lastEnd ?? 0);
    return [
      { id: data.id, name: data.definition.name, why: isNew ? ("due" as const) : ("rest" as const), sentence: "" },
    ];
  });
  const show = (id: MeasureId): void => {
    if (leads) press({ do: "show", focus: { kind: "measure", id } });
    else follow.lookAt({ kind: "measure", id });
  };
  const parts = useMeasures({
    meeting,
    measures: byNews(measures),
    focus: follow.focus?.kind === "measure" ? follow.focus.id : undefined,
    renderTile: (id) => {
      const tile = tiles.find(({ measureId }) => measureId === id);
      return tile && <WallTile tile={tile} unitId={facts.unitId} now={minute} />;
    },
    mayAct,
    press,
    onShow: show,
    onCard: (measure) => makeCard(words.cardTitle(measure.name)),
  });
  return frame(parts);
}

const ORDER = { signal: 0, due: 1, rest: 2 };

function byNews(measures: readonly MeetingMeasure[]): MeetingMeasure[] {
  return measures.toSorted((a, b) => ORDER[a.why] - ORDER[b.why]);
}
