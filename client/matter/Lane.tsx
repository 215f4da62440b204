import { useSortableEnd, useSortableSurface } from "../board/Sortable.tsx";
import { useWords } from "../words/useWords.ts";
import { type LaneProps, MovableRow, QuietRow } from "./LaneCard.tsx";

/** One lane; where one may act its whole surface takes what is let go there. */
export function Lane(props: LaneProps) {
  return props.mayAct ? <OpenLane {...props} /> : <Shown {...props} />;
}

function OpenLane(props: LaneProps) {
  const { ref, line } = useSortableSurface(props.lane, "received");
  // Keys go from place to place: a lane without matters has one all the same.
  const { ref: end, line: isEnd } = useSortableEnd(props.lane);
  return <Shown {...props} surface={ref} end={end} isOver={line || isEnd} />;
}

interface ShownProps extends LaneProps {
  readonly surface?: (element: Element | null) => void;
  readonly end?: (element: Element | null) => void;
  readonly isOver?: boolean;
}

function Shown({ surface, end, isOver, ...props }: ShownProps) {
  const { lane, rows, mayAct } = props;
  const words = useWords().matters.lane;
  const Row = mayAct ? MovableRow : QuietRow;
  const id = `received-${lane}`;
  return (
    <li ref={surface} className="received-lane" data-lane={lane} data-over={isOver || undefined}>
      <section aria-labelledby={id}>
        <h3 id={id}>
          {words.name[lane]} <span className="matters-count">{rows.length}</span>
        </h3>
        {lane === "missed" && <small>{words.missedHelp}</small>}
        {rows.length === 0 && <p className="received-none">{words.none[lane]}</p>}
        <ul className="received-rows">
          {rows.map((row, index) => (
            <Row key={row.matter.id} row={row} index={index} {...props} />
          ))}
          {end && <li ref={end} className="received-end" aria-hidden="true" />}
        </ul>
      </section>
    </li>
  );
}
