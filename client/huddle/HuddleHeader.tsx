import type { ReactNode } from "react";
import type { Instant } from "../../shared/base/time.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { expectedEnd, leftOfStep, type Running, usedShare } from "../../shared/huddle/huddle.ts";
import { useConnection } from "../live/socket.ts";
import { useNow } from "../live/serverClock.ts";
import { useWaitingCount } from "../live/usePending.ts";
import { timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { countdown, minutesText, stepName } from "./names.ts";

interface Props {
  readonly meeting: Running;
  /** The step that this screen shows: the room's, or the one that a remote person looks at. */
  readonly shown: number;
  readonly name: string;
  readonly zone: string;
  /** What is wrong with the board itself, in words. */
  readonly trouble: string | undefined;
  readonly onStep: (step: number) => void;
  /** How many take part from elsewhere: as counted, or as seen to be here when that is more. */
  readonly remote?: number;
  /** Raised hands. */
  readonly hands?: ReactNode;
  /** What whoever sits at a screen of their own can do at any time. */
  readonly tools?: ReactNode;
}

/** Where the meeting is, what comes, how much time is left, who is here. Trouble takes the place of the people. */
export function HuddleHeader(props: Props) {
  const { meeting, shown, name, zone, trouble, onStep, hands, tools } = props;
  const { remote = meeting.heads.remote } = props;
  const now = useNow(1000);
  return (
    <header className="huddle-head">
      <div className="huddle-top">
        <Where meeting={meeting} shown={shown} />
        <TimeLeft meeting={meeting} zone={zone} now={now} />
        <People meeting={meeting} name={name} zone={zone} trouble={trouble} now={now} remote={remote} />
        {hands}
      </div>
      <StepBar meeting={meeting} shown={shown} now={now} onStep={onStep} />
      {tools}
    </header>
  );
}

function Where({ meeting, shown }: { readonly meeting: Running; readonly shown: number }) {
  const words = useWords();
  const step = meeting.steps[shown];
  const next = meeting.steps[shown + 1];
  if (!step) return null;
  return (
    <div className="huddle-where">
      <span className="huddle-pill" data-point={`step:${step.id}`} data-away={shown !== meeting.step || undefined}>
        {shown + 1} {stepName(step, words)}
      </span>
      <span className="huddle-next">
        {next ? words.huddle.header.then(stepName(next, words)) : words.huddle.header.last}
      </span>
    </div>
  );
}

function TimeLeft({ meeting, zone, now }: { readonly meeting: Running; readonly zone: string; readonly now: Instant }) {
  const words = useWords();
  const language = useLanguage();
  const header = words.huddle.header;
  const left = leftOfStep(meeting, now);
  const step = meeting.steps[meeting.step];
  // Whole minutes: the seconds that a start takes are no delay.
  const behind = Math.floor((expectedEnd(meeting, now) - meeting.endsAt) / MINUTE);
  const past = Math.floor((now - meeting.endsAt) / MINUTE);
  return (
    <div className="huddle-time" role="timer" aria-label={header.timeLeft} data-over={left < 0 || undefined}>
      <strong>
        {left < 0 && "+"}
        {countdown(left)}
      </strong>
      <small>
        <span className="huddle-time-of">
          {left < 0 ? header.over : header.leftOf(minutesText(step?.minutes ?? 0, words, language))}
        </span>
        <span>
          {header.end(timeText(meeting.endsAt, zone))}
          {past >= 1 ? ` · ${header.pastEnd(past)}` : behind >= 1 && ` · ${header.behind(behind)}`}
        </span>
      </small>
    </div>
  );
}

type PeopleProps = Pick<Props, "meeting" | "name" | "zone" | "trouble"> & {
  readonly now: Instant;
  readonly remote: number;
};

/** A server that starts anew is away for a moment: that is nobody's business. */
const PATIENCE = 4000;

function People({ meeting, name, zone, trouble, now, remote }: PeopleProps) {
  const words = useWords().huddle.header;
  const connection = useConnection();
  const waiting = useWaitingCount();
  const isOut = connection.state === "lost" && now - connection.since > PATIENCE;
  if (isOut || waiting > 0 || trouble !== undefined) {
    return (
      <p className="huddle-people" data-trouble="" role="status">
        {trouble !== undefined && <b>{trouble}</b>}
        {isOut && trouble === undefined && <b>{words.offline(timeText(connection.since, zone))}</b>}
        {/* A wall without other trouble has said it above. */}
        {waiting > 0 && trouble !== words.waiting(waiting) && <span>{words.waiting(waiting)}</span>}
      </p>
    );
  }
  return (
    <p className="huddle-people">
      <span>
        {name} · {words.heads(meeting.heads.room, remote)}
      </span>
      <span>{meeting.leader ? words.leads(meeting.leader.name) : words.noLeader}</span>
    </p>
  );
}

interface BarProps {
  readonly meeting: Running;
  readonly shown: number;
  readonly now: Instant;
  readonly onStep: (step: number) => void;
}

/** Lengths are minutes; a press goes to the step, or looks at it. */
function StepBar({ meeting, shown, now, onStep }: BarProps) {
  const words = useWords();
  const language = useLanguage();
  const columns = meeting.steps.map(({ minutes }) => `${minutes}fr`).join(" ");
  return (
    <ol className="huddle-steps" aria-label={words.huddle.header.steps} style={{ gridTemplateColumns: columns }}>
      {meeting.steps.map((step, index) => {
        const minutes = minutesText(step.minutes, words, language);
        const label = words.huddle.header.stepOf(stepName(step, words), index + 1, meeting.steps.length, minutes);
        return (
          <li key={step.id}>
            <button
              type="button"
              aria-label={label}
              title={label}
              data-point={`step:${step.id}`}
              aria-current={index === meeting.step ? "step" : undefined}
              data-shown={index === shown || undefined}
              onClick={() => onStep(index)}
            >
              <i style={{ backgroundSize: `${usedShare(meeting, index, now) * 100}% 100%` }} />
            </button>
          </li>
        );
      })}
    </ol>
  );
}
