import type { HealthId } from "../../shared/health/measures.ts";

/** How the meeting itself goes: the page of a board, the tile on its wall, what may be tried, and the look at the agenda. */
interface Words {
  readonly title: string;
  readonly open: string;
  readonly lead: string;
  readonly groups: Readonly<Record<"meeting" | "board" | "answers", string>>;
  readonly names: Readonly<Record<HealthId, string>>;
  /** What is counted, in one line below each chart. */
  readonly what: Readonly<Record<HealthId, string>>;
  readonly units: Readonly<Record<"min" | "people" | "days" | "hours", string>>;
  readonly ofType: (name: string, type: string) => string;
  readonly none: string;
  readonly fading: string;
  readonly well: string;
  /** Above a chart on a wall, where the title of a page stands nowhere. */
  readonly onWall: (name: string) => string;
  readonly suggestion: string;
  readonly tries: Readonly<
    Record<"invite" | "oneOldCard" | "oldestIdeaFirst" | "sayWhatYouAsk" | "signalFirst", string>
  >;
  readonly moveTime: (time: string) => string;
  readonly shorten: (step: string, minutes: string) => string;
  readonly plan: string;
  readonly predict: (name: string) => string;
  readonly why: (name: string) => string;
  readonly tryIt: string;
  readonly notNow: string;
  readonly tried: string;
  readonly dismissed: string;
  readonly review: string;
  readonly reviewSee: string;
  readonly reviewLead: (type: string, meetings: number, since: string) => string;
  readonly reviewStep: string;
  readonly reviewPlanned: string;
  readonly reviewUsual: string;
  readonly reviewSkipped: string;
  readonly skipped: (count: number, of: number) => string;
  readonly over: string;
  readonly keep: string;
  readonly change: string;
  readonly later: string;
  readonly kept: string;
  readonly putOff: string;
  readonly answering: string;
  readonly answeringOf: (unit: string) => string;
  readonly answeringWhat: string;
  readonly inTime: string;
  readonly inTimeWhat: string;
  readonly answeringNone: string;
  readonly answeringLead: (unit: string) => string;
}

export const nb: Words = {
  title: "Hvordan går tavlemøtet?",
  open: "Hvordan går tavlemøtet?",
  lead: "Tall som tavlen har fra før. Ingen skriver noe inn, og ingen telles ved navn.",
  groups: { meeting: "Møtet", board: "Tavlen", answers: "Svarene" },
  names: {
    held: "Møter holdt",
    onTime: "I rett tid",
    length: "Møtets lengde",
    heads: "Hvor mange vi er",
    fresh: "Oppdatert tavle",
    ideaDays: "Fra idé til første svar",
    answered: "Besvart i tide og bekreftet",
    solvedHere: "Løst der det oppsto",
    discussed: "Signaler vi snakket om",
  },
  what: {
    held: "Andel av ukens planlagte møter som ble holdt.",
    onTime: "Andel som begynte innen to minutter og sluttet etter planen.",
    length: "Minutter fra start til slutt.",
    heads: "Hvor mange som var med, i rommet og utenfra. Aldri hvem.",
    fresh: "Andel kort og målinger som ikke har stått urørt for lenge.",
    ideaDays: "Median antall dager for ideene som fikk svar i uken.",
    answered: "Andel saker vi løftet som ble besvart innen svarfristen og bekreftet av oss.",
    solvedHere: "Andel av det som ble løst, som ble løst uten å løftes videre.",
    discussed: "Andel nye signaler som ble tatt opp i et møte innen en uke.",
  },
  units: { min: "min", people: "personer", days: "dager", hours: "timer" },
  ofType: (name, type) => `${name}: ${type}`,
  none: "Det er ikke holdt noe møte på denne tavlen ennå. Tallene kommer av seg selv når dere møtes.",
  fading: "Et signal tyder på at møtet er i ferd med å skli ut.",
  well: "Ingen signaler om at møtet er i ferd med å skli ut.",
  onWall: (name) => `Tavlemøtet: ${name.toLowerCase()}`,
  suggestion: "En liten test?",
  tries: {
    invite: "Prøv å spørre én yrkesgruppe som sjelden er med, om et tidspunkt som passer, i to uker",
    oneOldCard: "Prøv å begynne punktet Ideer med ett kort som har stått stille, i to uker",
    oldestIdeaFirst: "Prøv å svare på den eldste ideen først, i to uker",
    sayWhatYouAsk: "Prøv å lese høyt hva dere ber om før en sak sendes, i to uker",
    signalFirst: "Prøv å begynne punktet Målinger med det nyeste signalet, i to uker",
  },
  moveTime: (time) => `Prøv å flytte møtet til kl. ${time} i to uker`,
  shorten: (step, minutes) => `Prøv å holde punktet «${step}» på ${minutes} min i to uker`,
  plan: "I to uker, på denne tavlen. Gå tilbake hvis det ikke hjelper.",
  predict: (name) => `Vi tror at «${name}» blir bedre.`,
  why: (name) => `Møtets egne tall har et signal: ${name}`,
  tryIt: "Prøv det",
  notNow: "Ikke nå",
  tried: "Testen står på tavlen under Tester nå.",
  dismissed: "Vi spør ikke om dette igjen på fire uker.",
  review: "Passer sakslisten fortsatt?",
  reviewSee: "Se hvor lang tid punktene har tatt",
  reviewLead: (type, meetings, since) =>
    `${type}: ${meetings} ${meetings === 1 ? "møte" : "møter"} siden ${since}. Slik ble tiden brukt.`,
  reviewStep: "Punkt",
  reviewPlanned: "Plan",
  reviewUsual: "Vanlig tid",
  reviewSkipped: "Hoppet over",
  skipped: (count, of) => (count === 0 ? "aldri" : `${count} av ${of}`),
  over: "over plan",
  keep: "Behold sakslisten",
  change: "Endre sakslisten",
  later: "Spør senere",
  kept: "Sakslisten beholdes. Vi spør igjen om tre måneder.",
  putOff: "Vi spør igjen om to uker.",
  answering: "Vår svartid",
  answeringOf: (unit) => `Svartid: ${unit}`,
  answeringWhat: "Timer fra en sak kom hit til den ble besvart, sak for sak.",
  inTime: "Besvart innen svarfristen",
  inTimeWhat: "Andel av ukens svar som kom innen svarfristen.",
  answeringNone: "Ingen saker er besvart her ennå.",
  answeringLead: (unit) => `Hvor lenge saker venter på svar fra ${unit}. Alle som sender saker hit, kan lese dette.`,
};

export const nn: Words = {
  title: "Korleis går tavlemøtet?",
  open: "Korleis går tavlemøtet?",
  lead: "Tal som tavla har frå før. Ingen skriv noko inn, og ingen blir talde ved namn.",
  groups: { meeting: "Møtet", board: "Tavla", answers: "Svara" },
  names: {
    held: "Møte haldne",
    onTime: "I rett tid",
    length: "Lengda på møtet",
    heads: "Kor mange vi er",
    fresh: "Oppdatert tavle",
    ideaDays: "Frå idé til første svar",
    answered: "Fekk svar i tide og stadfesta",
    solvedHere: "Løyst der det oppstod",
    discussed: "Signal vi snakka om",
  },
  what: {
    held: "Del av dei planlagde møta i veka som vart haldne.",
    onTime: "Del som tok til innan to minutt og slutta etter planen.",
    length: "Minutt frå start til slutt.",
    heads: "Kor mange som var med, i rommet og utanfrå. Aldri kven.",
    fresh: "Del kort og målingar som ikkje har stått urørte for lenge.",
    ideaDays: "Median tal dagar for ideane som fekk svar i veka.",
    answered: "Del saker vi løfta som fekk svar innan svarfristen og vart stadfesta av oss.",
    solvedHere: "Del av det som vart løyst, som vart løyst utan å bli løfta vidare.",
    discussed: "Del nye signal som vart tekne opp i eit møte innan ei veke.",
  },
  units: { min: "min", people: "personar", days: "dagar", hours: "timar" },
  ofType: (name, type) => `${name}: ${type}`,
  none: "Det er ikkje halde noko møte på denne tavla enno. Tala kjem av seg sjølve når de møtest.",
  fading: "Eit signal tyder på at møtet er i ferd med å gli ut.",
  well: "Ingen signal om at møtet er i ferd med å gli ut.",
  onWall: (name) => `Tavlemøtet: ${name.toLowerCase()}`,
  suggestion: "Ein liten test?",
  tries: {
    invite: "Prøv å spørje éi yrkesgruppe som sjeldan er med, om eit tidspunkt som passar, i to veker",
    oneOldCard: "Prøv å byrje punktet Idear med eitt kort som har stått stille, i to veker",
    oldestIdeaFirst: "Prøv å svare på den eldste ideen først, i to veker",
    sayWhatYouAsk: "Prøv å lese høgt kva de ber om før ei sak blir send, i to veker",
    signalFirst: "Prøv å byrje punktet Målingar med det nyaste signalet, i to veker",
  },
  moveTime: (time) => `Prøv å flytte møtet til kl. ${time} i to veker`,
  shorten: (step, minutes) => `Prøv å halde punktet «${step}» på ${minutes} min i to veker`,
  plan: "I to veker, på denne tavla. Gå tilbake om det ikkje hjelper.",
  predict: (name) => `Vi trur at «${name}» blir betre.`,
  why: (name) => `Tala til møtet har eit signal: ${name}`,
  tryIt: "Prøv det",
  notNow: "Ikkje no",
  tried: "Testen står på tavla under Testar no.",
  dismissed: "Vi spør ikkje om dette igjen på fire veker.",
  review: "Passar saklista framleis?",
  reviewSee: "Sjå kor lang tid punkta har teke",
  reviewLead: (type, meetings, since) => `${type}: ${meetings} møte sidan ${since}. Slik vart tida brukt.`,
  reviewStep: "Punkt",
  reviewPlanned: "Plan",
  reviewUsual: "Vanleg tid",
  reviewSkipped: "Hoppa over",
  skipped: (count, of) => (count === 0 ? "aldri" : `${count} av ${of}`),
  over: "over plan",
  keep: "Behald saklista",
  change: "Endre saklista",
  later: "Spør seinare",
  kept: "Vi held på saklista. Vi spør igjen om tre månader.",
  putOff: "Vi spør igjen om to veker.",
  answering: "Svartida vår",
  answeringOf: (unit) => `Svartid: ${unit}`,
  answeringWhat: "Timar frå ei sak kom hit til ho fekk svar, sak for sak.",
  inTime: "Svar innan svarfristen",
  inTimeWhat: "Del av svara i veka som kom innan svarfristen.",
  answeringNone: "Ingen saker har fått svar her enno.",
  answeringLead: (unit) => `Kor lenge saker ventar på svar frå ${unit}. Alle som sender saker hit, kan lese dette.`,
};

export const en: Words = {
  title: "How is the board meeting going?",
  open: "How is the board meeting going?",
  lead: "Figures that the board has anyway. Nobody types anything, and nobody is counted by name.",
  groups: { meeting: "The meeting", board: "The board", answers: "The answers" },
  names: {
    held: "Meetings held",
    onTime: "On time",
    length: "Length of the meeting",
    heads: "How many we are",
    fresh: "A board kept up to date",
    ideaDays: "From idea to first answer",
    answered: "Answered in time and confirmed",
    solvedHere: "Solved where it arose",
    discussed: "Signals we talked about",
  },
  what: {
    held: "Share of the week's planned meetings that were held.",
    onTime: "Share that began within two minutes and ended as planned.",
    length: "Minutes from start to end.",
    heads: "How many took part, in the room and from elsewhere. Never who.",
    fresh: "Share of cards and measures that have not stood untouched too long.",
    ideaDays: "Median days of the ideas that were answered in the week.",
    answered: "Share of the matters we raised that were answered within their reply-by time and confirmed by us.",
    solvedHere: "Share of what was solved that was solved without being raised.",
    discussed: "Share of new signals that were taken up in a meeting within a week.",
  },
  units: { min: "min", people: "people", days: "days", hours: "hours" },
  ofType: (name, type) => `${name}: ${type}`,
  none: "No meeting has been held on this board yet. The figures come by themselves when you meet.",
  fading: "A signal suggests that the meeting is starting to slip.",
  well: "No signals that the meeting is starting to slip.",
  onWall: (name) => `Board meeting: ${name.toLowerCase()}`,
  suggestion: "A small test?",
  tries: {
    invite: "Try asking one profession that is seldom here which time suits them, for two weeks",
    oneOldCard: "Try starting the item Ideas with one card that has stood still, for two weeks",
    oldestIdeaFirst: "Try answering the oldest idea first, for two weeks",
    sayWhatYouAsk: "Try reading aloud what you ask for before a matter is sent, for two weeks",
    signalFirst: "Try starting the item Measures with the newest signal, for two weeks",
  },
  moveTime: (time) => `Try moving the meeting to ${time} for two weeks`,
  shorten: (step, minutes) => `Try keeping the item “${step}” to ${minutes} min for two weeks`,
  plan: "For two weeks, on this board. Go back if it does not help.",
  predict: (name) => `We believe that “${name}” will get better.`,
  why: (name) => `The meeting's own figures have a signal: ${name}`,
  tryIt: "Try it",
  notNow: "Not now",
  tried: "The test stands on the board under Testing now.",
  dismissed: "We will not ask about this for four weeks.",
  review: "Does the agenda still fit?",
  reviewSee: "See how long the items have taken",
  reviewLead: (type, meetings, since) =>
    `${type}: ${meetings} ${meetings === 1 ? "meeting" : "meetings"} since ${since}. This is how the time was used.`,
  reviewStep: "Item",
  reviewPlanned: "Plan",
  reviewUsual: "Usual time",
  reviewSkipped: "Skipped",
  skipped: (count, of) => (count === 0 ? "never" : `${count} of ${of}`),
  over: "over plan",
  keep: "Keep the agenda",
  change: "Change the agenda",
  later: "Ask later",
  kept: "The agenda is kept. We ask again in three months.",
  putOff: "We ask again in two weeks.",
  answering: "Our answering time",
  answeringOf: (unit) => `Answering time: ${unit}`,
  answeringWhat: "Hours from when a matter came here until it was answered, matter by matter.",
  inTime: "Answered within the reply-by time",
  inTimeWhat: "Share of the week's answers that came within the reply-by time.",
  answeringNone: "No matters have been answered here yet.",
  answeringLead: (unit) =>
    `How long matters wait for an answer from ${unit}. Everyone who sends matters here can read this.`,
};
