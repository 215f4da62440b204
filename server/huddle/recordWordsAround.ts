import type { Language } from "../../shared/access/actor.ts";
import type { RecordDeed } from "../../shared/protocol/recordParts.ts";
import type { Thanked } from "../../shared/thanks/thanks.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";

/** What a record by mail says of the levels around a board, in the same words as the page. */
interface Words {
  readonly messages: string;
  readonly from: (unit: string) => string;
  readonly visits: string;
  readonly role: Readonly<Record<UnitKind, string>>;
  readonly thanks: (whom: string) => string;
  readonly thanksOwn: (line: string) => string;
  readonly thanked: Readonly<Record<Thanked, string>>;
  readonly given: string;
  readonly questions: string;
  readonly weAnswered: (text: string) => string;
  readonly notAnswered: string;
  readonly replies: string;
  readonly notJudged: string;
  readonly interim: string;
  readonly newDue: (when: string) => string;
  readonly due: (when: string) => string;
  readonly handled: string;
  readonly did: Readonly<Record<RecordDeed["did"], (said: string) => string>>;
  readonly marked: string;
  readonly endedByItself: string;
  readonly offline: string;
  readonly empty: string;
}

const nb: Words = {
  messages: "Beskjeder som ble vist",
  from: (unit) => `fra ${unit}`,
  visits: "Besøk siden sist",
  role: {
    section: "Seksjonsledelsen",
    department: "Avdelingsledelsen",
    clinic: "Klinikkledelsen",
    hospital: "Sykehusledelsen",
    trust: "Foretaksledelsen",
    region: "RHF-ledelsen",
  },
  thanks: (whom) => `Takk til ${whom}`,
  thanksOwn: (line) => `Takk ${line}`,
  thanked: {
    nightShift: "nattevakta",
    eveningShift: "kveldsvakta",
    dayShift: "dagvakta",
    everybody: "alle på jobb",
    cleaners: "renholderne",
    porters: "portørene",
    doctors: "legene",
    helpers: "vikarene",
    students: "studentene",
    otherUnit: "naboposten",
  },
  given: "Takk",
  questions: "Spørsmål til oss",
  weAnswered: (text) => `Vi svarte: ${text}`,
  notAnswered: "ikke besvart ennå",
  replies: "Svar på det vi har spurt om",
  notJudged: "ikke vurdert ennå",
  interim: "foreløpig svar",
  newDue: (when) => `ny svarfrist ${when}`,
  due: (when) => `svarfrist ${when}`,
  handled: "Saker til oss",
  did: {
    answered: (text) => `Besvart: ${text}`,
    interim: (text) => `Foreløpig svar: ${text}`,
    delegated: (unit) => `Delegert til ${unit}`,
    forwarded: (unit) => `Løftet videre til ${unit}`,
    started: () => "Under arbeid hos oss",
    received: () => "Lest, til orientering",
  },
  marked: "merket, skrives ferdig etter møtet",
  endedByItself: "Ingen avsluttet møtet. Det ble avsluttet av seg selv etter planlagt slutt.",
  offline: "Møtet ble holdt helt eller delvis uten nett.",
  empty: "Ingenting ble skrevet ned.",
};

const nn: Words = {
  messages: "Beskjedar som vart viste",
  from: (unit) => `frå ${unit}`,
  visits: "Besøk sidan sist",
  role: {
    section: "Seksjonsleiinga",
    department: "Avdelingsleiinga",
    clinic: "Klinikkleiinga",
    hospital: "Sjukehusleiinga",
    trust: "Føretaksleiinga",
    region: "RHF-leiinga",
  },
  thanks: (whom) => `Takk til ${whom}`,
  thanksOwn: (line) => `Takk ${line}`,
  thanked: {
    nightShift: "nattevakta",
    eveningShift: "kveldsvakta",
    dayShift: "dagvakta",
    everybody: "alle på jobb",
    cleaners: "reinhaldarane",
    porters: "portørane",
    doctors: "legane",
    helpers: "vikarane",
    students: "studentane",
    otherUnit: "naboposten",
  },
  given: "Takk",
  questions: "Spørsmål til oss",
  weAnswered: (text) => `Vi svarte: ${text}`,
  notAnswered: "har ikkje fått svar enno",
  replies: "Svar på det vi har spurt om",
  notJudged: "ikkje vurdert enno",
  interim: "førebels svar",
  newDue: (when) => `ny svarfrist ${when}`,
  due: (when) => `svarfrist ${when}`,
  handled: "Saker til oss",
  did: {
    answered: (text) => `Svar: ${text}`,
    interim: (text) => `Førebels svar: ${text}`,
    delegated: (unit) => `Delegert til ${unit}`,
    forwarded: (unit) => `Løfta vidare til ${unit}`,
    started: () => "Under arbeid hos oss",
    received: () => "Lesen, til orientering",
  },
  marked: "merkt, blir skriven ferdig etter møtet",
  endedByItself: "Ingen avslutta møtet. Det vart avslutta av seg sjølv etter planlagd slutt.",
  offline: "Møtet vart halde heilt eller delvis utan nett.",
  empty: "Ingenting vart skrive ned.",
};

const en: Words = {
  messages: "Messages that were shown",
  from: (unit) => `from ${unit}`,
  visits: "Visits since last time",
  role: {
    section: "The section management",
    department: "The department management",
    clinic: "The clinic management",
    hospital: "The hospital management",
    trust: "The trust management",
    region: "The regional management",
  },
  thanks: (whom) => `Thanks to ${whom}`,
  thanksOwn: (line) => `Thanks ${line}`,
  thanked: {
    nightShift: "the night shift",
    eveningShift: "the evening shift",
    dayShift: "the day shift",
    everybody: "everybody at work",
    cleaners: "the cleaners",
    porters: "the porters",
    doctors: "the doctors",
    helpers: "those who helped out",
    students: "the students",
    otherUnit: "the ward next door",
  },
  given: "Thanks",
  questions: "Questions to us",
  weAnswered: (text) => `We answered: ${text}`,
  notAnswered: "not answered yet",
  replies: "Answers to what we have asked",
  notJudged: "not judged yet",
  interim: "interim answer",
  newDue: (when) => `now due ${when}`,
  due: (when) => `due ${when}`,
  handled: "Matters for us",
  did: {
    answered: (text) => `Answered: ${text}`,
    interim: (text) => `Interim answer: ${text}`,
    delegated: (unit) => `Delegated to ${unit}`,
    forwarded: (unit) => `Taken further to ${unit}`,
    started: () => "In progress with us",
    received: () => "Read, for awareness",
  },
  marked: "marked, to be written after the meeting",
  endedByItself: "Nobody ended the meeting. It ended by itself after its planned end.",
  offline: "The meeting was held wholly or partly offline.",
  empty: "Nothing was written down.",
};

export function wordsAround(language: Language): Words {
  return { nb, nn, en }[language];
}
