import type { Language } from "../../shared/access/actor.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";
import type { Decision } from "../../shared/huddle/huddle.ts";
import type { CrossColour } from "../../shared/cross/greenCross.ts";

/** The few words that a record by mail needs; a page has more. */
interface Words {
  readonly kinds: Readonly<Record<"huddle" | "improvement" | "own", string>>;
  readonly subject: (kind: string, day: string) => string;
  readonly held: (from: string, to: string) => string;
  readonly heads: (room: number, remote: number) => string;
  readonly notHeld: (reason: string) => string;
  readonly cross: string;
  readonly colours: Readonly<Record<CrossColour, string>>;
  readonly raised: string;
  readonly raisedTo: (what: string, unit: string) => string;
  readonly answers: string;
  readonly solved: string;
  readonly notSolved: string;
  readonly cards: string;
  readonly lanes: Readonly<Record<LaneMeaning, string>>;
  readonly tests: string;
  readonly decisions: Readonly<Record<"adopt" | "adapt" | "abandon", string>>;
  readonly decided: string;
  readonly decidedKinds: Readonly<Record<Decision["kind"], string>>;
  readonly measures: string;
  readonly whole: string;
}

const nb: Words = {
  kinds: { huddle: "Tavlemøte", improvement: "Forbedringstavlemøte", own: "Møte" },
  subject: (kind, day) => `Referat: ${kind} ${day}`,
  held: (from, to) => `Holdt kl. ${from}–${to}`,
  heads: (room, remote) => (remote === 0 ? `${room} til stede` : `${room} til stede, ${remote} utenfra`),
  notHeld: (reason) => (reason === "" ? "Møtet ble ikke holdt." : `Møtet ble ikke holdt: ${reason}`),
  cross: "Grønt kors",
  colours: { green: "grønn", yellow: "gul", orange: "oransje", red: "rød" },
  raised: "Løftet videre",
  raisedTo: (what, unit) => `${what} (til ${unit})`,
  answers: "Svar",
  solved: "bekreftet",
  notSolved: "ikke løst",
  cards: "Kort",
  lanes: {
    new: "nye ideer",
    exploring: "utredes",
    testing: "tester nå",
    inUse: "innført",
    notNow: "ikke nå",
    justDo: "gjør nå",
    own: "egen spalte",
  },
  tests: "Tester",
  decisions: { adopt: "innføres", adapt: "justeres", abandon: "forkastes" },
  decided: "Avgjort",
  decidedKinds: {
    noAction: "ingen tiltak",
    done: "gjort",
    text: "",
    confirmed: "svaret er bekreftet",
    reopened: "svaret løste ikke saken",
  },
  measures: "Målinger som ble sett på",
  whole: "Hele referatet",
};

const nn: Words = {
  kinds: { huddle: "Tavlemøte", improvement: "Forbetringstavlemøte", own: "Møte" },
  subject: (kind, day) => `Referat: ${kind} ${day}`,
  held: (from, to) => `Halde kl. ${from}–${to}`,
  heads: (room, remote) => (remote === 0 ? `${room} til stades` : `${room} til stades, ${remote} utanfrå`),
  notHeld: (reason) => (reason === "" ? "Møtet vart ikkje halde." : `Møtet vart ikkje halde: ${reason}`),
  cross: "Grønt kors",
  colours: { green: "grøn", yellow: "gul", orange: "oransje", red: "raud" },
  raised: "Løfta vidare",
  raisedTo: (what, unit) => `${what} (til ${unit})`,
  answers: "Svar",
  solved: "stadfesta",
  notSolved: "ikkje løyst",
  cards: "Kort",
  lanes: {
    new: "nye idear",
    exploring: "blir greidde ut",
    testing: "testar no",
    inUse: "innført",
    notNow: "ikkje no",
    justDo: "gjer no",
    own: "eiga spalte",
  },
  tests: "Testar",
  decisions: { adopt: "blir innført", adapt: "blir justert", abandon: "blir forkasta" },
  decided: "Avgjort",
  decidedKinds: {
    noAction: "ingen tiltak",
    done: "gjort",
    text: "",
    confirmed: "svaret er stadfesta",
    reopened: "svaret løyste ikkje saka",
  },
  measures: "Målingar som vart sette på",
  whole: "Heile referatet",
};

const en: Words = {
  kinds: { huddle: "Board meeting", improvement: "Improvement board meeting", own: "Meeting" },
  subject: (kind, day) => `Minutes: ${kind} ${day}`,
  held: (from, to) => `Held ${from}–${to}`,
  heads: (room, remote) => (remote === 0 ? `${room} present` : `${room} present, ${remote} from elsewhere`),
  notHeld: (reason) => (reason === "" ? "The meeting was not held." : `The meeting was not held: ${reason}`),
  cross: "Green cross",
  colours: { green: "green", yellow: "yellow", orange: "orange", red: "red" },
  raised: "Raised",
  raisedTo: (what, unit) => `${what} (to ${unit})`,
  answers: "Answers",
  solved: "confirmed",
  notSolved: "not resolved",
  cards: "Cards",
  lanes: {
    new: "new ideas",
    exploring: "exploring",
    testing: "testing now",
    inUse: "in use",
    notNow: "not now",
    justDo: "just do",
    own: "a lane of its own",
  },
  tests: "Tests",
  decisions: { adopt: "adopted", adapt: "adapted", abandon: "abandoned" },
  decided: "Settled",
  decidedKinds: {
    noAction: "no action",
    done: "done",
    text: "",
    confirmed: "the answer is confirmed",
    reopened: "the answer did not resolve it",
  },
  measures: "Measures that were looked at",
  whole: "The full minutes",
};

export function recordWords(language: Language): Words {
  return { nb, nn, en }[language];
}
