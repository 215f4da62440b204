import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { soonestFirst, waitingAbove } from "../../../shared/escalation/lists.ts";
import { isLate, type Mark, markDue } from "../../../shared/escalation/mark.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import { dueText } from "../../escalation/sentText.ts";
import { stateText } from "../../escalation/stateText.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { useMarks } from "../../escalation/useMarks.ts";
import { useNow } from "../../live/serverClock.ts";
import { sinceText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";

/** As many of each stand in the rail; the rest is counted. */
const MOST = 5;

/** What is on its way up, by svarfrist, and what is marked and not sent yet. */
export function RaisedRail({ facts }: { readonly facts: Board }) {
  const all = useWords();
  const { items } = useEscalations(facts.id);
  const { marks } = useMarks(facts.id);
  const waiting = waitingAbove(items, facts.id).toSorted(soonestFirst);
  return (
    <>
      {marks.length > 0 && (
        <>
          <h2 className="matter-rail">{all.raising.mark.title}</h2>
          <ul className="huddle-list">
            {marks.slice(0, MOST).map((mark) => (
              <MarkLine key={mark.id} mark={mark} zone={facts.zone} />
            ))}
          </ul>
          <More count={marks.length - MOST} />
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h2 className="matter-rail">{all.escalation.step.waiting}</h2>
          <ul className="huddle-list">
            {waiting.slice(0, MOST).map((matter) => (
              <MatterLine key={matter.id} matter={matter} facts={facts} />
            ))}
          </ul>
          <More count={waiting.length - MOST} />
        </>
      )}
    </>
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
  const words = useWords().escalation;
  const language = useLanguage();
  const now = useNow(20_000);
  const { unsent } = useEscalations(facts.id);
  const due = dueText(matter, { language, now, zone: facts.zone });
  const state = unsent.has(matter.id) ? words.notSent : stateText(matter, words);
  return (
    <li className="huddle-item" data-point={`matter:${matter.id}`} data-late={due?.isLate || undefined}>
      <span>{matter.what}</span>
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
