import type { ReactNode } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import {
  type DayChange,
  type Standing,
  standings,
  type TodayCommand,
  type TodayState,
} from "../../shared/today/today.ts";
import { Button } from "../ui/Button.tsx";
import type { Words } from "../words/catalogue.ts";
import { timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { LineText } from "./DayLines.tsx";
import { DayRefusals } from "./DayRefusals.tsx";
import { lineOf } from "./lines.ts";
import { asPlanned, byOne, firstCount, isAsPlanned, patientsBy, toLevel } from "./sayings.ts";
import { unsentLines, useDay } from "./useDay.ts";

interface RowProps<Kind extends Standing["kind"]> {
  readonly standing: Standing & { readonly kind: Kind };
  readonly state: TodayState;
  readonly say: (command: TodayCommand | undefined) => void;
}

/** Everything of the day, to be said at a desk or from a phone, at any hour. */
export function DayForm({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().today;
  const language = useLanguage();
  const { picture, pending, send } = useDay(boardId);
  if (!picture) return null;
  const unsent = unsentLines(pending);
  const all = standings(picture);
  const say = (command: TodayCommand | undefined): void => {
    if (command) send(command);
  };
  return (
    <div className="today-form">
      <DayRefusals pending={pending} />
      {all.some(({ kind }) => kind === "staff") && (
        <Button
          variant={isAsPlanned(picture) ? "secondary" : "primary"}
          aria-pressed={isAsPlanned(picture)}
          onClick={() => send(asPlanned(picture))}
        >
          {words.planned}
        </Button>
      )}
      <ul className="today-lines">
        {all.map((standing) => {
          const line = lineOf(standing, words, picture.day.date, language);
          return (
            <li key={line.key} className="today-row">
              <div className="today-line">
                <LineText line={line} isUnsent={unsent.has(line.key)} />
              </div>
              {standing.kind === "staff" && <StaffActs standing={standing} state={picture} say={say} />}
              {standing.kind === "beds" && <PatientActs standing={standing} state={picture} say={say} />}
              {standing.kind === "level" && <LevelActs standing={standing} state={picture} say={say} />}
            </li>
          );
        })}
      </ul>
      <History state={picture} />
    </div>
  );
}

function StaffActs({ standing: { shift }, state, say }: RowProps<"staff">) {
  return <Steps name={shift.name} onStep={(by) => say(byOne(state, shift, by))} />;
}

function PatientActs({ state, say }: RowProps<"beds">) {
  const words = useWords().today;
  const { count, isLast } = firstCount(state);
  return (
    <Steps name={words.patients} onStep={(by) => say(patientsBy(state, by))}>
      {state.day.patients === null && (
        <Button density="close" onClick={() => say(patientsBy(state, 0))}>
          {isLast ? words.asLast(count) : words.full(count)}
        </Button>
      )}
    </Steps>
  );
}

function LevelActs({ standing, state, say }: RowProps<"level">) {
  const words = useWords().today;
  return (
    <div className="today-levels" role="group" aria-label={words.level}>
      {state.settings.levels.map((level) => (
        <Button
          key={level.id}
          density="close"
          aria-pressed={level.id === standing.level?.id}
          onClick={() => say(toLevel(state, level.id))}
        >
          {level.name}
        </Button>
      ))}
    </div>
  );
}

interface StepsProps {
  readonly name: string;
  readonly onStep: (by: 1 | -1) => void;
  readonly children?: ReactNode;
}

function Steps({ name, onStep, children }: StepsProps) {
  const words = useWords().today;
  return (
    <div className="today-steps">
      {children}
      <button type="button" className="today-step" aria-label={words.fewerLabel(name)} onClick={() => onStep(-1)}>
        −
      </button>
      <button type="button" className="today-step" aria-label={words.moreLabel(name)} onClick={() => onStep(1)}>
        +
      </button>
    </div>
  );
}

function History({ state }: { readonly state: TodayState }) {
  const words = useWords().today;
  if (state.day.history.length === 0) return null;
  return (
    <details>
      <summary>{words.history}</summary>
      <ul>
        {state.day.history.map((change) => (
          <li key={`${change.what} ${change.at}`}>{changeText(change, state, words)}</li>
        ))}
      </ul>
    </details>
  );
}

function changeText(change: DayChange, { settings, zone }: TodayState, words: Words["today"]): string {
  const time = timeText(change.at, zone);
  switch (change.what) {
    case "staff": {
      const name = settings.shifts.find(({ id }) => id === change.shiftId)?.name ?? words.removed;
      return words.wasStaff(time, name, deviationText(change.before, words));
    }
    case "patients":
      return words.wasPatients(time, change.before);
    case "level":
      return words.wasLevel(time, settings.levels.find(({ id }) => id === change.before)?.name ?? words.removed);
  }
}

function deviationText(by: number, words: Words["today"]): string {
  if (by === 0) return words.asPlannedShort;
  return by > 0 ? `+${by}` : `−${-by}`;
}
