import { useMemo } from "react";
import type { MeasureId } from "../../../shared/base/ids.ts";
import { tilesOf, USUAL_LAYOUT } from "../../../shared/huddle/layout.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { type MeetingMeasure, useMeasures } from "../../huddle/measuresStage.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useBoardMeasures } from "../../measure/useBoardMeasures.ts";
import { useWords } from "../../words/useWords.ts";
import { WallTile } from "../WallTile.tsx";
import type { StepProps } from "./stepProps.ts";

/** The measures of the board: those with news first, each large once. */
export function MeasuresStep(props: StepProps) {
  const { board, now, meeting, mayAct, press, leads, follow, frame } = props;
  const words = useWords().huddle.measures;
  const minute = useNow(60_000);
  const layout = now.types.find(({ id }) => id === meeting.typeId)?.layout ?? USUAL_LAYOUT;
  const all = useBoardState(board).tiles;
  const tiles = useMemo(() => tilesOf(all, layout), [all, layout]);
  const since = now.lastEnd ?? undefined;
  const measures = useBoardMeasures(tiles, minute, since).map(
    ({ id, name, state, sentence, hasNews }): MeetingMeasure => ({
      id,
      name,
      sentence,
      why: state === "new" ? "newSignal" : state === "signal" ? "signal" : hasNews ? "due" : "rest",
    }),
  );
  const show = (id: MeasureId): void => {
    if (leads) press({ do: "show", focus: { kind: "measure", id } });
    else follow.lookAt({ kind: "measure", id });
  };
  const parts = useMeasures({
    meeting,
    measures,
    focus: follow.focus?.kind === "measure" ? follow.focus.id : undefined,
    renderTile: (id) => {
      const tile = tiles.find(({ measureId }) => measureId === id);
      return tile && <WallTile tile={tile} now={minute} since={now.lastEnd} size="stage" />;
    },
    mayAct,
    press,
    onShow: show,
  });
  const { shown } = parts;
  return frame({ ...parts, subject: shown && { title: words.cardTitle(shown.name) } });
}
