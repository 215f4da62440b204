import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { eventText } from "../cross/eventText.ts";
import { MARKS } from "../cross/marks.ts";
import { weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** Days of which something was said. */
export function crossDaysOf({ cross }: MeetingFacts): MeetingFacts["cross"] {
  return cross.filter(({ colour, closed, events }) => colour || closed !== null || events.length > 0);
}

/** The days that were coloured, by mark and word, each with what happened on it. */
export function RecordCross({ facts }: { readonly facts: MeetingFacts }) {
  const words = useWords();
  const language = useLanguage();
  const own = words.huddle.record;
  return (
    <ul className="record-list">
      {crossDaysOf(facts).map(({ date, colour, closed, events }) => (
        <li key={date}>
          <span className="record-colour" data-state={colour ?? "closed"}>
            <i aria-hidden="true">{colour ? MARKS[colour] : MARKS.closed}</i>{" "}
            {colour ? words.cross.colour[colour] : closed ? own.closedDay : words.cross.state.blank}
          </span>
          <span>{weekdayAndDate(date, language)}</span>
          {events.map((event) => (
            <p key={event.id}>
              {eventText(event, words.cross)} <small>({words.cross.reported[event.reported]})</small>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
