import { useRef } from "react";
import type { LaneRow } from "../../shared/escalation/lanes.ts";
import { isUnanswered } from "../../shared/escalation/state.ts";
import { useNow } from "../live/serverClock.ts";
import { sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { nearness } from "./Due.tsx";
import { sendersOf } from "./MatterMarks.tsx";
import { useRailSize } from "./useRailSize.ts";

/** At most as many stand beside the stage; the others are counted, and come with the page. */
const ON_A_PAGE = 6;

interface Props {
  readonly rows: readonly LaneRow[];
  readonly shown: string;
  readonly zone: string;
  readonly surface: "wall" | "desk";
  readonly onShow: (row: LaneRow) => void;
}

/** All that waits, in the order of the meeting; the one on the stage is marked. */
export function StageRail({ rows, shown, zone, surface, onShow }: Props) {
  const words = useWords();
  const ref = useRef<HTMLUListElement>(null);
  const size = useRailSize(ref, surface, ON_A_PAGE);
  const at = Math.max(
    0,
    rows.findIndex(({ matter }) => matter.id === shown),
  );
  const from = at - (at % size);
  const page = rows.slice(from, from + size);
  const others = rows.length - page.length;
  return (
    <>
      <h2 className="matter-rail">{words.matters.stage.rail}</h2>
      <ul className="huddle-list" ref={ref}>
        {page.map((row) => (
          <li key={row.matter.id}>
            <button
              type="button"
              className="huddle-item"
              data-point={`matter:${row.matter.id}`}
              aria-pressed={row.matter.id === shown}
              onClick={() => onShow(row)}
            >
              <Line row={row} zone={zone} />
            </button>
          </li>
        ))}
      </ul>
      {others > 0 && <p>{words.screen.wall.more(others)}</p>}
    </>
  );
}

function Line({ row: { matter, members }, zone }: { readonly row: LaneRow; readonly zone: string }) {
  const words = useWords().matters;
  const language = useLanguage();
  const now = useNow(30_000);
  const near = nearness(matter.due, now);
  const when = matter.due === null ? words.due.none : sinceText(matter.due, now, language, zone);
  const due = matter.due === null ? when : near === "over" ? words.due.over(when) : words.due.by(when);
  return (
    <>
      <span>
        {matter.safety && (
          <b className="stage-safety">
            <span aria-hidden="true">▲ </span>
            <span className="visually-hidden">{words.safety}: </span>
          </b>
        )}
        {!isUnanswered(matter) && <i aria-hidden="true">✓ </i>}
        {matter.what}
      </span>
      <small>{sendersOf(members).join(", ")}</small>
      {isUnanswered(matter) && matter.kind === "action" && (
        <small className="stage-due" data-near={near}>
          {due}
        </small>
      )}
    </>
  );
}
