import type { UnitKind } from "../../shared/tier/tiers.ts";

/** What happened to an example's matter after it was sent, in days before now, the oldest first. */
type Then =
  | { readonly do: "receive"; readonly daysAgo: number }
  | { readonly do: "answer"; readonly daysAgo: number; readonly text: string }
  | { readonly do: "confirm" | "reopen" | "withdraw"; readonly daysAgo: number };

export interface ExampleMatter {
  /** Section that raised it. */
  readonly from: string;
  /** Which of the units above it went to. */
  readonly to: UnitKind;
  readonly kind: "action" | "awareness";
  /** Names the card that it came from, when there is one. */
  readonly what: string;
  readonly tried: string;
  readonly asked: string;
  readonly by: string;
  /** Who answered. */
  readonly answeredBy: string;
  readonly daysAgo: number;
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
    daysAgo: 6,
    then: [
      { do: "receive", daysAgo: 5 },
      { do: "answer", daysAgo: 2, text: "Ny lås kommer i dag. Nattevakten får egen nøkkel." },
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
    answeredBy: "Per Lund",
    daysAgo: 3,
    then: [{ do: "receive", daysAgo: 2 }],
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
    then: [],
  },
  {
    from: "3b",
    to: "department",
    kind: "action",
    what: "Senger uten ladet batteri etter transport",
    tried: "Snakket med portørene, satt opp lapp",
    asked: "Utstyr",
    by: "Jonas Vik",
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
    answeredBy: "Ida Moe",
    daysAgo: 4,
    then: [
      { do: "answer", daysAgo: 1, text: "De får låne eitt frå mottaket frå veke til veke, til nytt er kjøpt inn." },
    ],
  },
];
