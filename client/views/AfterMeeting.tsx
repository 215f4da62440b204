import { useQuery } from "@tanstack/react-query";
import { MINUTE } from "../../shared/base/time.ts";
import { type Ended, TOUCH_AFTER_MS } from "../../shared/huddle/huddle.ts";
import { type MeetingRecord, meetingRecord } from "../../shared/protocol/meetings.ts";
import { MARKS } from "../cross/marks.ts";
import { queryOf } from "../live/queries.ts";
import { FitList } from "../screen/FitList.tsx";
import { Unbroken, WallPanel } from "../screen/WallPanel.tsx";
import { thanksText } from "../thanks/useThanks.ts";
import type { Words } from "../words/catalogue.ts";
import { dayAndMonth, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { deedText } from "./RecordMatters.tsx";

interface Props {
  readonly meeting: Ended;
  readonly zone: string;
  /** Back to the board by touch; none on a wall that only looks. */
  readonly onClose: (() => void) | undefined;
  /** To the cross, where a day got the wrong colour; none on a wall that only looks. */
  readonly onCorrect: (() => void) | undefined;
}

/** What the meeting came to, until the wall locks and shows again what it shows between meetings. */
export function AfterMeeting({ meeting, zone, onClose, onCorrect }: Props) {
  const words = useWords();
  const query = useQuery(queryOf(["meetings", meeting.id], `/meetings/${meeting.id}`, meetingRecord));
  const lasted = Math.max(1, Math.round((meeting.endedAt - meeting.startedAt) / MINUTE));
  return (
    <>
      <main className="wall-main wall-after">
        <section className="wall-panel">
          <h2 className="wall-after-title">{words.screen.wall.after}</h2>
          <p>
            {timeText(meeting.startedAt, zone)}–{timeText(meeting.endedAt, zone)}, {words.huddle.record.lasted(lasted)}
          </p>
          <p>{words.huddle.header.heads(meeting.heads.room, meeting.heads.remote)}</p>
          {meeting.leader && (
            <p>
              {words.huddle.record.led} {meeting.leader.name}
            </p>
          )}
          <small>{words.screen.wall.shownUntil(timeText(meeting.endedAt + TOUCH_AFTER_MS, zone))}</small>
        </section>
        <WallPanel area="ideas" title={words.huddle.record.title}>
          <Unbroken>
            {query.data?.facts && <Came record={query.data} meeting={meeting} />}
            {!query.data?.facts && query.failureCount > 0 && <p className="wall-empty">{words.huddle.start.unsent}</p>}
          </Unbroken>
        </WallPanel>
      </main>
      {onClose && (
        <footer className="wall-foot">
          {onCorrect && (
            <button type="button" className="wall-button" onClick={onCorrect}>
              {words.screen.wall.correct}
            </button>
          )}
          <button type="button" className="wall-button" data-primary="" onClick={onClose}>
            {words.screen.wall.showBoard}
          </button>
        </footer>
      )}
    </>
  );
}

interface Line {
  readonly key: string;
  readonly title: string;
  readonly small: string;
}

function Came({ record, meeting }: { readonly record: MeetingRecord; readonly meeting: Ended }) {
  const words = useWords();
  const language = useLanguage();
  const day = (date: string): string => dayAndMonth(date, language);
  const lines = [
    ...handledLines(record, words),
    ...cardLines(record, words),
    ...matterLines(record, words),
    ...decisionLines(record, meeting, words),
    ...dayLines(record, words, day),
    ...thanksLines(record, words),
  ];
  if (lines.length === 0) return <p className="wall-empty">{words.record.empty}</p>;
  return (
    <FitList
      label={words.huddle.record.title}
      items={lines}
      keyOf={({ key }) => key}
      render={({ title, small }) => (
        <div className="wall-card" data-meaning="testing">
          <span className="wall-card-title">{title}</span>
          {small !== "" && <small>{small}</small>}
        </div>
      )}
      more={(hidden) => words.screen.wall.more(hidden.length)}
    />
  );
}

function cardLines({ facts }: MeetingRecord, words: Words): Line[] {
  const own = words.huddle.record;
  return (facts?.cards ?? []).map(({ id, title, change, laneMeaning, laneName, who }) => {
    const lane =
      laneName?.trim() || (laneMeaning === "own" ? words.board.lanes.unnamed : words.board.lane[laneMeaning]);
    const moved = change === "made" ? own.made(lane) : own.moved(lane);
    const small = [moved, who.trim()].filter(Boolean).join(" · ");
    return { key: id, title: title || words.board.card.untitled, small };
  });
}

/** What a leaders' meeting did with matters of others: those that get one answer in one line. */
function handledLines({ facts }: MeetingRecord, words: Words): Line[] {
  return (facts?.handled ?? []).map(({ matters, deeds }) => {
    const from = words.record.from(matters.map((matter) => matter.from).join(", "));
    const did = deeds.map((deed) => deedText(deed, words));
    const title = matters[0]?.what ?? "";
    return { key: `handled ${matters[0]?.id}`, title, small: [from, ...did].join(" · ") };
  });
}

/** What went up, the answers that were judged, and what leaders were answered. */
function matterLines({ facts }: MeetingRecord, words: Words): Line[] {
  const own = words.escalation.record;
  const raised = facts?.raised.map(({ id, what, to }) => ({
    key: id,
    title: what,
    small: `${own.raised} ${own.raisedTo(to)}`,
  }));
  const answers = facts?.answers.map(({ id, what, text, from, solved }) => ({
    key: `${id} answer`,
    title: what,
    small: `${own.from(from, text)} · ${solved ? own.solved : own.notSolved}`,
  }));
  const marked = facts?.marked.map(({ id, what }) => ({ key: id, title: what, small: words.record.marked }));
  const told = facts?.questions.flatMap(({ id, unit, text, answer }) =>
    answer === null
      ? []
      : [{ key: id, title: text, small: `${words.record.from(unit)} · ${words.record.weAnswered(answer)}` }],
  );
  return [...(raised ?? []), ...(marked ?? []), ...(answers ?? []), ...(told ?? [])];
}

function thanksLines({ facts }: MeetingRecord, words: Words): Line[] {
  return (facts?.thanks ?? []).map((each) => ({ key: each.id, title: thanksText(each, words.thanks), small: "" }));
}

function decisionLines({ facts }: MeetingRecord, meeting: Ended, words: Words): Line[] {
  const names = new Map<string, string>([
    ...(facts?.measures ?? []).map(({ id, definition }) => [id, definition.name] as const),
    ...(facts?.cards ?? []).map(({ id, title }) => [id, title] as const),
    ...(facts?.about ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  return meeting.decisions.map(({ id, kind, text, about }) => {
    const parts = [about && names.get(about.id), text].filter(Boolean);
    const said = words.huddle.record.decisionKind[kind];
    return { key: id, title: parts.join(": ") || said, small: parts.length > 0 ? said : "" };
  });
}

/** The days that were coloured, by mark and word. */
function dayLines({ facts }: MeetingRecord, words: Words, day: (date: string) => string): Line[] {
  const coloured = (facts?.cross ?? []).flatMap(({ date, colour }) =>
    colour ? [`${day(date)} ${MARKS[colour]} ${words.cross.colour[colour]}`] : [],
  );
  return coloured.length > 0 ? [{ key: "cross", title: words.huddle.record.cross, small: coloured.join(" · ") }] : [];
}
