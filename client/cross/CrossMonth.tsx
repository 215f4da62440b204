import { addDays, type Instant, type LocalDate, localDate } from "../../shared/base/time.ts";
import { type CrossCell, monthPicture } from "../../shared/cross/greenCross.ts";
import type { CrossPicture } from "../../shared/protocol/meetings.ts";
import { monthName, monthShort, weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { MARKS, ROWS } from "./marks.ts";
import "./cross.css";

interface Props {
  readonly picture: CrossPicture;
  readonly now: Instant;
  /** `YYYY-MM`; when left out this month, and on its first day the last ones of the month before in the empty corner. */
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
  const shown = month ?? localDate(now, picture.zone).slice(0, 7);
  const cells = monthPicture(picture, shown, picture.lastMeeting, now);
  const before = month === undefined ? lastOfMonthBefore(picture, now) : [];
  const day = (cell: CrossCell) => (
    <Day
      key={cell.date}
      cell={cell}
      isPicked={cell.date === picked}
      isUnsent={unsent?.has(cell.date) ?? false}
      onPick={onPick}
    />
  );
  return (
    <section className="cross" aria-label={`${words.title}, ${monthName(shown, language)}`}>
      <div className="cross-head" aria-hidden="true">
        <span>{words.title}</span>
        <span>{monthName(shown, language)}</span>
      </div>
      <ol className="cross-days">
        {ROWS.map(([from, to]) => (
          <li key={from} className="cross-row">
            <ol>{cells.slice(from - 1, to).map(day)}</ol>
          </li>
        ))}
        {before[0] && (
          <li className="cross-before">
            <span>{monthShort(before[0].date, language)}</span>
            <ol>{before.map(day)}</ol>
          </li>
        )}
      </ol>
    </section>
  );
}

/** As many as the corner has room for, beside the first days of this month. */
const IN_CORNER = 2;

/**
 * On the first of a month yesterday is in the month before. People look for this month's cross, and ask how yesterday was: so
 * both stand, the last days of the old month in the corner that a cross leaves empty.
 */
function lastOfMonthBefore(picture: CrossPicture, now: Instant): readonly CrossCell[] {
  const today = localDate(now, picture.zone);
  const yesterday = addDays(today, -1);
  if (yesterday.slice(0, 7) === today.slice(0, 7)) return [];
  return monthPicture(picture, yesterday.slice(0, 7), picture.lastMeeting, now).slice(-IN_CORNER);
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
