import { useId, useState } from "react";
import { isLocalDate, type LocalDate, localDate } from "../../shared/base/time.ts";
import { useNow } from "../live/serverClock.ts";
import { dayAndMonthShort, weekdayAndDate, weekdayShort } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { dateChoices } from "../../shared/board/ageing.ts";
import { useBoardParts } from "./boardParts.tsx";

interface Props {
  readonly label: string;
  readonly value: LocalDate | null;
  readonly onChange: (date: LocalDate | null) => void;
}

const MINUTE = 60_000;

/** A day, mostly with one touch: the next meeting, in a week, in two; any other from the calendar. */
export function DateField({ label, value, onChange }: Props) {
  const { zone, nextMeeting } = useBoardParts();
  const words = useWords().board.date;
  const language = useLanguage();
  const now = useNow(MINUTE);
  const [isPicking, setPicking] = useState(false);
  const id = useId();
  const choices = dateChoices(now, zone, nextMeeting);
  return (
    <fieldset className="board-field-set">
      <legend>
        {label}
        <span className="board-date-chosen">{value === null ? "" : `: ${weekdayAndDate(value, language)}`}</span>
      </legend>
      <div className="board-date-set">
        {choices.map(({ kind, date }) => (
          <button
            key={kind}
            type="button"
            className="board-choice"
            aria-pressed={value === date}
            onClick={() => onChange(value === date ? null : date)}
          >
            {words[kind]}{" "}
            <span className="board-lane-count">
              {weekdayShort(date, language)} {dayAndMonthShort(date, language)}
            </span>
          </button>
        ))}
        {isPicking ? (
          <>
            <label className="visually-hidden" htmlFor={id}>
              {words.pick}
            </label>
            <input
              id={id}
              type="date"
              className="ds-input input board-date-input"
              min={localDate(now, zone)}
              value={value ?? ""}
              onChange={({ currentTarget }) => {
                if (isLocalDate(currentTarget.value)) onChange(currentTarget.value);
              }}
            />
          </>
        ) : (
          <button type="button" className="board-choice" onClick={() => setPicking(true)}>
            {words.pick}
          </button>
        )}
        {value !== null && (
          <button type="button" className="board-choice" onClick={() => onChange(null)}>
            {words.remove}
          </button>
        )}
      </div>
    </fieldset>
  );
}
