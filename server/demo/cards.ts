import type { LaneMeaning } from "../../shared/board/schema.ts";

export interface ExampleCard {
  readonly lane: LaneMeaning;
  readonly title: string;
  readonly note?: string;
  readonly who?: string;
  /** Days from today. */
  readonly due?: number;
  readonly evaluate?: number;
  readonly reason?: string;
}

/** The board that the reference drawings show, and that a newcomer is sent to first. */
export const CARDS_3B: readonly ExampleCard[] = [
  { lane: "new", title: "Fast plass til blærescanner", note: "Vi leter ti minutter hver kveldsvakt." },
  { lane: "new", title: "Skriv til pårørende før innkomst" },
  { lane: "new", title: "Merk rene og skitne tralleplasser" },
  { lane: "new", title: "Egen hylle til smertekort" },
  {
    lane: "testing",
    title: "Mobilisering samme kveld",
    note: "Test 3: alle med hoftebrudd operert før klokka 14.",
    who: "Fysioterapeut",
    due: 0,
    evaluate: 7,
  },
  {
    lane: "testing",
    title: "Ekstra tilsyn om natten",
    note: "Klokka 02 og 05 i to uker.",
    who: "Nattevakt",
    evaluate: 4,
  },
  { lane: "exploring", title: "Hente medisiner to ganger om dagen", who: "Kari", due: 5 },
  { lane: "exploring", title: "Pasientnær overlevering ved vaktskifte", who: "Mona", due: 12 },
  { lane: "justDo", title: "Bestille nye gåstoler", who: "Odd", due: 2 },
  { lane: "inUse", title: "Fallvurdering innen fire timer", note: "Innført i oktober, se Dager mellom fall." },
  { lane: "inUse", title: "Tavle for dagens operasjoner på vaktrommet" },
  { lane: "notNow", title: "Egen ernæringsansvarlig på hver vakt", reason: "Vi mangler folk til vakten i år" },
];

/** What sections come up with; each board gets its own handful. */
export const CARD_POOL_NB: readonly ExampleCard[] = [
  { lane: "new", title: "Flytt hanskene nærmere døra" },
  { lane: "new", title: "Kort brief før visitt, to minutter" },
  { lane: "new", title: "Ring pårørende før klokka 15" },
  { lane: "new", title: "Lamineret sjekkliste ved mottak" },
  { lane: "new", title: "Bytt til større tavler på rommene" },
  { lane: "exploring", title: "Felles maler for utskrivningsbrev", who: "LIS", due: 6 },
  { lane: "exploring", title: "Færre avbrudd på medisinrommet", who: "Fagsykepleier", due: 9 },
  { lane: "exploring", title: "Tidlig varsel om ledige senger", who: "Koordinator", due: 3 },
  { lane: "testing", title: "Stille time etter middag", who: "Kveldsvakt", evaluate: 5 },
  { lane: "testing", title: "Vekt ved innkomst for alle", who: "Innkomstsykepleier", due: 1, evaluate: 8 },
  { lane: "testing", title: "Bestill time før pasienten går", who: "Sekretær", evaluate: 3 },
  { lane: "justDo", title: "Skifte batterier i alle klokker", who: "Vaktmester", due: 1 },
  { lane: "justDo", title: "Rydde korridoren ved heisen", due: 0 },
  { lane: "inUse", title: "Opplæringspakke til nye på lista" },
  { lane: "inUse", title: "Smertekartlegging hver vakt" },
  { lane: "notNow", title: "Nye møbler på pårørenderommet", reason: "Ikke penger i år, tas opp igjen i januar" },
];

export const CARD_POOL_NN: readonly ExampleCard[] = [
  { lane: "new", title: "Flytt hanskane nærare døra" },
  { lane: "new", title: "Ring pårørande før klokka 15" },
  { lane: "new", title: "Sjekkliste ved mottak" },
  { lane: "exploring", title: "Felles malar for utskrivingsbrev", who: "LIS", due: 6 },
  { lane: "exploring", title: "Færre avbrot på medisinrommet", who: "Fagsjukepleiar", due: 9 },
  { lane: "testing", title: "Stille time etter middag", who: "Kveldsvakt", evaluate: 5 },
  { lane: "testing", title: "Vekt ved innkomst for alle", who: "Innkomstsjukepleiar", due: 1, evaluate: 8 },
  { lane: "justDo", title: "Rydde korridoren ved heisen", due: 0 },
  { lane: "inUse", title: "Smertekartlegging kvar vakt" },
  { lane: "notNow", title: "Nye møblar på pårøranderommet", reason: "Ikkje pengar i år, blir teke opp att i januar" },
];
