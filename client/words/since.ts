import type { SinceKind } from "../../shared/since/since.ts";

/** Before the meeting: what has changed since the last one of its kind. */
interface Words {
  readonly title: string;
  readonly since: (when: string) => string;
  readonly never: string;
  readonly none: (when: string) => string;
  readonly noneYet: string;
  readonly kinds: Readonly<Record<SinceKind, string>>;
  readonly counts: Readonly<Record<SinceKind, (count: number) => string>>;
  readonly answered: (unit: string) => string;
  readonly due: (day: string) => string;
  readonly passed: (day: string) => string;
  readonly onWall: (time: string) => string;
}

const few = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const nb: Words = {
  title: "Siden sist",
  since: (when) => `siden møtet ${when}`,
  never: "før det første møtet",
  none: (when) => `Ingenting nytt siden møtet ${when}.`,
  noneYet: "Ingenting å ta med til det første møtet ennå.",
  kinds: {
    answer: "Svar",
    signal: "Nytt signal",
    moved: "Flyttet",
    test: "Test å evaluere",
    missed: "Frist passert",
    idea: "Ny idé",
  },
  counts: {
    answer: (count) => `${count} svar`,
    signal: few("nytt signal", "nye signaler"),
    moved: few("kort flyttet", "kort flyttet"),
    test: few("test å evaluere", "tester å evaluere"),
    missed: few("frist passert", "frister passert"),
    idea: few("ny idé", "nye ideer"),
  },
  answered: (unit) => `fra ${unit}`,
  due: (day) => `evalueres ${day}`,
  passed: (day) => `frist var ${day}`,
  onWall: (time) => `Før møtet ${time}`,
};

export const nn: Words = {
  title: "Sidan sist",
  since: (when) => `sidan møtet ${when}`,
  never: "før det første møtet",
  none: (when) => `Ingenting nytt sidan møtet ${when}.`,
  noneYet: "Ingenting å ta med til det første møtet enno.",
  kinds: {
    answer: "Svar",
    signal: "Nytt signal",
    moved: "Flytta",
    test: "Test å evaluere",
    missed: "Frist passert",
    idea: "Ny idé",
  },
  counts: {
    answer: (count) => `${count} svar`,
    signal: few("nytt signal", "nye signal"),
    moved: few("kort flytta", "kort flytta"),
    test: few("test å evaluere", "testar å evaluere"),
    missed: few("frist passert", "fristar passerte"),
    idea: few("ny idé", "nye idear"),
  },
  answered: (unit) => `frå ${unit}`,
  due: (day) => `skal evaluerast ${day}`,
  passed: (day) => `fristen var ${day}`,
  onWall: (time) => `Før møtet ${time}`,
};

export const en: Words = {
  title: "Since last time",
  since: (when) => `since the meeting ${when}`,
  never: "before the first meeting",
  none: (when) => `Nothing new since the meeting ${when}.`,
  noneYet: "Nothing to bring to the first meeting yet.",
  kinds: {
    answer: "Answer",
    signal: "New signal",
    moved: "Moved",
    test: "Test to evaluate",
    missed: "Date passed",
    idea: "New idea",
  },
  counts: {
    answer: few("answer", "answers"),
    signal: few("new signal", "new signals"),
    moved: few("card moved", "cards moved"),
    test: few("test to evaluate", "tests to evaluate"),
    missed: few("date passed", "dates passed"),
    idea: few("new idea", "new ideas"),
  },
  answered: (unit) => `from ${unit}`,
  due: (day) => `to evaluate ${day}`,
  passed: (day) => `was due ${day}`,
  onWall: (time) => `Before the meeting at ${time}`,
};
