import type { LaneMeaning, TestDecision, TestOutcome } from "../../shared/board/schema.ts";

/** A card's way over the board, in days before today; the oldest first. */
export interface CardStory {
  readonly title: string;
  readonly note?: string;
  /** Who made it, and from how many days ago; from then on it stood among the new ideas. */
  readonly by: string;
  readonly made: number;
  readonly kind?: "idea" | "task";
  /** Who has it in hand, once it has left the new ideas. */
  readonly who?: string;
  /** Days from today. */
  readonly due?: number;
  readonly evaluate?: number;
  readonly moves: readonly CardMove[];
  /** Its tests, cycle by cycle; the decision of one puts the card where that belongs, so no move says it again. */
  readonly tests?: readonly ExampleTest[];
  readonly archived?: number;
}

export interface ExampleTest {
  /** Days before today on which it was planned. */
  readonly ago: number;
  readonly plan: string;
  readonly prediction: string;
  /** Which of the section's measures it aims at, by its place. */
  readonly measure?: number;
  readonly ended?: {
    readonly ago: number;
    readonly outcome: TestOutcome;
    readonly happened: string;
    readonly decision: TestDecision;
    /** Why not, for one that was given up. */
    readonly reason?: string;
  };
}

export interface CardMove {
  readonly ago: number;
  readonly to: Exclude<LaneMeaning, "own">;
  readonly by: string;
  readonly reason?: string;
}

/** The board that the reference drawings show, and that a newcomer is sent to first. */
export const STORIES_3B: readonly CardStory[] = [
  {
    title: "Fast plass til blærescanner",
    note: "Vi leter ti minutter hver kveldsvakt.",
    by: "jonas.vik",
    made: 9,
    moves: [],
  },
  { title: "Skriv til pårørende før innkomst", by: "mona.dahl", made: 8, moves: [] },
  { title: "Merk rene og skitne tralleplasser", by: "odd.haug", made: 7, moves: [] },
  { title: "Egen hylle til smertekort", by: "mona.dahl", made: 1, moves: [] },
  {
    title: "Mobilisering samme kveld",
    note: "Ideen kom fra fysioterapeutene etter hoftebruddkurset.",
    by: "kari.nes",
    made: 47,
    who: "Fysioterapeut",
    due: 0,
    evaluate: 7,
    moves: [
      { ago: 44, to: "exploring", by: "kari.nes" },
      { ago: 30, to: "testing", by: "kari.nes" },
    ],
    tests: [
      {
        ago: 30,
        plan: "Én pasient, én kveld, med fysioterapeut til stede",
        prediction: "Vi får det til når operasjonen er ferdig før klokka 14",
        ended: { ago: 24, outcome: "partly", happened: "Gikk fint, men tok to til å løfte", decision: "adapt" },
      },
      {
        ago: 23,
        plan: "Tre pasienter i én uke, med løfteseil klart på rommet",
        prediction: "To av tre sitter på sengekanten samme kveld",
        measure: 2,
        ended: { ago: 15, outcome: "asExpected", happened: "To av tre. Den tredje var kvalm.", decision: "adapt" },
      },
      {
        ago: 13,
        plan: "Alle med hoftebrudd operert før klokka 14, i to uker",
        prediction: "Flere er klare til å reise før klokka 12 på dag fem",
        measure: 2,
      },
    ],
  },
  {
    title: "Ekstra tilsyn om natten",
    by: "odd.haug",
    made: 21,
    who: "Nattevakt",
    evaluate: 0,
    moves: [{ ago: 10, to: "testing", by: "jonas.vik" }],
    tests: [
      {
        ago: 10,
        plan: "Tilsyn klokka 02 og 05 hos alle med fallrisiko, i to uker",
        prediction: "Ingen fall om natten i de to ukene",
        measure: 0,
      },
    ],
  },
  {
    title: "Hente medisiner to ganger om dagen",
    by: "mona.dahl",
    made: 12,
    who: "Kari",
    due: 5,
    moves: [{ ago: 8, to: "exploring", by: "kari.nes" }],
  },
  {
    title: "Pasientnær overlevering ved vaktskifte",
    by: "mona.dahl",
    made: 16,
    who: "Mona",
    due: 12,
    moves: [{ ago: 13, to: "exploring", by: "kari.nes" }],
  },
  {
    title: "Bestille nye gåstoler",
    by: "odd.haug",
    made: 5,
    kind: "task",
    who: "Odd",
    due: 2,
    moves: [{ ago: 4, to: "justDo", by: "kari.nes" }],
  },
  {
    title: "Fallvurdering innen fire timer",
    note: "Innført etter tre tester, se Dager mellom fall.",
    by: "kari.nes",
    made: 86,
    who: "Fagsykepleier",
    moves: [{ ago: 80, to: "testing", by: "kari.nes" }],
    tests: [
      {
        ago: 80,
        plan: "Skjemaet fylles ut ved innkomst på ett rom i én uke",
        prediction: "Åtte av ti blir vurdert innen fire timer",
        ended: {
          ago: 72,
          outcome: "notAsExpected",
          happened: "Fire av ti, skjemaet lå på vaktrommet",
          decision: "adapt",
        },
      },
      {
        ago: 71,
        plan: "Skjemaet ligger på innkomsttralla, alle rom, i tre uker",
        prediction: "Åtte av ti blir vurdert innen fire timer",
        measure: 0,
        ended: { ago: 50, outcome: "asExpected", happened: "Ni av ti", decision: "adopt" },
      },
    ],
  },
  {
    title: "Tavle for dagens operasjoner på vaktrommet",
    by: "jonas.vik",
    made: 70,
    moves: [{ ago: 66, to: "testing", by: "kari.nes" }],
    tests: [
      {
        ago: 66,
        plan: "Operasjonene skrives på tavlen klokka 07.30, i tre uker",
        prediction: "Færre ringer for å spørre når pasienten skal ned",
        ended: { ago: 41, outcome: "asExpected", happened: "Halvparten så mange telefoner", decision: "adopt" },
      },
    ],
  },
  {
    title: "Egen ernæringsansvarlig på hver vakt",
    by: "mona.dahl",
    made: 28,
    moves: [{ ago: 24, to: "notNow", by: "kari.nes", reason: "Vi mangler folk til vakten i år" }],
  },
  {
    title: "Fast tid for vending, klokka 22 og 04",
    by: "odd.haug",
    made: 89,
    who: "Nattevakt",
    moves: [
      { ago: 85, to: "exploring", by: "kari.nes" },
      { ago: 78, to: "testing", by: "odd.haug" },
      { ago: 52, to: "inUse", by: "kari.nes" },
    ],
    archived: 17,
  },
  {
    title: "Telefonen på stille under visitt",
    by: "jonas.vik",
    made: 83,
    moves: [
      { ago: 80, to: "justDo", by: "kari.nes" },
      { ago: 78, to: "inUse", by: "jonas.vik" },
    ],
    archived: 44,
  },
  {
    title: "Papirskjema for drikke ved senga",
    by: "mona.dahl",
    made: 76,
    moves: [{ ago: 72, to: "testing", by: "mona.dahl" }],
    tests: [
      {
        ago: 72,
        plan: "Papirskjema ved senga på to rom i to uker",
        prediction: "Vi ser tidligere hvem som drikker for lite",
        ended: {
          ago: 58,
          outcome: "notAsExpected",
          happened: "Halvparten ble fylt ut, og journalen sier det samme",
          decision: "abandon",
          reason: "Dobbelt arbeid: journalen har det allerede",
        },
      },
    ],
    archived: 30,
  },
  {
    title: "Reparere døra til skyllerommet",
    by: "odd.haug",
    made: 64,
    kind: "task",
    moves: [{ ago: 63, to: "justDo", by: "kari.nes" }],
    archived: 59,
  },
  {
    title: "Velkomstark til nye vikarer",
    by: "jonas.vik",
    made: 55,
    who: "Jonas",
    moves: [
      { ago: 51, to: "exploring", by: "kari.nes" },
      { ago: 37, to: "justDo", by: "kari.nes" },
      { ago: 34, to: "inUse", by: "jonas.vik" },
    ],
  },
];

export type Told = Omit<CardStory, "by" | "moves"> & { readonly moves: readonly Omit<CardMove, "by">[] };

/** What other sections come up with; each board gets its own handful, told by its leader. */
export const POOL_NB: readonly Told[] = [
  { title: "Flytt hanskene nærmere døra", made: 2, moves: [] },
  { title: "Kort brief før visitt, to minutter", made: 4, moves: [] },
  { title: "Ring pårørende før klokka 15", made: 1, moves: [] },
  { title: "Lamineret sjekkliste ved mottak", made: 6, moves: [] },
  { title: "Bytt til større tavler på rommene", made: 8, moves: [] },
  { title: "Felles maler for utskrivningsbrev", made: 22, who: "LIS", due: 6, moves: [{ ago: 19, to: "exploring" }] },
  {
    title: "Færre avbrudd på medisinrommet",
    made: 18,
    who: "Fagsykepleier",
    due: 9,
    moves: [{ ago: 14, to: "exploring" }],
  },
  {
    title: "Tidlig varsel om ledige senger",
    made: 13,
    who: "Koordinator",
    due: 3,
    moves: [{ ago: 9, to: "exploring" }],
  },
  {
    title: "Stille time etter middag",
    made: 20,
    who: "Kveldsvakt",
    evaluate: 5,
    moves: [{ ago: 12, to: "testing" }],
    tests: [
      {
        ago: 12,
        plan: "Dempet lys og ingen visitt klokka 13 til 14, i én uke",
        prediction: "Flere får hvilt etter middag",
      },
    ],
  },
  {
    title: "Vekt ved innkomst for alle",
    made: 25,
    who: "Innkomstsykepleier",
    due: 1,
    evaluate: 8,
    moves: [{ ago: 16, to: "testing" }],
  },
  {
    title: "Bestill time før pasienten går",
    made: 19,
    who: "Sekretær",
    evaluate: 3,
    moves: [{ ago: 11, to: "testing" }],
    tests: [
      {
        ago: 11,
        plan: "Neste time gis i luka til de fem første hver dag",
        prediction: "Færre ringer for å spørre om time",
      },
    ],
  },
  {
    title: "Skifte batterier i alle klokker",
    made: 4,
    kind: "task",
    who: "Vaktmester",
    due: 1,
    moves: [{ ago: 3, to: "justDo" }],
  },
  { title: "Rydde korridoren ved heisen", made: 3, kind: "task", due: 0, moves: [{ ago: 2, to: "justDo" }] },
  {
    title: "Opplæringspakke til nye på lista",
    made: 60,
    moves: [
      { ago: 54, to: "testing" },
      { ago: 31, to: "inUse" },
    ],
  },
  {
    title: "Smertekartlegging hver vakt",
    made: 72,
    moves: [
      { ago: 65, to: "testing" },
      { ago: 40, to: "inUse" },
    ],
    archived: 6,
  },
  {
    title: "Nye møbler på pårørenderommet",
    made: 26,
    moves: [{ ago: 22, to: "notNow", reason: "Ikke penger i år, tas opp igjen i januar" }],
  },
];

export const POOL_NN: readonly Told[] = [
  { title: "Flytt hanskane nærare døra", made: 2, moves: [] },
  { title: "Ring pårørande før klokka 15", made: 1, moves: [] },
  { title: "Sjekkliste ved mottak", made: 6, moves: [] },
  { title: "Felles malar for utskrivingsbrev", made: 22, who: "LIS", due: 6, moves: [{ ago: 19, to: "exploring" }] },
  {
    title: "Færre avbrot på medisinrommet",
    made: 18,
    who: "Fagsjukepleiar",
    due: 9,
    moves: [{ ago: 14, to: "exploring" }],
  },
  {
    title: "Stille time etter middag",
    made: 20,
    who: "Kveldsvakt",
    evaluate: 5,
    moves: [{ ago: 12, to: "testing" }],
    tests: [
      {
        ago: 12,
        plan: "Dempa lys og ingen visitt klokka 13 til 14, i ei veke",
        prediction: "Fleire får kvilt etter middag",
      },
    ],
  },
  {
    title: "Vekt ved innkomst for alle",
    made: 25,
    who: "Innkomstsjukepleiar",
    due: 1,
    evaluate: 8,
    moves: [{ ago: 16, to: "testing" }],
  },
  { title: "Rydde korridoren ved heisen", made: 3, kind: "task", due: 0, moves: [{ ago: 2, to: "justDo" }] },
  {
    title: "Smertekartlegging kvar vakt",
    made: 72,
    moves: [
      { ago: 65, to: "testing" },
      { ago: 40, to: "inUse" },
    ],
  },
  {
    title: "Nye møblar på pårøranderommet",
    made: 26,
    moves: [{ ago: 22, to: "notNow", reason: "Ikkje pengar i år, blir teke opp att i januar" }],
  },
];

/** What the managers themselves work on. */
export const STORIES_ABOVE: Readonly<Record<string, readonly CardStory[]>> = {
  "ort-avd": [
    {
      title: "Felles medisinrunde for ortopedien",
      by: "trond.aas",
      made: 12,
      who: "Trond",
      due: 7,
      moves: [{ ago: 10, to: "exploring", by: "trond.aas" }],
    },
    {
      title: "Ny lås til medisinrommene",
      by: "trond.aas",
      made: 5,
      kind: "task",
      who: "Drift",
      due: 1,
      moves: [{ ago: 4, to: "justDo", by: "trond.aas" }],
    },
  ],
  kirurgi: [
    {
      title: "Operasjonsprogram klart klokka 13 dagen før",
      by: "per.lund",
      made: 34,
      who: "Per",
      evaluate: 6,
      moves: [{ ago: 27, to: "testing", by: "per.lund" }],
    },
    { title: "Felles opplæring i triage", by: "per.lund", made: 9, moves: [] },
  ],
  sykehus: [
    {
      title: "Ledige senger vises klokka 07",
      by: "geir.sol",
      made: 40,
      who: "Koordinator",
      moves: [
        { ago: 33, to: "testing", by: "geir.sol" },
        { ago: 12, to: "inUse", by: "geir.sol" },
      ],
    },
  ],
};
