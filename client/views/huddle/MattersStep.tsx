import { useState } from "react";
import { type LaneRow, receivedIn, rowsOf } from "../../../shared/escalation/lanes.ts";
import { stateOf } from "../../../shared/escalation/state.ts";
import { actsAt } from "../../../shared/escalation/turns.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import type { BoardId } from "../../../shared/base/ids.ts";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { type Hinted, STAGE_ACTS, type StageAct } from "../../matter/stageActs.ts";
import { StageMatter } from "../../matter/StageMatter.tsx";
import { StageRail } from "../../matter/StageRail.tsx";
import { useMatterDialog } from "../../matter/useMatterDialog.tsx";
import { useRowSteps } from "../../matter/useRowSteps.tsx";
import { WallHint } from "../../matter/WallHint.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/**
 * The leaders' own meeting: one matter owns the stage, the rail shows the rest by svarfrist with safety first. Whoever sits
 * at a machine of their own acts there; a wall shows where it is done.
 */
export function MattersStep({ facts, surface, mayAct, press, leads, follow, frame }: StepProps) {
  const words = useWords();
  const own = words.matters;
  const { picture, items } = useEscalations(facts.id);
  const { open, dialog } = useMatterDialog(facts, true);
  const { run, trouble } = useRowSteps(facts);
  const [hint, setHint] = useState<Hinted | undefined>(undefined);
  const focus = follow.focus?.kind === "matter" ? follow.focus.id : undefined;
  const rows = rowsFor(items, facts.id, focus);
  const row = rows.find(({ members }) => members.some(({ id }) => id === focus)) ?? rows[0];
  if (!row) {
    return frame({
      stage: (
        <div className="huddle-stack">
          <h1>{words.huddle.step.matters}</h1>
          {picture && <EmptyState title={own.stage.none} text={own.stage.noneHelp} />}
        </div>
      ),
      acts: [],
    });
  }
  const { matter } = row;
  const place = rows.indexOf(row);
  const [before, after] = [rows[place - 1], rows[place + 1]];
  const show = ({ matter: { id } }: LaneRow): void => {
    setHint(undefined);
    const to = { kind: "matter", id } as const;
    if (leads) press({ do: "show", focus: to });
    else follow.lookAt(to);
  };
  const begin = (act: StageAct): void => {
    // The room keeps looking at it while somebody writes, and when it is answered.
    if (leads && focus !== matter.id) press({ do: "show", focus: { kind: "matter", id: matter.id } });
    if (surface === "desk") open(matter, act);
    else setHint({ id: matter.id, act, version: matter.history.length });
  };
  const mayTouch = surface === "wall" ? mayAct : listed(facts.may, "escalation:answer");
  const possible = mayTouch ? actsAt(matter, facts.id) : [];
  const acts: Act[] = STAGE_ACTS.filter((act) => possible.includes(act)).map((act) => ({
    key: act,
    label: own.act[act],
    ...(act === "forward" && { mark: "↑" }),
    onPress: () => begin(act),
  }));
  // What is for awareness asks only that somebody says that it is read.
  if (surface === "desk" && possible.includes("thank")) {
    acts.unshift({ key: "thank", label: own.act.thank, mark: "✓", onPress: () => run(matter, "thank") });
  }
  const next: Act | undefined = after && {
    key: "next",
    label: own.stage.next,
    mark: "▶",
    isPrimary: true,
    onPress: () => show(after),
  };
  const rail = rows.length > 1 && (
    <StageRail rows={rows} shown={matter.id} zone={facts.zone} surface={surface} onShow={show} />
  );
  // A hint ends when the matter has moved on: what it led to is done.
  if (hint && hint.id === matter.id && hint.version === matter.history.length) {
    return frame({
      stage: (
        <div className="huddle-stack">
          <h1>{matter.what}</h1>
          <WallHint matter={matter} facts={facts} act={hint.act} />
        </div>
      ),
      rail,
      acts: [{ key: "cancel", label: words.standing.back, onPress: () => setHint(undefined) }],
      isAsking: true,
    });
  }
  return frame({
    stage: (
      <>
        {trouble}
        <StageMatter row={row} facts={facts} place={place + 1} of={rows.length} />
        {dialog}
      </>
    ),
    rail,
    acts,
    ...(leads && next && { next }),
    ...(leads && before && { before: () => show(before) }),
    raisesItself: true,
    subject: { title: words.standing.title.followUp(matter.what), note: matter.tried },
  });
}

/**
 * What the meeting goes through: all that waits, and what left without an answer. What the stage shows stays there once it is
 * answered, until somebody goes on.
 */
function rowsFor(items: readonly Escalation[], board: BoardId, focus: string | undefined): readonly LaneRow[] {
  const { toUs, working, missed } = receivedIn(items, board);
  const waiting = [...toUs, ...working, ...missed].flatMap(({ members }) => members);
  const shown = items.find(({ id }) => id === focus);
  const isDone = shown && stateOf(shown) === "answered" && !waiting.includes(shown);
  return rowsOf(isDone ? [...waiting, shown] : waiting);
}
