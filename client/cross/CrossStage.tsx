import { type ReactNode, useState } from "react";
import type { BoardId, EventId } from "../../shared/base/ids.ts";
import { type LocalDate, localDate } from "../../shared/base/time.ts";
import {
  coloured,
  coloursOf,
  type CrossColour,
  type CrossDay,
  dayOf,
  EVENT_KINDS,
  type EventKind,
  isClosed,
  type Reported,
  uncoloured,
} from "../../shared/cross/greenCross.ts";
import type { CrossPicture } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { outbox } from "../live/outbox.ts";
import { useNow } from "../live/serverClock.ts";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { CrossMonth } from "./CrossMonth.tsx";
import { DayDetails } from "./DayDetails.tsx";
import { eventText } from "./eventText.ts";
import { MARKS } from "./marks.ts";
import { unsentDays, useCross } from "./useCross.ts";

/** One large button of the step's row; whoever frames the step draws it. */
export interface CrossAct {
  readonly key: string;
  readonly label: string;
  readonly mark?: string;
  /** Under the label, small: what it stands for. */
  readonly note?: string;
  readonly tone?: CrossColour;
  readonly isPrimary?: boolean;
  readonly onPress: () => void;
}

interface Props {
  readonly boardId: BoardId;
  readonly mayColour: boolean;
  /** Puts stage, rail and acts where the meeting has them. */
  readonly frame: (parts: {
    stage: ReactNode;
    rail: ReactNode;
    acts: readonly CrossAct[];
    /** The row asks something: the ways on and back make room for the answers. */
    isAsking: boolean;
    /** The day in hand and what happened on it, as one would call it. */
    subject?: { readonly title: string };
  }) => ReactNode;
}

/** What the row asks for now: the colour of the day, what happened, or whether it was reported. */
type Asking =
  | { readonly for: "colour" }
  | { readonly for: "event"; readonly date: LocalDate }
  | { readonly for: "reported"; readonly date: LocalDate; readonly id: EventId; readonly kind: EventKind | null };

/** Uncoloured days, oldest first; one touch colours one and goes on to the next, and what was not green asks for a line. */
export function CrossStage({ boardId, mayColour, frame }: Props) {
  const { picture } = useCross(boardId);
  if (!picture) return frame({ stage: <Loading />, rail: null, acts: [], isAsking: false });
  return <Colouring boardId={boardId} picture={picture} mayColour={mayColour} frame={frame} />;
}

function Colouring({ boardId, picture, mayColour, frame }: Props & { readonly picture: CrossPicture }) {
  const all = useWords();
  const words = all.cross;
  const language = useLanguage();
  const { send, pending } = useCross(boardId);
  const now = useNow(60_000);
  const [picked, setPicked] = useState<LocalDate | undefined>(undefined);
  const [asking, setAsking] = useState<Asking>({ for: "colour" });
  /** The last day that something was written of here. */
  const [written, setWritten] = useState<LocalDate | undefined>(undefined);
  const waiting = uncoloured(picture, picture.lastMeeting, now);
  const asked = asking.for === "colour" ? undefined : asking.date;
  const date = asked ?? picked ?? waiting[0];
  const day = date === undefined ? undefined : dayOf(picture, date);
  // What is spoken of is a day that something happened on: the one in hand, the one before it, or one of this meeting.
  const spoken = [
    ...coloured(picture, picture.lastMeeting, now).map((each) => dayOf(picture, each)),
    ...[written, date].flatMap((each) => (each === undefined ? [] : [dayOf(picture, each)])),
  ].findLast(({ events }) => events.length > 0);

  const pick = (to: LocalDate): void => {
    setPicked(to);
    setAsking({ for: "colour" });
  };
  const colour = (of: CrossDay, to: CrossColour): void => {
    send({ do: "colour", date: of.date, colour: to, was: of.colour });
    setPicked(undefined);
    setAsking(to === "green" ? { for: "colour" } : { for: "event", date: of.date });
  };
  const putEvent = (of: LocalDate, id: EventId, kind: EventKind | null, line: string, reported: Reported): void => {
    setWritten(of);
    send({ do: "event", date: of, id, kind, line, reported });
  };

  const acts = mayColour && day ? actsOf(day) : [];
  function actsOf(of: CrossDay): CrossAct[] {
    if (asking.for === "event") {
      return [
        ...EVENT_KINDS.map((kind) => ({
          key: kind,
          label: words.kind[kind],
          onPress: () => {
            const id = freshId<"event">();
            putEvent(of.date, id, kind, "", "no");
            setAsking({ for: "reported", date: of.date, id, kind });
          },
        })),
        { key: "done", label: words.done, isPrimary: true, onPress: () => setAsking({ for: "colour" }) },
      ];
    }
    if (asking.for === "reported") {
      const { id, kind } = asking;
      const say = (reported: Reported): void => {
        putEvent(of.date, id, kind, of.events.find((event) => event.id === id)?.line ?? "", reported);
        setAsking({ for: "event", date: of.date });
      };
      return (["yes", "no", "notRelevant"] as const).map((reported) => ({
        key: reported,
        label: words.reportedChoice[reported],
        onPress: () => say(reported),
      }));
    }
    const means = words.means[picture.settings.crossScale === 4 ? "four" : "three"];
    const shut = isClosed(picture, of.date);
    return [
      ...coloursOf(picture.settings.crossScale).map((each) => ({
        key: each,
        label: words.colour[each],
        mark: MARKS[each],
        note: means[each],
        tone: each,
        onPress: () => colour(of, each),
      })),
      {
        key: "closed",
        label: shut ? words.openDay : words.closedDay,
        onPress: () => send({ do: "close", date: of.date, closed: !shut }),
      },
    ];
  }

  const stage = (
    <div className="cross-stage">
      <div className="cross-stage-top" data-point={day && `day:${day.date}`}>
        <h1>{headline()}</h1>
        {waiting.length > 0 && <p>{words.waiting(waiting.length)}</p>}
      </div>
      {!mayColour && <Notice tone="info">{words.readOnly}</Notice>}
      <Refusals boardId={boardId} />
      {waiting.length > 1 && asking.for === "colour" && (
        <ul className="cross-waiting">
          {waiting.map((each) => (
            <li key={each}>
              <button
                type="button"
                className="cross-chip"
                data-point={`day:${each}`}
                aria-pressed={each === date}
                onClick={() => pick(each)}
              >
                {weekdayAndDate(each, language)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {day && (
        <DayDetails
          key={day.date}
          day={day}
          zone={picture.zone}
          isAsking={mayColour && asking.for !== "colour"}
          mayWrite={mayColour}
          onEvent={(id, kind, line, reported) => putEvent(day.date, id, kind, line, reported)}
          onRemove={(id) => send({ do: "removeEvent", date: day.date, id })}
        />
      )}
      {!day && <p>{words.allDoneHelp}</p>}
    </div>
  );

  function headline(): string {
    if (!day) return words.allDone;
    if (asking.for === "event") return words.whatHappened(weekdayAndDate(day.date, language));
    if (asking.for === "reported") return words.reportedQuestion;
    return words.question(weekdayAndDate(day.date, language));
  }

  const rail = (
    <CrossMonth
      picture={picture}
      now={now}
      onPick={pick}
      picked={date}
      unsent={unsentDays(pending)}
      {...(date !== undefined && date <= localDate(now, picture.zone) && { month: date.slice(0, 7) })}
    />
  );
  const about = spoken ?? day;
  const title = about && titleOf(about);
  return frame({
    stage,
    rail,
    acts,
    isAsking: mayColour && asking.for !== "colour",
    ...(title && { subject: { title } }),
  });

  function titleOf(of: CrossDay): string {
    const last = of.events.at(-1);
    return all.standing.title.day(weekdayAndDate(of.date, language), last ? eventText(last, words) : "");
  }
}

/** What the server refused stays until it has been read. */
function Refusals({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords();
  const { pending } = useCross(boardId);
  return pending.map(({ id, state }) => {
    if (state.kind !== "refused") return null;
    const { code } = state.trouble;
    const text =
      code === "changed-meanwhile"
        ? words.cross.refused.meanwhile(currentColour(state.trouble.current, words.cross.state))
        : code === "patient-identity"
          ? words.cross.identity
          : words.cross.refused.other;
    return (
      <Notice key={id} tone="alarm">
        <p>{text}</p>
        <button type="button" className="cross-chip" onClick={() => outbox.dismiss(id)}>
          {words.shell.close}
        </button>
      </Notice>
    );
  });
}

function currentColour(current: unknown, names: Readonly<Record<string, string>>): string {
  const day = typeof current === "object" && current !== null && "day" in current ? current.day : undefined;
  const colour = typeof day === "object" && day !== null && "colour" in day ? String(day.colour) : "";
  return names[colour] ?? "?";
}
