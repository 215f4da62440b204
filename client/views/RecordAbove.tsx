import { localDate } from "../../shared/base/time.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { thanksText } from "../thanks/useThanks.ts";
import { timeText, weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** The messages from above that stood on the stage where the meeting began. */
export function RecordMessages({ messages }: Pick<MeetingFacts, "messages">) {
  const words = useWords();
  return (
    <ul className="record-list">
      {messages.map(({ id, from, text, readBefore }) => (
        <li key={id}>
          {text}{" "}
          <small>
            {words.message.from(from)}, {readBefore ? words.record.readBefore : words.record.readNow}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Which units came by, by what they are and never who it was, with the thanks that they left. */
export function RecordVisits({ visits, zone }: Pick<MeetingFacts, "visits"> & { readonly zone: string }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="record-list">
      {visits.map(({ id, from, kind, at, thanks }) => (
        <li key={id}>
          <b>{words.record.visit(words.round.role[kind], from)}</b>{" "}
          <small>
            {weekdayAndDate(localDate(at, zone), language)} {timeText(at, zone)}
          </small>
          {thanks.map((each) => (
            <p key={each.id}>{thanksText(each, words.thanks)}</p>
          ))}
        </li>
      ))}
    </ul>
  );
}

export function RecordQuestions({ questions }: Pick<MeetingFacts, "questions">) {
  const words = useWords();
  return (
    <ul className="record-list">
      {questions.map(({ id, unit, text, answer }) => (
        <li key={id}>
          <b>{text}</b>{" "}
          <small>
            {words.record.from(unit)}
            {answer === null && ` · ${words.record.notAnswered}`}
          </small>
          {answer !== null && <p>{words.record.weAnswered(answer)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What came back to the unit's own questions. */
export function RecordReplies({ replies }: Pick<MeetingFacts, "replies">) {
  return (
    <ul className="record-list">
      {replies.map(({ id, unit, text, answer }) => (
        <li key={id}>
          <b>{text}</b>
          <p>
            {unit}: {answer}
          </p>
        </li>
      ))}
    </ul>
  );
}
