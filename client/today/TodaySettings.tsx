import type { Level, Shift, TodaySettings as Settings } from "../../shared/today/today.ts";
import { freshId } from "../live/freshId.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { weekdayName, weekdayShort } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./today.css";

interface Props {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

/** Monday to Sunday of a week, of which only the names are used. */
const WEEK = [23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`);
const EMPTY_WEEK = WEEK.map(() => 0);
const MOST_SHIFTS = 6;
const MOST_LEVELS = 8;

/** Need per shift and weekday, beds, and the trust's own levels: set once. */
export function TodaySettings({ settings, onChange }: Props) {
  const words = useWords().today.settings;
  return (
    <>
      <p className="field-hint">{words.help}</p>
      <Shifts settings={settings} onChange={onChange} />
      <TextField
        label={words.beds}
        hint={words.bedsHelp}
        type="number"
        inputMode="numeric"
        min={1}
        max={999}
        value={settings.beds === null ? "" : String(settings.beds)}
        onChange={(event) => {
          const { value, valueAsNumber } = event.currentTarget;
          onChange({ beds: value === "" ? null : Math.max(1, Math.trunc(valueAsNumber)) });
        }}
      />
      <Levels settings={settings} onChange={onChange} />
    </>
  );
}

function Shifts({ settings: { shifts }, onChange }: Props) {
  const words = useWords().today.settings;
  const add = (...names: string[]): void => {
    const made = names.map((name): Shift => ({ id: freshId<"shift">(), name, need: EMPTY_WEEK }));
    onChange({ shifts: [...shifts, ...made] });
  };
  const put = (changed: Shift): void =>
    onChange({ shifts: shifts.map((each) => (each.id === changed.id ? changed : each)) });
  return (
    <div className="today-settings">
      {shifts.map((shift, at) => (
        <ShiftFields
          key={shift.id}
          shift={shift}
          number={at + 1}
          onChange={put}
          onRemove={() => onChange({ shifts: shifts.filter(({ id }) => id !== shift.id) })}
        />
      ))}
      <div className="today-add">
        {shifts.length === 0 && <Button onClick={() => add(...words.usualShifts)}>{words.begin}</Button>}
        {shifts.length < MOST_SHIFTS && (
          <Button icon="add" onClick={() => add("")}>
            {words.addShift}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ShiftProps {
  readonly shift: Shift;
  readonly number: number;
  readonly onChange: (shift: Shift) => void;
  readonly onRemove: () => void;
}

function ShiftFields({ shift, number, onChange, onRemove }: ShiftProps) {
  const words = useWords().today.settings;
  const language = useLanguage();
  const set = (at: number, need: number): void =>
    onChange({ ...shift, need: shift.need.map((each, day) => (day === at ? clamp(need) : each)) });
  return (
    <fieldset className="today-shift">
      <legend>{shift.name || words.shiftNumber(number)}</legend>
      <TextField
        label={words.shift}
        value={shift.name}
        maxLength={20}
        required
        autoComplete="off"
        onChange={(event) => onChange({ ...shift, name: event.currentTarget.value })}
      />
      <div className="today-week" role="group" aria-label={words.needs}>
        {shift.need.map((need, at) => {
          const day = WEEK[at] ?? "";
          return (
            <label key={day}>
              <span aria-hidden="true">{weekdayShort(day, language)}</span>
              <input
                className="ds-input input"
                type="number"
                inputMode="numeric"
                min={0}
                max={99}
                aria-label={words.need(weekdayName(day, language))}
                value={String(need)}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => set(at, event.currentTarget.valueAsNumber)}
              />
            </label>
          );
        })}
      </div>
      <p className="field-hint">{words.needHelp}</p>
      <div className="today-add">
        <Button density="close" onClick={() => onChange({ ...shift, need: shift.need.map(() => shift.need[0] ?? 0) })}>
          {words.sameAll}
        </Button>
        <Button density="close" aria-label={words.removeShift(shift.name)} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </fieldset>
  );
}

function clamp(need: number): number {
  return Number.isNaN(need) ? 0 : Math.min(99, Math.max(0, Math.trunc(need)));
}

function Levels({ settings: { levels }, onChange }: Props) {
  const words = useWords().today.settings;
  const add = (...names: string[]): void => {
    const made = names.map((name): Level => ({ id: freshId<"level">(), name }));
    onChange({ levels: [...levels, ...made] });
  };
  return (
    <fieldset className="today-shift">
      <legend>{words.levels}</legend>
      <p className="field-hint">{words.levelsHelp}</p>
      {levels.map((level, at) => (
        <div key={level.id} className="today-level">
          <TextField
            label={words.level(at + 1)}
            value={level.name}
            maxLength={30}
            required
            autoComplete="off"
            onChange={(event) => {
              const name = event.currentTarget.value;
              onChange({ levels: levels.map((each) => (each.id === level.id ? { ...each, name } : each)) });
            }}
          />
          <Button
            density="close"
            aria-label={words.removeLevel(level.name)}
            onClick={() => onChange({ levels: levels.filter(({ id }) => id !== level.id) })}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <div className="today-add">
        {levels.length === 0 && <Button onClick={() => add(...words.usualLevels)}>{words.beginLevels}</Button>}
        {levels.length < MOST_LEVELS && (
          <Button icon="add" onClick={() => add("")}>
            {words.addLevel}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
