import { type ReactNode, useState } from "react";
import { agendaMs } from "../../shared/huddle/agenda.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { Heads, Leader, Running } from "../../shared/huddle/huddle.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type Act, pagedActs } from "./ActRow.tsx";
import type { StepParts } from "./HuddleFrame.tsx";
import { leaderActs } from "./leaderActs.ts";
import { minutesText, stepName } from "./names.ts";
import type { Press } from "./useMeeting.ts";

interface WelcomeProps {
  readonly meeting: Running;
  readonly leaders: MeetingNow["leaders"];
  /** The person at this machine; undefined at a wall. */
  readonly me: Leader | undefined;
  readonly mayAct: boolean;
  readonly press: Press;
}

/** Who is here and who leads: counted by plus and minus from the usual number, the leader by one touch on a name. */
export function useWelcome({ meeting, leaders, me, mayAct, press }: WelcomeProps): StepParts {
  const words = useWords();
  const language = useLanguage();
  const own = words.huddle.welcome;
  const [page, setPage] = useState<number | undefined>(undefined);
  const count = (where: keyof Heads, by: number) => press({ do: "heads", id: freshId(), where, by });
  const lead = (leader: Leader): void => {
    press({ do: "takeLead", leader });
    setPage(undefined);
  };
  const names = leaderActs({ leaders, leader: meeting.leader, words, onLead: lead });
  const usual: Act[] = [
    { key: "minusRoom", label: own.minusRoom, onPress: () => count("room", -1) },
    { key: "plusRoom", label: own.plusRoom, onPress: () => count("room", 1) },
    { key: "minusRemote", label: own.minusRemote, onPress: () => count("remote", -1) },
    { key: "plusRemote", label: own.plusRemote, onPress: () => count("remote", 1) },
    { key: "who", label: own.who, onPress: () => setPage(0) },
    ...(me && meeting.leader?.personId !== me.personId
      ? [{ key: "lead", label: own.lead, onPress: () => lead(me) }]
      : []),
  ];
  const acts =
    page === undefined ? usual : pagedActs(names, page, setPage, words.huddle.acts, () => setPage(undefined));
  return {
    stage: (
      <div className="huddle-stack">
        <h1>{page === undefined ? own.title : own.whoQuestion}</h1>
        <dl className="huddle-heads">
          <HeadCount label={own.room} count={meeting.heads.room} />
          <HeadCount label={own.remote} count={meeting.heads.remote} />
          <div>
            <dt>{own.leads}</dt>
            <dd className="huddle-leader">{meeting.leader?.name ?? own.nobody}</dd>
          </div>
        </dl>
        <p>{own.usual}</p>
      </div>
    ),
    rail: (
      <section className="huddle-panel huddle-card">
        <div className="huddle-spread">
          <h2>{own.agenda}</h2>
          <small>{minutesText(agendaMs(meeting.steps) / MINUTE, words, language)}</small>
        </div>
        <ol className="huddle-agenda">
          {meeting.steps.map((step) => (
            <li key={step.id}>
              <span>{stepName(step, words)}</span>
              <small>{minutesText(step.minutes, words, language)}</small>
            </li>
          ))}
        </ol>
      </section>
    ),
    acts: mayAct ? acts : [],
    isAsking: page !== undefined,
  };
}

function HeadCount({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd aria-live="polite">{count}</dd>
    </div>
  );
}

/** A step that the board has made itself: its title, and room to talk. */
export function useOwnStep(title: string): StepParts {
  const own = useWords().huddle.own;
  return {
    stage: (
      <div className="huddle-stack">
        <h1>{title}</h1>
        <p>{own.help}</p>
      </div>
    ),
    acts: [],
  };
}

/** One thank-you, what was done, and the end. */
export function useThanks(meeting: Running, coloured: number, given: ReactNode): StepParts {
  const own = useWords().huddle.thanks;
  const { room, remote } = meeting.heads;
  return {
    stage: (
      <div className="huddle-stack">
        <h1>{own.who}</h1>
        {given}
        <h2>{own.summary}</h2>
        <ul className="huddle-sum">
          <li>{own.present(room + remote)}</li>
          {coloured > 0 && <li>{own.coloured(coloured)}</li>}
          {meeting.seen.length > 0 && <li>{own.seen(meeting.seen.length)}</li>}
          {meeting.decisions.length > 0 && <li>{own.decided(meeting.decisions.length)}</li>}
        </ul>
        <p>{own.record}</p>
      </div>
    ),
    acts: [],
  };
}
