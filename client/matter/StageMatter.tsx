import type { LaneRow } from "../../shared/escalation/lanes.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { MatterChart } from "../escalation/MatterChart.tsx";
import { useWords } from "../words/useWords.ts";
import { Due } from "./Due.tsx";
import { GivenAnswer } from "./GivenAnswer.tsx";
import "./matter.css";
import "./stage.css";
import { MatterLine, sendersOf } from "./MatterMarks.tsx";
import { Trail } from "./Trail.tsx";

interface Props {
  readonly row: LaneRow;
  readonly facts: Board;
  readonly place: number;
  readonly of: number;
}

/** One matter large: what, from whom, what they ask for, what was tried, their own chart, and until when. */
export function StageMatter({ row, facts, place, of }: Props) {
  const words = useWords();
  const own = words.matters;
  const { matter, members } = row;
  return (
    <div className="stage-matter" data-chart={matter.chart ? "" : undefined} data-point={`matter:${matter.id}`}>
      <div className="huddle-spread">
        <MatterLine matter={matter} boardId={facts.id} />
        {of > 1 && <span>{own.stage.place(place, of)}</span>}
      </div>
      {/* The next matter comes within the same step, which has been announced already. */}
      <h1 aria-live="polite">{matter.what}</h1>
      <div className="stage-meta">
        <p>{own.stage.from(sendersOf(members).join(", "))}</p>
        <Due matter={matter} zone={facts.zone} />
      </div>
      <GivenAnswer matter={matter} zone={facts.zone} />
      <dl className="matter-facts">
        {matter.asked && (
          <div data-part="asked">
            <dt>{own.part.asked}</dt>
            <dd>{matter.asked}</dd>
          </div>
        )}
        {matter.tried && (
          <div>
            <dt>{own.part.tried}</dt>
            <dd>{matter.tried}</dd>
          </div>
        )}
      </dl>
      <MatterChart matter={matter} />
      <div className="stage-trail">
        <Trail matter={matter} zone={facts.zone} />
      </div>
    </div>
  );
}
