import { type ReactNode, useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { isSetUp, type Shift, type Standing, standings, type TodayState } from "../../shared/today/today.ts";
import type { Words } from "../words/catalogue.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { LineText } from "./DayLines.tsx";
import { DayRefusals } from "./DayRefusals.tsx";
import { lineOf } from "./lines.ts";
import { asPlanned, byOne, firstCount, isAsPlanned, patientsBy, toLevel } from "./sayings.ts";
import { unsentLines, useDay } from "./useDay.ts";

/** One large button of the step's row; whoever frames the step draws it. */
export interface DayAct {
  readonly key: string;
  readonly label: string;
  readonly mark?: string;
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

interface DayStage {
  readonly stage: ReactNode;
  readonly acts: readonly DayAct[];
  /** What is not as it should be, such as a shift that lacks somebody; else the line in hand. */
  readonly subject: { readonly title: string } | undefined;
}

type Send = ReturnType<typeof useDay>["send"];

/**
 * The day in the meeting: one line at a time is in hand, and the row below says it.
 * @returns undefined where nothing is set up, or while it is not known
 */
export function useDayStage(boardId: BoardId, maySet: boolean): DayStage | undefined {
  const all = useWords();
  const words = all.today;
  const { followUp } = all.standing.title;
  const language = useLanguage();
  const { picture, pending, send } = useDay(boardId);
  const [picked, setPicked] = useState<string | undefined>(undefined);
  if (!picture || !isSetUp(picture.settings)) return undefined;
  const lines = standings(picture);
  const at = Math.max(
    0,
    lines.findIndex((each) => keyOf(each) === picked),
  );
  const inHand = lines[at];
  const unsent = unsentLines(pending);
  const following = lines.length > 1 ? lines[(at + 1) % lines.length] : undefined;
  const onward = (): void => setPicked(keyOf(lines.find(({ kind }) => kind !== "staff") ?? lines[0]));
  const stage = (
    <div className="today-stage">
      <h1>{inHand ? questionOf(inHand, words) : words.question}</h1>
      <DayRefusals pending={pending} />
      <ul className="today-lines">
        {lines.map((each) => {
          const line = lineOf(each, words, picture.day.date, language);
          return (
            <li key={line.key}>
              <button
                type="button"
                className="today-line"
                aria-pressed={each === inHand}
                onClick={() => setPicked(line.key)}
              >
                <LineText line={line} isUnsent={unsent.has(line.key)} />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
  const saying = inHand && maySet ? actsOf(inHand, picture, words, send, onward) : [];
  const on: DayAct[] =
    maySet && following
      ? [{ key: "line", label: words.to(nameOf(following, words)), onPress: () => setPicked(keyOf(following)) }]
      : [];
  const told = [inHand, ...lines].flatMap((each) => (each ? [lineOf(each, words, picture.day.date, language)] : []));
  const worst = told.find(({ state }) => state === "watch") ?? told[0];
  const subject = worst && { title: followUp([worst.text, worst.note].filter(Boolean).join(", ")) };
  return { stage, acts: [...saying, ...on], subject };
}

function keyOf(standing: Standing | undefined): string | undefined {
  if (standing?.kind === "staff") return standing.shift.id;
  return standing?.kind === "beds" ? "patients" : standing?.kind;
}

function questionOf(standing: Standing, words: Words["today"]): string {
  if (standing.kind === "staff") return words.staffQuestion(standing.shift.name.toLowerCase());
  return standing.kind === "beds" ? words.patientsQuestion : words.levelQuestion;
}

function nameOf(standing: Standing, words: Words["today"]): string {
  if (standing.kind === "staff") return standing.shift.name.toLowerCase();
  return standing.kind === "beds" ? words.toPatients : words.toLevel;
}

function actsOf(
  standing: Standing,
  state: TodayState,
  words: Words["today"],
  send: Send,
  onward: () => void,
): readonly DayAct[] {
  switch (standing.kind) {
    case "staff":
      return staffActs(standing.shift, state, words, send, onward);
    case "beds":
      return patientActs(state, words, send);
    case "level":
      return levelActs(standing, state, send);
  }
}

function staffActs(
  shift: Shift,
  state: TodayState,
  words: Words["today"],
  send: Send,
  onward: () => void,
): readonly DayAct[] {
  const step = (by: 1 | -1): void => {
    const command = byOne(state, shift, by);
    if (command) send(command);
  };
  return [
    {
      key: "planned",
      label: words.planned,
      mark: "✓",
      isOn: isAsPlanned(state),
      onPress: () => {
        send(asPlanned(state));
        onward();
      },
    },
    { key: "fewer", label: words.fewer(shift.name), onPress: () => step(-1) },
    { key: "more", label: words.more(shift.name), onPress: () => step(1) },
  ];
}

function patientActs(state: TodayState, words: Words["today"], send: Send): readonly DayAct[] {
  const step = (by: number): void => {
    const command = patientsBy(state, by);
    if (command) send(command);
  };
  const { count, isLast } = firstCount(state);
  const same = isLast ? words.asLast(count) : words.full(count);
  return [
    ...(state.day.patients === null ? [{ key: "same", label: same, mark: "✓", onPress: () => step(0) }] : []),
    { key: "fewer", label: words.fewerPatients, onPress: () => step(-1) },
    { key: "more", label: words.morePatients, onPress: () => step(1) },
  ];
}

function levelActs(standing: Standing & { kind: "level" }, state: TodayState, send: Send): readonly DayAct[] {
  return state.settings.levels.map((level) => ({
    key: level.id,
    label: level.name,
    isOn: level.id === standing.level?.id,
    onPress: () => send(toLevel(state, level.id)),
  }));
}
