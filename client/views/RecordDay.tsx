import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { standings, type TodayState } from "../../shared/today/today.ts";
import { thanksText } from "../thanks/useThanks.ts";
import { LineText } from "../today/DayLines.tsx";
import { linesOf } from "../today/lines.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "../today/today.css";

/** What the day was like, where the section had said so. */
export function RecordDay({ today }: { readonly today: TodayState }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="record-list">
      {linesOf(standings(today), words.today, today.day.date, language).map((line) => (
        <li key={line.key} className="today-line">
          <LineText line={line} isUnsent={false} />
        </li>
      ))}
    </ul>
  );
}

export function RecordThanks({ thanks }: Pick<MeetingFacts, "thanks">) {
  const words = useWords().thanks;
  return (
    <ul className="record-list">
      {thanks.map((each) => (
        <li key={each.id}>{thanksText(each, words)}</li>
      ))}
    </ul>
  );
}
