import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { BoardId, MeetingId } from "../../shared/base/ids.ts";
import { localDate, MINUTE } from "../../shared/base/time.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import { type MeetingFacts, type MeetingRecord, meetingRecord } from "../../shared/protocol/meetings.ts";
import { eventText } from "../cross/eventText.ts";
import { MARKS } from "../cross/marks.ts";
import { countdown, meetingName, stepName } from "../huddle/names.ts";
import "../huddle/record.css";
import { queryOf, troubleOf } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { sentenceOf } from "../measure/sentence.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { timeText, weekdayAndDate, fullDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { RecordCards } from "./RecordCards.tsx";
import { RecordDay, RecordThanks } from "./RecordDay.tsx";
import { RecordMessages } from "./RecordMessages.tsx";
import { RecordSection as Section } from "./RecordSection.tsx";
import { RecordTests } from "./RecordTests.tsx";
import { SendRecord } from "./SendRecord.tsx";

interface Props {
  readonly boardId: BoardId;
  readonly meetingId: MeetingId;
}

/** What happened in a meeting, for somebody who was not there; on paper too. */
export function RecordView({ boardId, meetingId }: Props) {
  const words = useWords();
  const query = useQuery(queryOf(["meetings", boardId, meetingId], `/meetings/${meetingId}`, meetingRecord));
  const language = useLanguage();
  // One that runs still becomes a record by itself when it ends.
  useWatchBoard(boardId);
  const record = query.data;
  if (!record) {
    return (
      <Page title={words.huddle.record.title}>
        <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
        {query.isPending && <Loading />}
      </Page>
    );
  }
  const { board, meeting } = record;
  const at = meeting.state === "notHeld" ? meeting.plannedAt : meeting.startedAt;
  const date = localDate(at, board.zone);
  return (
    <Page
      title={`${meetingName(record.type, words)} ${weekdayAndDate(date, language)}`}
      crumbs={[
        { label: board.name, href: `/tavle/${boardId}` },
        { label: words.huddle.record.list, href: `/tavle/${boardId}/referat` },
      ]}
      lead={`${words.huddle.record.title} · ${board.unitName} · ${fullDate(date, language)}`}
      tab={words.since.record.tab(board.name, date)}
      acts={
        <>
          {record.mail && <SendRecord meetingId={meetingId} mail={record.mail} />}
          <Button icon="print" onClick={() => window.print()}>
            {words.huddle.record.print}
          </Button>
        </>
      }
    >
      <Body record={record} />
    </Page>
  );
}

function Body({ record }: { readonly record: MeetingRecord }) {
  const words = useWords().huddle.record;
  const { meeting, facts, board } = record;
  switch (meeting.state) {
    case "running":
      return <Notice tone="info">{words.running}</Notice>;
    case "notHeld":
      return (
        <section className="panel">
          <p>{meeting.reason ? words.notHeldWhy(meeting.reason) : `${words.notHeld}. ${words.noReason}.`}</p>
        </section>
      );
    case "ended":
      return (
        <article className="record">
          <Summary meeting={meeting} zone={board.zone} />
          {facts && <Facts facts={facts} meeting={meeting} zone={board.zone} />}
          <Decisions meeting={meeting} facts={facts} />
          <Times meeting={meeting} />
        </article>
      );
  }
}

function Summary({ meeting, zone }: { readonly meeting: Ended; readonly zone: string }) {
  const words = useWords().huddle;
  const lasted = Math.max(1, Math.round((meeting.endedAt - meeting.startedAt) / MINUTE));
  const present = words.header.heads(meeting.heads.room, meeting.heads.remote);
  return (
    <section className="panel">
      <dl className="record-facts">
        <Fact label={words.record.when}>
          {timeText(meeting.startedAt, zone)}–{timeText(meeting.endedAt, zone)}, {words.record.lasted(lasted)},{" "}
          {punctuality(meeting, words.record)}
          {meeting.lateSince !== undefined && `. ${words.record.heldOffline(timeText(meeting.lateSince, zone))}`}
        </Fact>
        <Fact label={words.record.led}>{meeting.leader?.name ?? words.welcome.nobody}</Fact>
        <Fact label={words.record.present}>{present}</Fact>
      </dl>
    </section>
  );
}

function punctuality(meeting: Ended, words: ReturnType<typeof useWords>["huddle"]["record"]): string {
  if (meeting.plannedAt === null) return words.unplanned;
  const late = Math.round((meeting.startedAt - meeting.plannedAt) / MINUTE);
  if (Math.abs(late) <= 1) return words.onTime;
  return late > 0 ? words.late(late) : words.early(-late);
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FactsProps {
  readonly facts: MeetingFacts;
  readonly meeting: Ended;
  readonly zone: string;
}

function Facts({ facts, meeting, zone }: FactsProps) {
  return (
    <>
      <Cross facts={facts} />
      <RecordMessages facts={facts} />
      <RecordDay facts={facts} />
      <Measures facts={facts} meeting={meeting} zone={zone} />
      <RecordTests facts={facts} />
      <RecordCards facts={facts} />
      <Raised facts={facts} />
      <Answers facts={facts} />
      <RecordThanks facts={facts} />
    </>
  );
}

function Cross({ facts }: { readonly facts: MeetingFacts }) {
  const words = useWords();
  const language = useLanguage();
  const days = facts.cross.filter(({ colour, closed, events }) => colour || closed !== null || events.length > 0);
  const own = words.huddle.record;
  return (
    <Section title={own.cross} none={days.length === 0 ? own.noCross : undefined}>
      <ul className="record-list">
        {days.map(({ date, colour, closed, events }) => (
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
    </Section>
  );
}

function Measures({ facts, meeting, zone }: FactsProps) {
  const words = useWords().huddle.record;
  const language = useLanguage();
  return (
    <Section title={words.measures} none={facts.measures.length === 0 ? words.noMeasures : undefined}>
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
    </Section>
  );
}

function Raised({ facts }: { readonly facts: MeetingFacts }) {
  const words = useWords().escalation;
  const own = words.record;
  return (
    <Section title={own.raised} none={facts.raised.length === 0 ? own.noRaised : undefined}>
      <ul className="record-list">
        {facts.raised.map(({ id, kind, what, asked, to }) => (
          <li key={id}>
            <b>{what}</b> <small>{own.raisedTo(to)}</small>
            <p>{asked ? words.asked(asked) : words.kind[kind]}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Answers({ facts }: { readonly facts: MeetingFacts }) {
  const own = useWords().escalation.record;
  return (
    <Section title={own.answers} none={facts.answers.length === 0 ? own.noAnswers : undefined}>
      <ul className="record-list">
        {facts.answers.map(({ id, what, text, from, solved }) => (
          <li key={id}>
            <b>{what}</b> <small>{solved ? own.solved : own.notSolved}</small>
            <p>{own.from(from, text)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface DecisionsProps {
  readonly meeting: Ended;
  readonly facts: MeetingFacts | null;
}

function Decisions({ meeting, facts }: DecisionsProps) {
  const words = useWords().huddle.record;
  const nameOf = (id: string) =>
    facts?.measures.find((measure) => measure.id === id)?.definition.name ??
    facts?.about.find((each) => each.id === id)?.name ??
    "";
  const none = meeting.decisions.length === 0 ? words.noDecisions : undefined;
  return (
    <Section title={words.decisions} none={none}>
      <ul className="record-list">
        {meeting.decisions.map(({ id, kind, text, about }) => (
          <li key={id}>{[about && nameOf(about.id), words.decisionKind[kind], text].filter(Boolean).join(": ")}</li>
        ))}
      </ul>
    </Section>
  );
}

function Times({ meeting }: { readonly meeting: Ended }) {
  const words = useWords();
  const own = words.huddle.record;
  return (
    <section className="panel record-part">
      <h2>{own.steps}</h2>
      <table className="ds-table record-times">
        <thead>
          <tr>
            <th scope="col">{own.step}</th>
            <th scope="col">{own.planned}</th>
            <th scope="col">{own.used}</th>
          </tr>
        </thead>
        <tbody>
          {meeting.steps.map((step, index) => (
            <tr key={step.id}>
              <th scope="row">{stepName(step, words)}</th>
              <td>{countdown(step.minutes * MINUTE)}</td>
              <td>{countdown(meeting.spent[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
