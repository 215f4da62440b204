import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { standings } from "../../shared/today/today.ts";
import { thanksText } from "../thanks/useThanks.ts";
import { LineText } from "../today/DayLines.tsx";
import { linesOf } from "../today/lines.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { RecordSection as Section } from "./RecordSection.tsx";
import "../today/today.css";

/** What the day was like, where the section had said so. */
export function RecordDay({ facts: { today } }: { readonly facts: MeetingFacts }) {
  const words = useWords();
  const language = useLanguage();
  if (!today) return null;
  return (
    <Section title={words.today.title} none={undefined}>
      <ul className="record-list">
        {linesOf(standings(today), words.today, today.day.date, language).map((line) => (
          <li key={line.key} className="today-line">
            <LineText line={line} isUnsent={false} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function RecordThanks({ facts: { thanks } }: { readonly facts: MeetingFacts }) {
  const words = useWords().thanks;
  if (thanks.length === 0) return null;
  return (
    <Section title={words.title} none={undefined}>
      <ul className="record-list">
        {thanks.map((each) => (
          <li key={each.id}>{thanksText(each, words)}</li>
        ))}
      </ul>
    </Section>
  );
}
