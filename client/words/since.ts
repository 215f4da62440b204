import type { SinceKind } from "../../shared/since/since.ts";

/** Before the meeting: what has changed since the last one of its kind. */
interface Words {
  readonly title: string;
  readonly since: (when: string) => string;
  readonly never: string;
  readonly none: (when: string) => string;
  readonly noneYet: string;
  /** Where all that is new stands among the answers above. */
  readonly onlyAnswers: string;
  readonly kinds: Readonly<Record<SinceKind, string>>;
  readonly counts: Readonly<Record<SinceKind, (count: number) => string>>;
  /** Of matters that have gone a step on, and are not answered. */
  readonly aboutMatters: (count: number) => string;
  readonly answered: (unit: string) => string;
  readonly due: (day: string) => string;
  readonly passed: (day: string) => string;
  readonly onWall: (time: string) => string;
  /** After it: the record by mail. */
  readonly record: {
    readonly tab: (board: string, date: string) => string;
    readonly send: string;
    readonly toMe: string;
    readonly noAddress: string;
    readonly toUnit: (count: number) => string;
    readonly nobody: string;
    readonly sent: (count: number) => string;
    readonly failed: string;
  };
}

const few = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const nb: Words = {
  title: "Siden sist",
  since: (when) => `siden møtet ${when}`,
  never: "før det første møtet",
  none: (when) => `Ingenting nytt siden møtet ${when}.`,
  noneYet: "Ingenting å ta med til det første møtet ennå.",
  onlyAnswers: "Ikke noe annet nytt enn svarene.",
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
  aboutMatters: few("sak på vei", "saker på vei"),
  answered: (unit) => `fra ${unit}`,
  due: (day) => `evalueres ${day}`,
  passed: (day) => `frist var ${day}`,
  onWall: (time) => `Før møtet kl. ${time}`,
  record: {
    tab: (board, date) => `Referat ${board} ${date}`,
    send: "Send referatet",
    toMe: "Til meg på e-post",
    noAddress: "Til meg: legg inn e-postadressen din",
    toUnit: (count) =>
      count === 1 ? "Til den ene i enheten som har valgt å få det" : `Til de ${count} i enheten som har valgt å få det`,
    nobody: "Til enheten: ingen har valgt å få referatet",
    sent: (count) =>
      count === 0 ? "Referatet er sendt før" : count === 1 ? "Referatet er sendt" : `Referatet er sendt til ${count}`,
    failed: "Referatet ble ikke sendt. Prøv igjen.",
  },
};

export const nn: Words = {
  title: "Sidan sist",
  since: (when) => `sidan møtet ${when}`,
  never: "før det første møtet",
  none: (when) => `Ingenting nytt sidan møtet ${when}.`,
  noneYet: "Ingenting å ta med til det første møtet enno.",
  onlyAnswers: "Ikkje noko anna nytt enn svara.",
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
  aboutMatters: few("sak på veg", "saker på veg"),
  answered: (unit) => `frå ${unit}`,
  due: (day) => `skal evaluerast ${day}`,
  passed: (day) => `fristen var ${day}`,
  onWall: (time) => `Før møtet kl. ${time}`,
  record: {
    tab: (board, date) => `Referat ${board} ${date}`,
    send: "Send referatet",
    toMe: "Til meg på e-post",
    noAddress: "Til meg: legg inn e-postadressa di",
    toUnit: (count) =>
      count === 1 ? "Til den eine i eininga som har valt å få det" : `Til dei ${count} i eininga som har valt å få det`,
    nobody: "Til eininga: ingen har valt å få referatet",
    sent: (count) =>
      count === 0 ? "Referatet er sendt før" : count === 1 ? "Referatet er sendt" : `Referatet er sendt til ${count}`,
    failed: "Referatet vart ikkje sendt. Prøv igjen.",
  },
};

export const en: Words = {
  title: "Since last time",
  since: (when) => `since the meeting ${when}`,
  never: "before the first meeting",
  none: (when) => `Nothing new since the meeting ${when}.`,
  noneYet: "Nothing to bring to the first meeting yet.",
  onlyAnswers: "Nothing new apart from the answers.",
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
  aboutMatters: few("matter on its way", "matters on their way"),
  answered: (unit) => `from ${unit}`,
  due: (day) => `to evaluate ${day}`,
  passed: (day) => `was due ${day}`,
  onWall: (time) => `Before the meeting at ${time}`,
  record: {
    tab: (board, date) => `Minutes ${board} ${date}`,
    send: "Send the minutes",
    toMe: "To me by e-mail",
    noAddress: "To me: add your e-mail address",
    toUnit: (count) =>
      count === 1
        ? "To the one in the unit who has chosen to get them"
        : `To the ${count} in the unit who have chosen to get them`,
    nobody: "To the unit: nobody has chosen to get them",
    sent: (count) =>
      count === 0
        ? "The minutes have been sent before"
        : count === 1
          ? "The minutes have been sent"
          : `The minutes have been sent to ${count}`,
    failed: "The minutes were not sent. Try again.",
  },
};
