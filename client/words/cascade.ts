import type { CoverageState } from "../../shared/cascade/coverage.ts";

type Level = "section" | "department" | "clinic" | "hospital" | "trust" | "region";

export interface CascadeWords {
  readonly open: string;
  readonly title: (unit: string) => string;
  readonly lead: string;
  readonly levels: string;
  /** The levels by name, as headings of their own day: of one board, and of several. */
  readonly today: Readonly<Record<Level, readonly [one: string, many: string]>>;
  readonly state: Readonly<Record<CoverageState, string>>;
  /** On a tile, with a clock time: "holdt 07:46". */
  readonly at: Readonly<Record<"held" | "running" | "missed" | "notYet", (time: string) => string>>;
  readonly heldOf: (held: number, all: number) => string;
  readonly running: (count: number) => string;
  readonly missed: (count: number) => string;
  /** Of the same list: those that do not meet today. */
  readonly without: (count: number) => string;
  readonly startsIn: (span: string) => string;
  readonly nobody: string;
  readonly all: string;
  readonly count: (state: string, count: number) => string;
  readonly showOnly: string;
  readonly press: string;
  readonly outOfOrderTitle: string;
  readonly outOfOrder: (unit: string, time: string, below: string) => string;
  readonly untilOf: (unit: string, time: string) => string;
  readonly empty: string;
}

export const nb: CascadeWords = {
  open: "Dagen",
  title: (unit) => `Dagen i ${unit}`,
  lead: "Møtene i dag, fra seksjonene og oppover. Det som løftes videre i ett møte, rekker møtet på neste nivå.",
  levels: "Møtene i dag, nivå for nivå",
  today: {
    section: ["Seksjonen i dag", "Seksjonene i dag"],
    department: ["Avdelingen i dag", "Avdelingene i dag"],
    clinic: ["Klinikken i dag", "Klinikkene i dag"],
    hospital: ["Sykehuset i dag", "Sykehusene i dag"],
    trust: ["Foretaket i dag", "Foretakene i dag"],
    region: ["Regionen i dag", "Regionene i dag"],
  },
  state: { running: "i gang", held: "holdt", missed: "ikke holdt", notYet: "ikke ennå", none: "uten møte i dag" },
  at: {
    held: (time) => `holdt ${time}`,
    running: (time) => `i gang siden ${time}`,
    missed: (time) => `ikke holdt ${time}`,
    notYet: (time) => `kl. ${time}`,
  },
  heldOf: (held, all) => `${held} av ${all} holdt`,
  running: (count) => `${count} i gang`,
  missed: (count) => `${count} ikke holdt`,
  without: (count) => `${count} uten møte i dag`,
  startsIn: (span) => `starter ${span}`,
  nobody: "ingen møter i dag",
  all: "Alle",
  count: (state, count) => `${state}: ${count}`,
  showOnly: "Vis bare",
  press: "trykk for å åpne tavlen",
  outOfOrderTitle: "Rekkefølgen er brutt",
  outOfOrder: (unit, time, below) =>
    `${unit} møtes kl. ${time}, før møtet er ferdig hos ${below}. Det de løfter videre, blir ikke tatt opp før i neste møte.`,
  untilOf: (unit, time) => `${unit} (til kl. ${time})`,
  empty: "Ingen tavler med møter her ennå.",
};

export const nn: CascadeWords = {
  open: "Dagen",
  title: (unit) => `Dagen i ${unit}`,
  lead: "Møta i dag, frå seksjonane og oppover. Det som blir løfta vidare i eitt møte, rekk møtet på neste nivå.",
  levels: "Møta i dag, nivå for nivå",
  today: {
    section: ["Seksjonen i dag", "Seksjonane i dag"],
    department: ["Avdelinga i dag", "Avdelingane i dag"],
    clinic: ["Klinikken i dag", "Klinikkane i dag"],
    hospital: ["Sjukehuset i dag", "Sjukehusa i dag"],
    trust: ["Føretaket i dag", "Føretaka i dag"],
    region: ["Regionen i dag", "Regionane i dag"],
  },
  state: { running: "i gang", held: "halde", missed: "ikkje halde", notYet: "ikkje enno", none: "utan møte i dag" },
  at: {
    held: (time) => `halde ${time}`,
    running: (time) => `i gang sidan ${time}`,
    missed: (time) => `ikkje halde ${time}`,
    notYet: (time) => `kl. ${time}`,
  },
  heldOf: (held, all) => `${held} av ${all} haldne`,
  running: (count) => `${count} i gang`,
  missed: (count) => `${count} ikkje haldne`,
  without: (count) => `${count} utan møte i dag`,
  startsIn: (span) => `startar ${span}`,
  nobody: "ingen møte i dag",
  all: "Alle",
  count: (state, count) => `${state}: ${count}`,
  showOnly: "Vis berre",
  press: "trykk for å opne tavla",
  outOfOrderTitle: "Rekkjefølgja er broten",
  outOfOrder: (unit, time, below) =>
    `${unit} møtest kl. ${time}, før møtet er ferdig hos ${below}. Det dei løftar vidare, blir ikkje teke opp før i neste møte.`,
  untilOf: (unit, time) => `${unit} (til kl. ${time})`,
  empty: "Ingen tavler med møte her enno.",
};

export const en: CascadeWords = {
  open: "The day",
  title: (unit) => `The day in ${unit}`,
  lead: "Today's meetings, from the sections upwards. What is raised in one meeting is in time for the next.",
  levels: "Today's meetings, level by level",
  today: {
    section: ["The section today", "Sections today"],
    department: ["The department today", "Departments today"],
    clinic: ["The clinic today", "Clinics today"],
    hospital: ["The hospital today", "Hospitals today"],
    trust: ["The trust today", "Trusts today"],
    region: ["The region today", "Regions today"],
  },
  state: { running: "live", held: "held", missed: "not held", notYet: "not yet", none: "without a meeting today" },
  at: {
    held: (time) => `held ${time}`,
    running: (time) => `live since ${time}`,
    missed: (time) => `not held ${time}`,
    notYet: (time) => `at ${time}`,
  },
  heldOf: (held, all) => `${held} of ${all} held`,
  running: (count) => `${count} live`,
  missed: (count) => `${count} not held`,
  without: (count) => `${count} without a meeting today`,
  startsIn: (span) => `starts ${span}`,
  nobody: "no meetings today",
  all: "All",
  count: (state, count) => `${state}: ${count}`,
  showOnly: "Show only",
  press: "press to open the board",
  outOfOrderTitle: "Out of order",
  outOfOrder: (unit, time, below) =>
    `${unit} meets at ${time}, before the meeting is done in ${below}. What they raise is not taken up until the next meeting.`,
  untilOf: (unit, time) => `${unit} (until ${time})`,
  empty: "No boards with meetings here yet.",
};
