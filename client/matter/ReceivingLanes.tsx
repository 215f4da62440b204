import { useMemo } from "react";
import type { Place } from "../board/dropPlace.ts";
import { Sortable } from "../board/Sortable.tsx";
import { type LaneRow, receivedIn, RECEIVING_LANES, type ReceivingLane } from "../../shared/escalation/lanes.ts";
import { actsAt, type ReceiverAct } from "../../shared/escalation/turns.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import "./lanes.css";
import { Lane } from "./Lane.tsx";
import { useRowSteps } from "./useRowSteps.tsx";
import { useMatterDialog } from "./useMatterDialog.tsx";

interface Props {
  readonly facts: Board;
}

/** What letting go in a lane does, or asks before it is done; the other lanes follow from what others do. */
const DROPPED: Readonly<Partial<Record<ReceivingLane, ReceiverAct>>> = {
  working: "start",
  answered: "answer",
  passed: "forward",
};

/**
 * What has come to a board, lane by lane. At a section, below which nobody stands, only what it has been asked to see to;
 * empty lanes there would ask what they are.
 */
export function ReceivingLanes({ facts }: Props) {
  const words = useWords().matters.lane;
  const { picture, items } = useEscalations(facts.id);
  const rows = useMemo(() => receivedIn(items, facts.id), [items, facts.id]);
  const { open, dialog } = useMatterDialog(facts);
  const { run, trouble } = useRowSteps(facts);
  const toast = useToast();
  const mayAct = listed(facts.may, "escalation:answer");
  const isSection = picture?.here.unitKind === "section";
  const shown = RECEIVING_LANES.filter((lane) => rows[lane].length > 0 || (!isSection && lane !== "missed"));
  const all = shown.flatMap((lane) => rows[lane]);
  const rowOf = (id: string): LaneRow | undefined => all.find(({ matter }) => matter.id === id);
  if (!picture || shown.length === 0) return null;

  const act = ({ matter }: LaneRow, what: ReceiverAct): void => {
    if (what === "start" || what === "receive" || what === "thank") run(matter, what);
    else if (what === "unmerge" || what === "takeBack") open(matter);
    else open(matter, what);
  };
  const drop = (id: string, { list }: Place): void => {
    const row = rowOf(id);
    const lane = RECEIVING_LANES.find((each) => each === list);
    if (!row || !lane || rows[lane].includes(row)) return;
    const what = DROPPED[lane];
    if (what && actsAt(row.matter, facts.id).includes(what)) act(row, what);
    else toast({ text: words.cannot(row.matter.what, words.name[lane]) });
  };
  const lanes = (
    <ul className="received-lanes">
      {shown.map((lane) => (
        <Lane
          key={lane}
          lane={lane}
          rows={rows[lane]}
          facts={facts}
          mayAct={mayAct}
          onOpen={({ matter }) => open(matter)}
          onAct={act}
        />
      ))}
    </ul>
  );
  return (
    <section className="received" aria-labelledby="received-title">
      <div className="received-head">
        <h2 id="received-title">{words.title}</h2>
        <small>{words.order}</small>
      </div>
      {trouble}
      {mayAct ? (
        <Sortable
          lists={new Map(shown.map((lane) => [lane, rows[lane].map(({ matter }) => matter.id)]))}
          flow="column"
          words={words.drag}
          listName={(id) => words.name[RECEIVING_LANES.find((lane) => lane === id) ?? "toUs"]}
          onDrop={drop}
          picture={(id) => <div className="received-card received-carried">{rowOf(id)?.matter.what}</div>}
        >
          {lanes}
        </Sortable>
      ) : (
        lanes
      )}
      {dialog}
    </section>
  );
}
