import type { Language, Role } from "../../shared/access/actor.ts";
import type { Agenda } from "../../shared/huddle/agenda.ts";
import { firstMeetingOf } from "../../shared/cascade/firstMeeting.ts";
import type { UnitContact } from "../../shared/tier/contact.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";

/** The example hospital. Every name is invented; its figures are made by a generator and shown as examples. */
export const TRUST_NAME = "Vestfjord sykehus HF (eksempel)";

export interface ExampleUnit {
  /** Short name by which the other tables speak of it. */
  readonly key: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly under: string | null;
  readonly language?: Language;
}

export const UNITS: readonly ExampleUnit[] = [
  { key: "hf", kind: "trust", name: TRUST_NAME, under: null },
  { key: "sykehus", kind: "hospital", name: "Vestfjord sykehus", under: "hf" },
  { key: "medisin", kind: "clinic", name: "Medisinsk klinikk", under: "sykehus" },
  { key: "kirurgi", kind: "clinic", name: "Kirurgisk klinikk", under: "sykehus" },
  { key: "med-avd", kind: "department", name: "Medisinsk avdeling", under: "medisin" },
  { key: "barn-avd", kind: "department", name: "Avdeling for barn og unge", under: "medisin" },
  { key: "ort-avd", kind: "department", name: "Ortopedisk avdeling", under: "kirurgi" },
  { key: "akutt-avd", kind: "department", name: "Akuttavdelingen", under: "kirurgi" },
  { key: "2a", kind: "section", name: "Medisinsk sengepost 2A", under: "med-avd" },
  { key: "nordeid", kind: "section", name: "Medisinsk sengepost Nordeid", under: "med-avd", language: "nn" },
  { key: "dialyse", kind: "section", name: "Dialysen", under: "med-avd" },
  { key: "barnepost", kind: "section", name: "Barneposten", under: "barn-avd" },
  { key: "bup", kind: "section", name: "BUP poliklinikk", under: "barn-avd" },
  { key: "nyfodt", kind: "section", name: "Nyfødtposten", under: "barn-avd" },
  { key: "3b", kind: "section", name: "Ortopedisk sengepost 3B", under: "ort-avd" },
  { key: "ortpol", kind: "section", name: "Ortopedisk poliklinikk", under: "ort-avd" },
  { key: "dagkir", kind: "section", name: "Dagkirurgen", under: "ort-avd" },
  { key: "mottak", kind: "section", name: "Akuttmottaket", under: "akutt-avd" },
  { key: "intensiv", kind: "section", name: "Intensiv", under: "akutt-avd" },
  { key: "onh", kind: "section", name: "ØNH-poliklinikken", under: "akutt-avd" },
];

export interface ExamplePerson {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly language?: Language;
  /** What the terminal says of them: who one signs in as to see what. */
  readonly as?: string;
}

export const PEOPLE: readonly ExamplePerson[] = [
  { login: "kari.nes", name: "Kari Nes", unit: "3b", role: "leader", as: "section leader, Ortopedisk sengepost 3B" },
  { login: "jonas.vik", name: "Jonas Vik", unit: "3b", role: "participant", as: "nurse, Ortopedisk sengepost 3B" },
  { login: "mona.dahl", name: "Mona Dahl", unit: "3b", role: "deputy", as: "deputy, Ortopedisk sengepost 3B" },
  { login: "odd.haug", name: "Odd Haug", unit: "3b", role: "participant" },
  {
    login: "siv.aune",
    name: "Siv Aune",
    unit: "nordeid",
    role: "leader",
    language: "nn",
    as: "section leader, Medisinsk sengepost Nordeid (nynorsk)",
  },
  { login: "per.lund", name: "Per Lund", unit: "kirurgi", role: "leader", as: "clinic director, Kirurgisk klinikk" },
  { login: "ida.moe", name: "Ida Moe", unit: "hf", role: "admin", as: "administrator and analyst, the whole trust" },
  { login: "tor.berg", name: "Tor Berg", unit: "hf", role: "reader", as: "reader, the whole trust" },
  { login: "eva.strand", name: "Eva Strand", unit: "2a", role: "leader" },
  { login: "lars.holm", name: "Lars Holm", unit: "dialyse", role: "leader" },
  { login: "nina.foss", name: "Nina Foss", unit: "barnepost", role: "leader" },
  { login: "ali.rahimi", name: "Ali Rahimi", unit: "bup", role: "leader" },
  { login: "gro.sande", name: "Gro Sande", unit: "nyfodt", role: "leader" },
  { login: "anne.lie", name: "Anne Lie", unit: "ortpol", role: "leader" },
  { login: "hege.ness", name: "Hege Ness", unit: "dagkir", role: "leader" },
  { login: "rune.bakke", name: "Rune Bakke", unit: "mottak", role: "leader" },
  { login: "mari.eide", name: "Mari Eide", unit: "intensiv", role: "leader" },
  { login: "jan.krog", name: "Jan Krog", unit: "onh", role: "leader" },
  { login: "trond.aas", name: "Trond Aas", unit: "ort-avd", role: "leader", as: "head of Ortopedisk avdeling" },
  { login: "liv.hagen", name: "Liv Hagen", unit: "med-avd", role: "leader" },
  { login: "arne.moen", name: "Arne Moen", unit: "barn-avd", role: "leader" },
  { login: "britt.sund", name: "Britt Sund", unit: "akutt-avd", role: "leader" },
  { login: "unni.rygg", name: "Unni Rygg", unit: "medisin", role: "leader" },
  { login: "geir.sol", name: "Geir Sol", unit: "sykehus", role: "leader", as: "hospital director, Vestfjord sykehus" },
  { login: "silje.berge", name: "Silje Berge", unit: "ort-avd", role: "deputy" },
  { login: "olav.tveit", name: "Olav Tveit", unit: "kirurgi", role: "deputy" },
  { login: "marit.hov", name: "Marit Hov", unit: "sykehus", role: "deputy" },
  { login: "tone.lien", name: "Tone Lien", unit: "2a", role: "deputy" },
];

/** How units are reached; short internal numbers, which are nobody's outside. Those that are not here have that from above. */
export const CONTACTS: Readonly<Record<string, UnitContact>> = {
  sykehus: { phone: "7000", onCall: { name: "Driftsleder på vakt", phone: "7001" } },
  kirurgi: { phone: "7300", onCall: { name: "Vakthavende overlege, kirurgi", phone: "7301" } },
  medisin: { phone: "7200", onCall: { name: "Vakthavende overlege, medisin", phone: "7201" } },
};

/** When a unit meets, and how many days before today it began to: the tiers follow each other through the morning. */
export interface Meets {
  readonly time: string;
  readonly since: number;
}

const FIRST: Readonly<Record<string, number>> = { "3b": 90, nordeid: 60, "ort-avd": 30, kirurgi: 30, sykehus: 21 };
/** The first section has met for 90 days; the others, and those above them, came after. */
export function meetsOf({ key, kind }: ExampleUnit): Meets {
  return { time: firstMeetingOf(kind).time, since: FIRST[key] ?? 11 };
}

/** Where the morning meeting has grown of late: its own figures say so, and what might be tried. */
export const GROWS: Readonly<Record<string, { readonly step: "cross"; readonly since: number; readonly by: number }>> =
  {
    nordeid: { step: "cross", since: 20, by: 230_000 },
  };

/** The newcomers' ward meets for improvement once a week, too. */
export const WEEKLY = { weekdays: [3], time: "13:00", since: 90 } as const;

/** As a new board of that level begins. */
export function agendaOf({ kind }: ExampleUnit): Agenda {
  return firstMeetingOf(kind).steps;
}

/** A ward is open every day; the others are closed in weekends. */
export function isWard(key: string): boolean {
  return !["dialyse", "bup", "ortpol", "dagkir", "onh"].includes(key);
}
