import type { ReadyGroup } from "../../shared/measure/catalogue.ts";

/** The words of the measure catalogue, and of putting one measure on many boards. */
export interface CatalogueWords {
  readonly title: string;
  readonly open: string;
  readonly lead: string;
  readonly search: string;
  readonly board: string;
  readonly above: string;
  readonly aboveHelp: string;
  readonly readyHelp: string;
  readonly followed: string;
  readonly followedHelp: string;
  readonly groups: Readonly<Record<ReadyGroup, string>>;
  readonly from: (unit: string) => string;
  readonly units: (count: string) => string;
  readonly hasFigures: string;
  readonly noFigures: string;
  readonly better: Readonly<Record<"up" | "down" | "neutral", string>>;
  readonly of: (counts: string, of: string) => string;
  /** Of rates: what is counted is no part of what it is divided by. */
  readonly against: (counts: string, of: string) => string;
  readonly source: (source: string) => string;
  readonly put: string;
  readonly make: string;
  readonly shown: string;
  readonly made: string;
  readonly putDone: (name: string) => string;
  readonly makeDone: (name: string) => string;
  readonly none: string;
  readonly more: (count: string) => string;
  readonly own: string;
  readonly ownHelp: string;
  /** A tile of a measure of a unit above: with the section's own figures, or with those of the whole unit. */
  readonly ours: string;
  readonly whole: (unit: string) => string;
  readonly spread: string;
  readonly spreadAsk: (name: string, boards: string, unit: string) => string;
  readonly spreadHelp: string;
  readonly spreadDo: string;
  readonly spreadDone: (name: string, boards: string) => string;
  readonly spreadNone: string;
  readonly spreadLeft: (boards: string) => string;
  readonly cancel: string;
  readonly undone: (boards: string) => string;
}

export const nb: CatalogueWords = {
  title: "Målekatalog",
  open: "Velg fra katalogen",
  lead: "Velg det dere selv vil følge. Én måling settes på tavlen med ett trykk og kan tas av igjen.",
  search: "Søk etter en måling",
  board: "Tavle",
  above: "Målinger for flere enheter",
  aboveHelp: "Laget én gang i enheten over. Dere ser deres egne tall.",
  readyHelp: "Det norske sykehus ofte følger. Målingen blir deres egen, og alt kan endres.",
  followed: "Det andre følger",
  followedHelp: "Dere får en egen måling med samme oppskrift, og tallene blir deres egne.",
  groups: {
    safety: "Pasientsikkerhet",
    infection: "Smittevern",
    flow: "Flyt og ventetid",
    practice: "God praksis",
    staff: "Medarbeidere",
  },
  from: (unit) => `fra ${unit}`,
  units: (count) => `følges av ${count} enheter`,
  hasFigures: "har tall for dere",
  noFigures: "har ingen tall for dere ennå",
  better: { up: "høyere er bedre", down: "lavere er bedre", neutral: "verken høyere eller lavere er bedre" },
  of: (counts, of) => `${counts} av ${of}`,
  against: (counts, of) => `${counts}, i forhold til ${of}`,
  source: (source) => `Tallene kommer vanligvis fra: ${source}`,
  put: "Sett på tavlen",
  make: "Lag målingen",
  shown: "Står på tavlen",
  made: "Dere har den",
  putDone: (name) => `«${name}» står på tavlen.`,
  makeDone: (name) => `«${name}» er laget.`,
  none: "Fant ingen måling med det navnet.",
  more: (count) => `${count} til. Søk for å finne dem.`,
  own: "Egen måling",
  ownHelp: "Tre enkle spørsmål velger diagrammet.",
  ours: "våre tall",
  whole: (unit) => `Tallene for ${unit}`,
  spread: "Sett på alle tavler under",
  spreadAsk: (name, boards, unit) => `Sette «${name}» på ${boards} tavler i ${unit} og under?`,
  spreadHelp:
    "Tavler som har den fra før, endres ikke. Hver seksjon ser sine egne tall, og kan ta målingen av igjen når den vil.",
  spreadDo: "Sett på tavlene",
  spreadDone: (name, boards) => `«${name}» er satt på ${boards} tavler.`,
  spreadNone: "Alle tavlene har den fra før.",
  spreadLeft: (boards) => `${boards} tavler fikk den ikke: de er fulle eller kunne ikke nås. Prøv igjen senere.`,
  cancel: "Avbryt",
  undone: (boards) => `Tatt av ${boards} tavler igjen.`,
};

export const nn: CatalogueWords = {
  title: "Målekatalog",
  open: "Vel frå katalogen",
  lead: "Vel det de sjølve vil følgje. Éi måling blir sett på tavla med eitt trykk og kan takast av att.",
  search: "Søk etter ei måling",
  board: "Tavle",
  above: "Målingar for fleire einingar",
  aboveHelp: "Laga éin gong i eininga over. De ser tala dykkar.",
  readyHelp: "Det norske sjukehus ofte følgjer. Målinga blir dykkar eiga, og alt kan endrast.",
  followed: "Det andre følgjer",
  followedHelp: "De får ei eiga måling med same oppskrift, og tala blir dykkar eigne.",
  groups: {
    safety: "Pasienttryggleik",
    infection: "Smittevern",
    flow: "Flyt og ventetid",
    practice: "God praksis",
    staff: "Medarbeidarar",
  },
  from: (unit) => `frå ${unit}`,
  units: (count) => `${count} einingar følgjer ho`,
  hasFigures: "har tal for dykk",
  noFigures: "har ingen tal for dykk enno",
  better: { up: "høgare er betre", down: "lågare er betre", neutral: "verken høgare eller lågare er betre" },
  of: (counts, of) => `${counts} av ${of}`,
  against: (counts, of) => `${counts}, i høve til ${of}`,
  source: (source) => `Tala kjem til vanleg frå: ${source}`,
  put: "Set på tavla",
  make: "Lag målinga",
  shown: "Står på tavla",
  made: "De har ho",
  putDone: (name) => `«${name}» står på tavla.`,
  makeDone: (name) => `«${name}» er laga.`,
  none: "Fann inga måling med det namnet.",
  more: (count) => `${count} til. Søk for å finne dei.`,
  own: "Eiga måling",
  ownHelp: "Tre enkle spørsmål vel diagrammet.",
  ours: "tala våre",
  whole: (unit) => `Tala for ${unit}`,
  spread: "Set på alle tavler under",
  spreadAsk: (name, boards, unit) => `Setje «${name}» på ${boards} tavler i ${unit} og under?`,
  spreadHelp:
    "Tavler som har ho frå før, blir ikkje endra. Kvar seksjon ser sine eigne tal, og kan ta målinga av att når han vil.",
  spreadDo: "Set på tavlene",
  spreadDone: (name, boards) => `«${name}» er sett på ${boards} tavler.`,
  spreadNone: "Alle tavlene har ho frå før.",
  spreadLeft: (boards) => `${boards} tavler fekk ho ikkje: dei er fulle eller kunne ikkje nåast. Prøv att seinare.`,
  cancel: "Avbryt",
  undone: (boards) => `Teken av ${boards} tavler att.`,
};

export const en: CatalogueWords = {
  title: "Measure catalogue",
  open: "Pick from the catalogue",
  lead: "Pick what you want to follow yourselves. One touch puts a measure on the board, and it can be taken off again.",
  search: "Search for a measure",
  board: "Board",
  above: "Measures of several units",
  aboveHelp: "Defined once in the unit above. You see your own figures.",
  readyHelp: "What Norwegian hospitals often follow. The measure becomes your own, and all of it can be changed.",
  followed: "What others follow",
  followedHelp: "You get a measure of your own by the same recipe, with figures of your own.",
  groups: {
    safety: "Patient safety",
    infection: "Infection control",
    flow: "Flow and waiting",
    practice: "Good practice",
    staff: "Staff",
  },
  from: (unit) => `from ${unit}`,
  units: (count) => `followed by ${count} units`,
  hasFigures: "has figures for you",
  noFigures: "has no figures for you yet",
  better: { up: "higher is better", down: "lower is better", neutral: "neither higher nor lower is better" },
  of: (counts, of) => `${counts} out of ${of}`,
  against: (counts, of) => `${counts}, in relation to ${of}`,
  source: (source) => `The figures usually come from: ${source}`,
  put: "Put on the board",
  make: "Make the measure",
  shown: "On the board",
  made: "You have it",
  putDone: (name) => `“${name}” is on the board.`,
  makeDone: (name) => `“${name}” is made.`,
  none: "Found no measure of that name.",
  more: (count) => `${count} more. Search to find them.`,
  own: "A measure of your own",
  ownHelp: "Three plain questions choose the chart.",
  ours: "our figures",
  whole: (unit) => `The figures of ${unit}`,
  spread: "Put on all boards below",
  spreadAsk: (name, boards, unit) => `Put “${name}” on ${boards} boards in ${unit} and below?`,
  spreadHelp:
    "Boards that have it already do not change. Each section sees its own figures, and may take the measure off when it likes.",
  spreadDo: "Put on the boards",
  spreadDone: (name, boards) => `“${name}” was put on ${boards} boards.`,
  spreadNone: "All the boards have it already.",
  spreadLeft: (boards) => `${boards} boards did not get it: they are full or could not be reached. Try again later.`,
  cancel: "Cancel",
  undone: (boards) => `Taken off ${boards} boards again.`,
};
