import { addDays, type Instant, type LocalDate, localDate } from "../../shared/base/time.ts";
import { type CrossCell, monthPicture } from "../../shared/cross/greenCross.ts";
import type { CrossPicture } from "../../shared/protocol/meetings.ts";
import { monthName, weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { MARKS, ROWS } from "./marks.ts";
import "./cross.css";

interface Props {
  readonly picture: CrossPicture;
  readonly now: Instant;
  /** `YYYY-MM`; the month of yesterday when left out, so that the last day of a month is not gone on the first. */
  readonly month?: string;
  /** Days can be pressed: the table of days becomes a row of buttons. */
  readonly onPick?: (date: LocalDate) => void;
  readonly picked?: LocalDate | undefined;
  readonly unsent?: ReadonlySet<string>;
}

/**
 * The month as a cross. Every day carries its mark and its word; only the two worst colours are filled, so that the eye
 * finds them first.
 */
export function CrossMonth({ picture, now, month, onPick, picked, unsent }: Props) {
  const words = useWords().cross;
  const language = useLanguage();
  const shown = month ?? usualMonth(picture, now);
  const cells = monthPicture(picture, shown, picture.lastMeeting, now);
  return (
    <section className="cross" aria-label={`${words.title}, ${monthName(shown, language)}`}>
      <div className="cross-head" aria-hidden="true">
        <span>{words.title}</span>
        <span>{monthName(shown, language)}</span>
      </div>
      <ol className="cross-days">
        {ROWS.map(([from, to]) => (
          <li key={from} className="cross-row">
            <ol>
              {cells.slice(from - 1, to).map((cell) => (
                <Day
                  key={cell.date}
                  cell={cell}
                  isPicked={cell.date === picked}
                  isUnsent={unsent?.has(cell.date) ?? false}
                  onPick={onPick}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** On the first of a month the day that is coloured is still in the month before. */
function usualMonth(picture: CrossPicture, now: Instant): string {
  const today = localDate(now, picture.zone);
  const newest = picture.settings.crossUpTo === "today" ? today : addDays(today, -1);
  return newest.slice(0, 7);
}

interface DayProps {
  readonly cell: CrossCell;
  readonly isPicked: boolean;
  readonly isUnsent: boolean;
  readonly onPick: ((date: LocalDate) => void) | undefined;
}

function Day({ cell, isPicked, isUnsent, onPick }: DayProps) {
  const words = useWords().cross;
  const language = useLanguage();
  const said = words.day(
    weekdayAndDate(cell.date, language),
    words.state[cell.state] + (isUnsent ? `, ${words.notSent}` : ""),
    cell.events,
    cell.isToday,
  );
  const content = (
    <>
      <span aria-hidden="true">{cell.day}</span>
      <i aria-hidden="true">{isUnsent ? "…" : MARKS[cell.state]}</i>
    </>
  );
  const look = {
    className: "cross-day",
    "data-point": `day:${cell.date}`,
    "data-state": cell.state,
    "data-today": cell.isToday || undefined,
    "data-picked": isPicked || undefined,
    "data-unsent": isUnsent || undefined,
  };
  // A day to come has no colour to choose.
  const canPick = onPick && cell.state !== "future";
  return (
    <li aria-current={cell.isToday ? "date" : undefined}>
      {canPick ? (
        <button type="button" {...look} aria-pressed={isPicked} aria-label={said} onClick={() => onPick(cell.date)}>
          {content}
        </button>
      ) : (
        <div {...look}>
          <span className="visually-hidden">{said}</span>
          {content}
        </div>
      )}
    </li>
  );
}
