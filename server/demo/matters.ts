import type { UnitKind } from "../../shared/tier/tiers.ts";

/** What happened to an example's matter after it was sent, in days before now, the oldest first. */
export type Then =
  | { readonly do: "receive" | "start"; readonly daysAgo: number }
  /** @property until in days from now; negative = days ago */
  | { readonly do: "interim"; readonly daysAgo: number; readonly text: string; readonly until: number }
  /** @property to the key of a unit */
  | { readonly do: "delegate" | "forward"; readonly daysAgo: number; readonly to: string }
  /** @property with what another matter is about */
  | { readonly do: "merge"; readonly daysAgo: number; readonly with: string }
  | { readonly do: "answer"; readonly daysAgo: number; readonly text: string }
  | { readonly do: "confirm" | "reopen" | "withdraw"; readonly daysAgo: number };

export interface ExampleMatter {
  /** The unit that raised it. */
  readonly from: string;
  /** Which of the units above it went to. */
  readonly to: UnitKind;
  readonly kind: "action" | "awareness";
  readonly safety?: true;
  /** Names the card that it came from, when there is one. */
  readonly what: string;
  readonly tried: string;
  readonly asked: string;
  readonly by: string;
  /** Who answered. */
  readonly answeredBy: string;
  readonly daysAgo: number;
  /** When it was sent; absent = in the meeting of the morning. */
  readonly time?: string;
  readonly then: readonly Then[];
}

/** Matters in every state, none with a patient in it. */
export const EXAMPLE_MATTERS: readonly ExampleMatter[] = [
  {
    from: "3b",
    to: "department",
    kind: "action",
    what: "Låst medisinrom om natten",
    tried: "Ringt vekter, 40 minutters ventetid hver gang",
    asked: "En avgjørelse",
    by: "Kari Nes",
    answeredBy: "Per Lund",
    daysAgo: 2,
    then: [
      { do: "receive", daysAgo: 1 },
      { do: "answer", daysAgo: 1, text: "Ny lås kommer i dag. Nattevakten får egen nøkkel." },
    ],
  },
  {
    from: "3b",
    to: "department",
    kind: "action",
    what: "Hente medisiner to ganger om dagen",
    tried: "Samlet bestillingene, men apoteket kjører bare én runde",
    asked: "Hjelp fra en annen enhet",
    by: "Mona Dahl",
    answeredBy: "Trond Aas",
    daysAgo: 2,
    then: [
      { do: "receive", daysAgo: 1 },
      { do: "interim", daysAgo: 1, text: "Vi har bedt apoteket om en runde til, og har svar på tirsdag.", until: 3 },
    ],
  },
  {
    from: "3b",
    to: "clinic",
    kind: "action",
    what: "Ventetid på røntgen om kvelden",
    tried: "Bestiller før klokka 14, hjelper bare de dagene det er bemannet",
    asked: "Flere folk",
    by: "Kari Nes",
    answeredBy: "Per Lund",
    daysAgo: 1,
    time: "13:20",
    then: [],
  },
  {
    from: "3b",
    to: "department",
    kind: "action",
    what: "Senger uten ladet batteri etter transport",
    tried: "Snakket med portørene, satt opp lapp",
    asked: "Utstyr",
    by: "Mona Dahl",
    answeredBy: "Per Lund",
    daysAgo: 20,
    then: [
      { do: "answer", daysAgo: 17, text: "Vi setter opp en ladeplass til." },
      { do: "reopen", daysAgo: 14 },
      { do: "answer", daysAgo: 12, text: "Portørene lader sengene før de leveres, fra mandag." },
      { do: "confirm", daysAgo: 7 },
    ],
  },
  {
    from: "ortpol",
    to: "department",
    kind: "action",
    what: "Samme time gis to ganger",
    tried: "Dobbeltsjekker timeboka hver morgen",
    asked: "En avgjørelse",
    by: "Anne Lie",
    answeredBy: "Per Lund",
    daysAgo: 9,
    then: [
      { do: "answer", daysAgo: 6, text: "Vi følger med en uke til." },
      { do: "reopen", daysAgo: 4 },
    ],
  },
  {
    from: "dagkir",
    to: "department",
    kind: "awareness",
    what: "Ny rutine for blærescanning virker",
    tried: "",
    asked: "",
    by: "Hege Ness",
    answeredBy: "Per Lund",
    daysAgo: 1,
    then: [],
  },
  {
    from: "ort-avd",
    to: "clinic",
    kind: "action",
    what: "Operasjonsprogrammet er klart først klokka 15",
    tried: "Fast møte med operasjon klokka 12 i to uker",
    asked: "En avgjørelse",
    by: "Trond Aas",
    answeredBy: "Per Lund",
    daysAgo: 34,
    then: [
      { do: "receive", daysAgo: 34 },
      { do: "answer", daysAgo: 28, text: "Programmet lukkes klokka 13 fra neste uke, prøves i seks uker." },
      { do: "confirm", daysAgo: 26 },
    ],
  },
  {
    from: "kirurgi",
    to: "hospital",
    kind: "action",
    what: "Røntgen om kvelden: én radiograf for lite",
    tried: "Flyttet bestillinger til formiddagen der det går",
    asked: "Flere folk",
    by: "Per Lund",
    answeredBy: "Geir Sol",
    daysAgo: 11,
    then: [
      { do: "receive", daysAgo: 10 },
      { do: "interim", daysAgo: 10, text: "Tas i budsjettmøtet. Vi svarer når det er holdt.", until: 6 },
    ],
  },
  {
    from: "3b",
    to: "department",
    kind: "action",
    what: "Trykkavlastende madrasser kommer dagen etter",
    tried: "Ringt lageret før klokka 10, bestilt fast to på forhånd",
    asked: "Utstyr",
    by: "Kari Nes",
    answeredBy: "Trond Aas",
    daysAgo: 62,
    then: [
      { do: "receive", daysAgo: 61 },
      { do: "answer", daysAgo: 59, text: "To madrasser står fast på lageret hos dere." },
      { do: "confirm", daysAgo: 55 },
    ],
  },
  {
    from: "3b",
    to: "department",
    kind: "awareness",
    what: "Fallvurdering innen fire timer er innført",
    tried: "",
    asked: "",
    by: "Kari Nes",
    answeredBy: "Trond Aas",
    daysAgo: 48,
    then: [{ do: "receive", daysAgo: 47 }],
  },
  {
    from: "nordeid",
    to: "department",
    kind: "action",
    what: "Legevisitten kjem etter klokka 12",
    tried: "Avtalt fast tid, held to av fem dagar",
    asked: "Ei avgjerd",
    by: "Siv Aune",
    answeredBy: "Liv Hagen",
    daysAgo: 44,
    then: [
      { do: "answer", daysAgo: 40, text: "Visitten på Nordeid går først, frå måndag." },
      { do: "confirm", daysAgo: 36 },
    ],
  },
  {
    from: "intensiv",
    to: "clinic",
    kind: "action",
    what: "Ingen ledig seng ut av Intensiv om natten",
    tried: "Ringer sengepostene klokka 20",
    asked: "Hjelp fra en annen enhet",
    by: "Mari Eide",
    answeredBy: "Per Lund",
    daysAgo: 8,
    then: [
      { do: "interim", daysAgo: 7, text: "Vi samler tall fra sengepostene denne uka.", until: 0 },
      { do: "answer", daysAgo: 1, text: "Hver sengepost holder én seng fri fra klokka 19, i to måneder." },
    ],
  },
  {
    from: "mottak",
    to: "department",
    kind: "action",
    what: "Bårene mangler sengehester",
    tried: "Lånt fra sengepostene",
    asked: "Utstyr",
    by: "Rune Bakke",
    answeredBy: "Per Lund",
    daysAgo: 5,
    then: [{ do: "withdraw", daysAgo: 4 }],
  },
  {
    from: "nordeid",
    to: "department",
    kind: "action",
    what: "Lang veg til nærmaste blodgassapparat",
    tried: "Lånt apparatet på intensiv, det er oppteke om morgonen",
    asked: "Utstyr",
    by: "Siv Aune",
    answeredBy: "Liv Hagen",
    daysAgo: 4,
    then: [
      { do: "answer", daysAgo: 1, text: "De får låne eitt frå mottaket frå veke til veke, til nytt er kjøpt inn." },
    ],
  },
  {
    from: "onh",
    to: "clinic",
    kind: "action",
    safety: true,
    what: "Nødutgangen ved undersøkelsesrom 2 er sperret",
    tried: "Ringt teknisk to ganger, de har ikke rukket det",
    asked: "Hjelp fra andre",
    by: "Jan Krog",
    answeredBy: "Per Lund",
    daysAgo: 0,
    then: [],
  },
  {
    from: "intensiv",
    to: "clinic",
    kind: "action",
    what: "Vi mangler personløftere på natt",
    tried: "Lånt fra 3B, den er ofte opptatt",
    asked: "Utstyr",
    by: "Mari Eide",
    answeredBy: "Per Lund",
    daysAgo: 1,
    time: "13:20",
    then: [],
  },
  {
    from: "dagkir",
    to: "clinic",
    kind: "action",
    what: "Personløfteren er ødelagt, og ny er ikke bestilt",
    tried: "Meldt til teknisk for to uker siden",
    asked: "Utstyr",
    by: "Hege Ness",
    answeredBy: "Per Lund",
    daysAgo: 1,
    time: "13:20",
    then: [{ do: "merge", daysAgo: 1, with: "Vi mangler personløftere på natt" }],
  },
  {
    from: "mottak",
    to: "clinic",
    kind: "action",
    what: "Legevisitt etter klokka 11 forsinker utskrivning",
    tried: "Avtalt fast tid med to av tre vaktlag",
    asked: "En avgjørelse",
    by: "Rune Bakke",
    answeredBy: "Per Lund",
    daysAgo: 1,
    time: "13:20",
    then: [{ do: "delegate", daysAgo: 1, to: "ort-avd" }],
  },
  {
    from: "onh",
    to: "clinic",
    kind: "awareness",
    what: "Ventetiden til første time er under tre uker",
    tried: "",
    asked: "",
    by: "Jan Krog",
    answeredBy: "Per Lund",
    daysAgo: 1,
    time: "13:20",
    then: [],
  },
  {
    from: "bup",
    to: "department",
    kind: "action",
    what: "Bare ett møterom til nettverksmøter",
    tried: "Lånt rom på biblioteket når det er ledig",
    asked: "En avgjørelse",
    by: "Ali Rahimi",
    answeredBy: "Arne Moen",
    daysAgo: 3,
    then: [{ do: "forward", daysAgo: 2, to: "medisin" }],
  },
];
