import { useRef } from "react";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { soonestFirst, waitingAbove } from "../../../shared/escalation/lists.ts";
import { isLate, type Mark, markDue } from "../../../shared/escalation/mark.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import { dueText } from "../../escalation/sentText.ts";
import { stateText } from "../../escalation/stateText.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { useMarks } from "../../escalation/useMarks.ts";
import { useRailSize } from "../../matter/useRailSize.ts";
import { useNow } from "../../live/serverClock.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { sinceText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/** At most as many stand in the rail of a wall, marks among them; the rest, and what there is no room for, is counted. */
const ON_A_WALL = 6;
const MARKS_ON_A_WALL = 2;
const AT_A_DESK = 20;

/** What is on its way up, by svarfrist, and what is marked and not sent yet. */
export function RaisedRail({ facts, surface }: Pick<StepProps, "facts" | "surface">) {
  const all = useWords();
  const { items, unsent } = useEscalations(facts.id);
  const { marks } = useMarks(facts.id);
  const soonest = waitingAbove(items, facts.id).toSorted(soonestFirst);
  // What the room has just raised and the server does not have yet is what it looks for.
  const waiting = soonest.toSorted((a, b) => Number(unsent.has(b.id)) - Number(unsent.has(a.id)));
  const ref = useRef<HTMLDivElement>(null);
  const most = useRailSize(ref, surface, surface === "wall" ? ON_A_WALL : AT_A_DESK);
  const marked = marks.slice(0, surface === "wall" ? Math.min(most, MARKS_ON_A_WALL) : AT_A_DESK);
  const shown = waiting.slice(0, Math.max(0, most - marked.length));
  return (
    <div className="matter-raised" ref={ref}>
      {marks.length > 0 && (
        <>
          <h2 className="matter-rail">{all.raising.mark.title}</h2>
          <ul className="huddle-list">
            {marked.map((mark) => (
              <MarkLine key={mark.id} mark={mark} zone={facts.zone} />
            ))}
          </ul>
          <More count={marks.length - marked.length} />
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h2 className="matter-rail">{all.escalation.step.waiting}</h2>
          <ul className="huddle-list">
            {shown.map((matter) => (
              <MatterLine key={matter.id} matter={matter} facts={facts} />
            ))}
          </ul>
          <More count={waiting.length - shown.length} />
        </>
      )}
    </div>
  );
}

function More({ count }: { readonly count: number }) {
  const { more } = useWords().screen.wall;
  return count > 0 ? <p>{more(count)}</p> : null;
}

function MarkLine({ mark, zone }: { readonly mark: Mark; readonly zone: string }) {
  const words = useWords().raising.mark;
  const language = useLanguage();
  const now = useNow(20_000);
  const late = isLate(mark, now);
  const when = sinceText(markDue(mark), now, language, zone);
  return (
    <li className="huddle-item" data-late={late || undefined}>
      <span>{mark.what}</span>
      <small>{late ? `▲ ${words.late(when)}` : words.due(when)}</small>
    </li>
  );
}

function MatterLine({ matter, facts }: { readonly matter: Escalation; readonly facts: Board }) {
  const { escalation: words, raising } = useWords();
  const language = useLanguage();
  const now = useNow(20_000);
  const { unsent } = useEscalations(facts.id);
  const due = dueText(matter, { language, now, zone: facts.zone });
  const state = unsent.has(matter.id) ? words.notSent : stateText(matter, words);
  return (
    <li className="huddle-item" data-point={`matter:${matter.id}`} data-late={due?.isLate || undefined}>
      <span>
        {matter.safety && (
          <b className="matter-safety">
            <span aria-hidden="true">▲ </span>
            <VisuallyHidden>{raising.lane.safety}: </VisuallyHidden>
          </b>
        )}
        {matter.what}
      </span>
      {due && (
        <span className="matter-due">
          {due.isLate && <i aria-hidden="true">▲ </i>}
          {due.text}
        </span>
      )}
      <small>{[matter.to.unitName, state].join(" · ")}</small>
    </li>
  );
}
