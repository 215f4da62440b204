import type { ReactNode } from "react";
import { HOUR, localDate } from "../../shared/base/time.ts";
import { isInForce } from "../../shared/message/message.ts";
import type { StopPicture } from "../../shared/round/round.ts";
import { isSetUp, standings } from "../../shared/today/today.ts";
import { eventText } from "../cross/eventText.ts";
import { MARKS } from "../cross/marks.ts";
import { useNow } from "../live/serverClock.ts";
import { signalSentence } from "../signal/signalText.ts";
import { DayLines } from "../today/DayLines.tsx";
import { linesOf } from "../today/lines.ts";
import { dayText, momentText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./round.css";

interface Props {
  readonly stop: StopPicture;
  /** What waits for answers, drawn by whoever knows of matters. */
  readonly waits: ReactNode;
}

const NOTHING_UNSENT: ReadonlySet<string> = new Set();
/** So many of each are named; the rest is a number. */
const NAMED = 2;

/** A board in short, in the order in which one would ask about it. */
export function StopLines({ stop, waits }: Props) {
  const words = useWords();
  const own = words.round;
  return (
    <dl className="stop-lines">
      <Line title={own.yesterday}>
        <Yesterday stop={stop} />
      </Line>
      <Line title={own.today}>
        <Today stop={stop} />
      </Line>
      <Line title={own.signals} isQuiet={stop.signals.length === 0}>
        <Signals stop={stop} />
      </Line>
      <Line title={own.waits}>{waits}</Line>
      <Line title={own.ideas} isQuiet={stop.ideas.length + stop.tests.length === 0}>
        <Ideas stop={stop} />
      </Line>
      <Line title={own.meeting}>
        <Meeting stop={stop} />
      </Line>
      <Messages stop={stop} />
    </dl>
  );
}

interface LineProps {
  readonly title: string;
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}

export function Line({ title, isQuiet = false, children }: LineProps) {
  return (
    <div className="stop-line" data-quiet={isQuiet || undefined}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Yesterday({ stop }: { readonly stop: StopPicture }) {
  const words = useWords();
  const { yesterday, isClosedYesterday } = stop;
  if (isClosedYesterday && !yesterday?.colour) return <span>{words.round.closedYesterday}</span>;
  if (!yesterday?.colour) return <span>? {words.round.notColoured}</span>;
  const events = yesterday.events.map((event) => eventText(event, words.cross)).filter(Boolean);
  return (
    <>
      <span className="stop-colour" data-colour={yesterday.colour}>
        <i aria-hidden="true">{MARKS[yesterday.colour]}</i> {words.cross.colour[yesterday.colour]}
      </span>
      {events.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </>
  );
}

function Today({ stop }: { readonly stop: StopPicture }) {
  const words = useWords();
  const language = useLanguage();
  const { today } = stop;
  if (!isSetUp(today.settings)) return <span>{words.round.nothingSaid}</span>;
  return <DayLines lines={linesOf(standings(today), words.today, today.day.date, language)} unsent={NOTHING_UNSENT} />;
}

function Signals({ stop }: { readonly stop: StopPicture }) {
  const words = useWords().round;
  const language = useLanguage();
  const now = useNow(HOUR);
  if (stop.signals.length === 0) return <span>{words.noSignals}</span>;
  return (
    <>
      {stop.signals.map((signal) => (
        <span key={signal.id}>
          <b className="stop-signal">
            <i aria-hidden="true">◆</i> {signal.definition.name}
          </b>{" "}
          {signalSentence({ ...signal, may: [] }, language, now)}
        </span>
      ))}
      {stop.moreSignals > 0 && <small>{words.more(stop.moreSignals)}</small>}
    </>
  );
}

function Ideas({ stop }: { readonly stop: StopPicture }) {
  const words = useWords();
  const { ideas, tests } = stop;
  if (ideas.length + tests.length === 0) return <span>{words.round.noIdeas}</span>;
  const counts = [
    ideas.length > 0 && words.round.ideaCount(ideas.length),
    tests.length > 0 && words.round.testCount(tests.length),
  ];
  return (
    <>
      <span>{counts.filter(Boolean).join(", ")}</span>
      {[...ideas.slice(0, NAMED), ...tests.slice(0, 1)].map(({ id, title }) => (
        <small key={id}>{title.trim() || words.board.card.untitled}</small>
      ))}
    </>
  );
}

function Meeting({ stop }: { readonly stop: StopPicture }) {
  const words = useWords().round;
  const language = useLanguage();
  const now = useNow(60_000);
  const { isRunning, last, missedAt } = stop.meeting;
  const when = last && momentText(last.startedAt, now, language, stop.zone);
  return (
    <>
      {isRunning && <b>{words.meetingNow}</b>}
      {missedAt !== null && (
        <span>
          <i aria-hidden="true">!</i> {words.meetingMissed(momentText(missedAt, now, language, stop.zone))}
        </span>
      )}
      {last && when && <span>{words.meetingHeld(`${when}–${timeText(last.endedAt, stop.zone)}`, last.heads)}</span>}
      {!isRunning && !last && missedAt === null && <span>{words.noMeeting}</span>}
    </>
  );
}

function Messages({ stop }: { readonly stop: StopPicture }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const inForce = stop.messages.filter((each) => isInForce(each, now));
  if (inForce.length === 0) return null;
  const read = inForce.filter(({ readAt }) => readAt !== null).length;
  return (
    <Line title={words.round.messages}>
      <span>{words.round.messagesRead(read, inForce.length)}</span>
      {inForce.slice(0, NAMED).map(({ id, text, until, readAt }) => (
        <small key={id} className="stop-message">
          {readAt === null ? "○" : "✓"} {text} (
          {words.message.until(dayText(until, localDate(now, stop.zone), language))})
        </small>
      ))}
    </Line>
  );
}
