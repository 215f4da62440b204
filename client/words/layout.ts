import type { RailPanel, WallPart } from "../../shared/huddle/layout.ts";

/** What a meeting type shows, on the wall between meetings and beside each step. */
interface Words {
  readonly title: string;
  readonly lead: string;
  readonly panels: Readonly<Record<WallPart, string>>;
  readonly when: string;
  readonly follows: string;
  readonly fixed: string;
  readonly from: string;
  readonly measures: string;
  readonly all: string;
  readonly some: string;
  readonly picture: (parts: string) => string;
  readonly always: string;
  readonly beside: (step: string) => string;
  readonly rail: Readonly<Record<RailPanel | "usual", string>>;
  readonly more: (count: number) => string;
  readonly nothing: string;
  /** Which meeting the wall starts, when it is not the board meeting. */
  readonly starts: { readonly improvement: string; readonly named: (name: string) => string };
}

export const nb: Words = {
  title: "Veggen mellom møtene",
  lead: "Kryss av for det veggen skal vise. Idékoden og starten på møtet står der alltid.",
  panels: {
    cross: "Grønt kors",
    today: "I dag",
    answers: "Svar til oss",
    thanks: "Takk",
    ideas: "Ideer og tester",
    measures: "Målinger",
  },
  when: "Når viser veggen dette?",
  follows: "Når dette er neste møte",
  fixed: "Fra et fast klokkeslett",
  from: "Fra klokka",
  measures: "Hvilke målinger?",
  all: "Alle på tavlen",
  some: "Bare disse",
  picture: (parts) => `Slik blir veggen: ${parts}`,
  always: "Idékode og start",
  beside: (step) => `Ved siden av ${step}`,
  rail: {
    usual: "som vanlig",
    none: "ingenting",
    cross: "grønt kors",
    today: "i dag",
    answers: "svar til oss",
    new: "nye ideer",
    testing: "tester nå",
    measures: "målinger",
  },
  more: (count) => `+ ${count} til`,
  nothing: "Ikke noe nå",
  starts: { improvement: "Start forbedringstavlemøtet", named: (name) => `Start «${name}»` },
};

export const nn: Words = {
  title: "Veggen mellom møta",
  lead: "Kryss av for det veggen skal vise. Idékoden og starten på møtet står der alltid.",
  panels: {
    cross: "Grønt kors",
    today: "I dag",
    answers: "Svar til oss",
    thanks: "Takk",
    ideas: "Idear og testar",
    measures: "Målingar",
  },
  when: "Når viser veggen dette?",
  follows: "Når dette er neste møte",
  fixed: "Frå eit fast klokkeslett",
  from: "Frå klokka",
  measures: "Kva målingar?",
  all: "Alle på tavla",
  some: "Berre desse",
  picture: (parts) => `Slik blir veggen: ${parts}`,
  always: "Idékode og start",
  beside: (step) => `Ved sida av ${step}`,
  rail: {
    usual: "som vanleg",
    none: "ingenting",
    cross: "grønt kors",
    today: "i dag",
    answers: "svar til oss",
    new: "nye idear",
    testing: "testar no",
    measures: "målingar",
  },
  more: (count) => `+ ${count} til`,
  nothing: "Ikkje noko no",
  starts: { improvement: "Start forbetringstavlemøtet", named: (name) => `Start «${name}»` },
};

export const en: Words = {
  title: "The wall between meetings",
  lead: "Tick what the wall shall show. The idea code and the start of the meeting are always there.",
  panels: {
    cross: "Green cross",
    today: "Today",
    answers: "Answers to us",
    thanks: "Thanks",
    ideas: "Ideas and tests",
    measures: "Measures",
  },
  when: "When does the wall show this?",
  follows: "While this is the next meeting",
  fixed: "From a fixed time",
  from: "From",
  measures: "Which measures?",
  all: "All on the board",
  some: "Only these",
  picture: (parts) => `The wall will be: ${parts}`,
  always: "Idea code and start",
  beside: (step) => `Beside ${step}`,
  rail: {
    usual: "as usual",
    none: "nothing",
    cross: "green cross",
    today: "today",
    answers: "answers to us",
    new: "new ideas",
    testing: "testing now",
    measures: "measures",
  },
  more: (count) => `+ ${count} more`,
  nothing: "Nothing now",
  starts: { improvement: "Start the improvement board meeting", named: (name) => `Start “${name}”` },
};
