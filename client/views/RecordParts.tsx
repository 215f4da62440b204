import type { ReactNode } from "react";
import type { StepMeaning } from "../../shared/huddle/agenda.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { sentenceOf } from "../measure/sentence.ts";
import type { Words } from "../words/catalogue.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { RecordMessages, RecordQuestions, RecordReplies, RecordVisits } from "./RecordAbove.tsx";
import { RecordCards } from "./RecordCards.tsx";
import { crossDaysOf, RecordCross } from "./RecordCross.tsx";
import { RecordDay, RecordThanks } from "./RecordDay.tsx";
import { RecordAnswers, RecordHandledMatters, RecordRaised } from "./RecordMatters.tsx";
import { RecordSection } from "./RecordSection.tsx";
import { RecordTests } from "./RecordTests.tsx";

interface Props {
  readonly facts: MeetingFacts;
  readonly meeting: Ended;
  readonly zone: string;
}

interface Part {
  readonly title: string;
  /** How much there is of it: nothing has no section of its own. */
  readonly count: number;
  readonly body: ReactNode;
  /** The steps that are about it: where the agenda has one, it is said that there was nothing. */
  readonly steps: readonly StepMeaning[];
}

/** All that a meeting came to, in the order in which a meeting goes; what was empty is said in one line at the end. */
export function RecordParts(props: Props) {
  const words = useWords();
  const parts = partsOf(props, words);
  const told = parts.filter(({ count }) => count > 0);
  const has = new Set(props.meeting.steps.map(({ meaning }) => meaning));
  const nothing = parts.filter(({ count, steps }) => count === 0 && steps.some((step) => has.has(step)));
  return (
    <>
      {told.map(({ title, body }) => (
        <RecordSection key={title} title={title}>
          {body}
        </RecordSection>
      ))}
      <Nothing isAll={told.length === 0} titles={nothing.map(({ title }) => title)} />
    </>
  );
}

function Nothing({ isAll, titles }: { readonly isAll: boolean; readonly titles: readonly string[] }) {
  const words = useWords().record;
  const language = useLanguage();
  if (isAll) return <p className="record-none">{words.empty}</p>;
  if (titles.length === 0) return null;
  const list = new Intl.ListFormat(language === "en" ? "en-GB" : "nb-NO", { type: "conjunction" });
  return <p className="record-none">{words.nothing(list.format(titles))}</p>;
}

function partsOf({ facts, meeting, zone }: Props, words: Words): readonly Part[] {
  const { messages, visits, questions, replies, handled, thanks, today } = facts;
  const own = words.huddle.record;
  const part = (title: string, count: number, body: ReactNode, ...steps: StepMeaning[]): Part => {
    return { title, count, body, steps };
  };
  return [
    part(words.message.record, messages.length, <RecordMessages messages={messages} />),
    part(words.record.visits, visits.length, <RecordVisits visits={visits} zone={zone} />),
    part(words.record.questions, questions.length, <RecordQuestions questions={questions} />),
    part(words.record.replies, replies.length, <RecordReplies replies={replies} />),
    part(
      words.escalation.record.answers,
      facts.answers.length + facts.heard.length,
      <RecordAnswers facts={facts} zone={zone} />,
      "answers",
    ),
    part(words.record.handled, handled.length, <RecordHandledMatters handled={handled} zone={zone} />, "matters"),
    part(own.cross, crossDaysOf(facts).length, <RecordCross facts={facts} />, "cross"),
    part(words.today.title, today ? 1 : 0, today && <RecordDay today={today} />),
    part(own.measures, facts.measures.length, <Measures facts={facts} meeting={meeting} zone={zone} />, "measures"),
    part(words.pdsa.record.title, facts.tests.length, <RecordTests facts={facts} />, "tests", "ideas"),
    part(own.cards, facts.cards.length, <RecordCards facts={facts} />, "ideas"),
    part(
      words.escalation.record.raised,
      facts.raised.length + facts.marked.length,
      <RecordRaised facts={facts} />,
      "raise",
    ),
    part(own.decisions, meeting.decisions.length, <Decisions meeting={meeting} facts={facts} />),
    part(words.thanks.title, thanks.length, <RecordThanks thanks={thanks} />),
  ];
}

function Measures({ facts, meeting, zone }: Props) {
  const language = useLanguage();
  return (
    <ul className="record-list">
      {facts.measures.map(({ id, definition, reading, points }) => {
        const read = readSeries(definition, reading, points, meeting.endedAt, zone);
        const { short } = sentenceOf(read, definition, { language, zone, now: meeting.endedAt });
        return (
          <li key={id}>
            <b>{definition.name}</b>
            <p>{short}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** What was settled in words or by one touch, with what it is about. */
function Decisions({ meeting, facts }: Pick<Props, "meeting" | "facts">) {
  const words = useWords().huddle.record;
  const nameOf = (id: string): string =>
    facts.measures.find((measure) => measure.id === id)?.definition.name ??
    facts.about.find((each) => each.id === id)?.name ??
    "";
  return (
    <ul className="record-list">
      {meeting.decisions.map(({ id, kind, text, about }) => (
        <li key={id}>
          <p>{[about && nameOf(about.id), words.decisionKind[kind], text].filter(Boolean).join(": ")}</p>
        </li>
      ))}
    </ul>
  );
}
