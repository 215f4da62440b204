import { useState } from "react";
import { isLocalDate } from "../../shared/base/time.ts";
import type { BoardSettings } from "../../shared/board/settings.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox, RadioGroup, TextField } from "../ui/Field.tsx";
import { fullDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Props {
  readonly settings: BoardSettings;
  readonly onChange: (part: Partial<BoardSettings>) => void;
}

/** How many colours the green cross has, and on which days the unit is closed. */
export function CrossSettings({ settings, onChange }: Props) {
  const words = useWords().board.settings;
  return (
    <>
      <RadioGroup
        label={words.scale}
        name="scale"
        value={settings.crossScale === 3 ? "3" : "4"}
        choices={[
          { value: "3", label: words.scale3 },
          { value: "4", label: words.scale4 },
        ]}
        onChange={(scale) => onChange({ crossScale: scale === "3" ? 3 : 4 })}
      />
      <RadioGroup
        label={words.upTo}
        name="up-to"
        value={settings.crossUpTo}
        choices={[
          { value: "yesterday", label: words.upToYesterday },
          { value: "today", label: words.upToToday },
        ]}
        onChange={(upTo) => onChange({ crossUpTo: upTo === "today" ? "today" : "yesterday" })}
      />
      <fieldset className="board-field-set">
        <legend>{words.closedDays}</legend>
        <p className="field-hint">{words.closedDaysHelp}</p>
        <div className="board-choices">
          {words.weekdays.map((name, at) => (
            <Weekday key={name} day={at + 1} name={name} settings={settings} onChange={onChange} />
          ))}
        </div>
        <Checkbox
          label={words.holidays}
          checked={settings.closedOnHolidays}
          onChange={(event) => onChange({ closedOnHolidays: event.currentTarget.checked })}
        />
      </fieldset>
      <SingleDays settings={settings} onChange={onChange} />
    </>
  );
}

function Weekday({ day, name, settings, onChange }: Props & { readonly day: number; readonly name: string }) {
  const isClosed = settings.closedWeekdays.includes(day);
  const toggled = isClosed
    ? settings.closedWeekdays.filter((each) => each !== day)
    : [...settings.closedWeekdays, day].toSorted((a, b) => a - b);
  return (
    <button
      type="button"
      className="board-choice"
      aria-pressed={isClosed}
      onClick={() => onChange({ closedWeekdays: toggled })}
    >
      {isClosed ? "✓ " : ""}
      {name}
    </button>
  );
}

/** Days that stand alone: a planning day, a move. */
function SingleDays({ settings, onChange }: Props) {
  const words = useWords().board;
  const language = useLanguage();
  const [date, setDate] = useState("");
  const days = settings.closedDays;
  const canAdd = isLocalDate(date) && !days.includes(date);
  return (
    <div className="board-field-set">
      <TextField
        label={words.settings.closedDate}
        type="date"
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <Button
        icon="add"
        disabled={!canAdd}
        onClick={() => {
          onChange({ closedDays: [...days, date].toSorted() });
          setDate("");
        }}
      >
        {words.settings.addDate}
      </Button>
      {days.length > 0 && (
        <ul className="board-rows">
          {days.map((day) => (
            <li key={day} className="board-rows-row">
              <span className="board-rows-main">{fullDate(day, language)}</span>
              <Button
                density="close"
                aria-label={`${words.settings.removeDate}: ${fullDate(day, language)}`}
                onClick={() => onChange({ closedDays: days.filter((each) => each !== day) })}
              >
                {words.settings.removeDate}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
