import { actsAt, type ReceiverAct } from "../../shared/escalation/turns.ts";
import type { LaneRow, ReceivingLane } from "../../shared/escalation/lanes.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { useSortableItem } from "../board/Sortable.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { Due } from "./Due.tsx";
import { SafetyMark, sendersOf, useMatterMarks } from "./MatterMarks.tsx";
import { TrailLine } from "./Trail.tsx";

/** What a lane is given, and its cards. */
export interface LaneProps {
  readonly lane: ReceivingLane;
  readonly rows: readonly LaneRow[];
  readonly facts: Board;
  readonly mayAct: boolean;
  readonly onOpen: (row: LaneRow) => void;
  readonly onAct: (row: LaneRow, act: ReceiverAct) => void;
}

interface Props extends LaneProps {
  readonly row: LaneRow;
  readonly index: number;
}

/** A matter in its lane: the whole card by mouse or finger, its handle by keyboard, and every act by a button or the menu. */
export function MovableRow(props: Props) {
  const { row, lane, index } = props;
  const { what, id } = row.matter;
  const words = useWords().matters.lane.drag;
  const { ref, handleRef, isDragged } = useSortableItem(lane, id, index, what);
  return (
    <li ref={ref} className="received-card" data-dragged={isDragged || undefined} data-kind={row.matter.kind}>
      <button
        ref={handleRef}
        type="button"
        className="icon-button board-card-handle"
        aria-label={words.handle(what)}
        aria-roledescription={words.role}
      >
        <Icon name="hand" />
      </button>
      <Face {...props} />
      <Acts {...props} />
    </li>
  );
}

export function QuietRow(props: Props) {
  return (
    <li className="received-card" data-kind={props.row.matter.kind}>
      <Face {...props} />
    </li>
  );
}

function Face({ row, facts, onOpen }: Props) {
  const words = useWords();
  const { matter, members } = row;
  const marks = useMatterMarks(matter, facts.id);
  const kind = matter.kind === "awareness" ? [words.escalation.kind.awareness] : [];
  const chart = matter.chart === null ? [] : [words.matters.mark.chart];
  return (
    <>
      <SafetyMark matter={matter} />
      <h4>
        <button type="button" className="received-open" onClick={() => onOpen(row)}>
          {matter.what}
        </button>
      </h4>
      {matter.asked && <p>{words.escalation.asked(matter.asked)}</p>}
      <p className="received-from">{[...sendersOf(members), ...kind, ...marks, ...chart].join(" · ")}</p>
      <Due matter={matter} zone={facts.zone} />
      <TrailLine matter={matter} zone={facts.zone} />
    </>
  );
}

/** On the card itself the answer and that we look at it; all others in the menu. */
const ON_CARD: readonly ReceiverAct[] = ["answer", "start", "thank"];

function Acts({ row, facts, onAct, onOpen }: Props) {
  const words = useWords().matters.act;
  const { matter } = row;
  const acts = actsAt(matter, facts.id);
  const label = (act: ReceiverAct): string =>
    act === "takeBack" ? words.takeBack(matter.delegate?.unitName ?? "") : words[act];
  // What is for awareness asks for no answer, though one may give it.
  const first = ON_CARD.filter((act) => acts.includes(act) && (act !== "answer" || matter.kind === "action"));
  const items: MenuItem[] = [
    { key: "open", label: words.open, onSelect: () => onOpen(row) },
    ...acts
      .filter((act) => !first.includes(act))
      .map((act) => ({ key: act, label: label(act), onSelect: () => onAct(row, act) })),
  ];
  return (
    <div className="matter-acts" data-no-drag="">
      {first.map((act, at) => (
        <Button key={act} density="close" variant={at === 0 ? "primary" : "secondary"} onClick={() => onAct(row, act)}>
          {label(act)}
        </Button>
      ))}
      <Menu label={words.more(matter.what)} className="icon-button" items={items}>
        <Icon name="more" />
      </Menu>
    </div>
  );
}
