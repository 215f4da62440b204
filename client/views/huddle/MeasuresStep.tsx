import { useMemo } from "react";
import type { MeasureId } from "../../../shared/base/ids.ts";
import { tilesOf, USUAL_LAYOUT } from "../../../shared/huddle/layout.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { type MeetingMeasure, useMeasures } from "../../huddle/measuresStage.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useBoardMeasures } from "../../measure/useBoardMeasures.ts";
import type { SignalState } from "../../../shared/measure/signals.ts";
import { useWords } from "../../words/useWords.ts";
import { WallTile } from "../WallTile.tsx";
import type { StepProps } from "./stepProps.ts";
import { useSignalActs } from "./useSignalActs.tsx";

/** The measures of the board: those with news first, each large once. */
export function MeasuresStep(props: StepProps) {
  const { facts, surface, board, now, meeting, mayAct, press, leads, follow, frame } = props;
  const words = useWords().huddle.measures;
  const minute = useNow(60_000);
  const layout = now.types.find(({ id }) => id === meeting.typeId)?.layout ?? USUAL_LAYOUT;
  const all = useBoardState(board).tiles;
  const tiles = useMemo(() => tilesOf(all, layout), [all, layout]);
  const since = now.lastEnd ?? undefined;
  const told = useBoardMeasures(tiles, minute, since);
  const measures = told.map(
    ({ id, name, state, sentence, hasNews }): MeetingMeasure => ({ id, name, sentence, why: whyOf(state, hasNews) }),
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
      return tile && <WallTile tile={tile} now={minute} size="stage" />;
    },
    mayAct,
    press,
    onShow: show,
  });
  const { shown } = parts;
  const own = told.find(({ id }) => id === shown?.id);
  // A wall handles the signals of its own unit, a person those of the units where they take part.
  const mayHandle = surface === "wall" ? mayAct && own?.unitId === facts.unitId : own?.mayHandle === true;
  const signals = useSignalActs(own, mayHandle);
  if (signals.asking) return frame(signals.asking);
  const stage = (
    <>
      {signals.refusals}
      {parts.stage}
    </>
  );
  const subject = shown && {
    title: words.cardTitle(shown.name),
    ...(signals.signal && { signal: signals.signal }),
    ...(own && { chart: { measureId: own.id, unitId: own.unitId, title: own.name } }),
  };
  return frame({ ...parts, stage, acts: [...signals.acts, ...parts.acts], subject });
}

/** What was seen or explained is talked of when figures have come since. */
function whyOf(state: SignalState, hasNews: boolean): MeetingMeasure["why"] {
  if (state === "new") return "newSignal";
  if (state === "preliminary" || state === "signal") return state;
  return hasNews ? "due" : "rest";
}
