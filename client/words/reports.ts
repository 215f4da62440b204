import type { Language } from "../../shared/access/actor.ts";

/** What the phone's page takes beside an idea: a line for the cross, and counting. Loaded after the idea itself. */
interface Words {
  readonly event: {
    readonly title: string;
    readonly help: string;
    readonly day: string;
    readonly today: string;
    readonly yesterday: string;
    readonly kind: string;
    readonly line: string;
    readonly lineHint: string;
    readonly reported: string;
    readonly reportedHint: string;
    readonly send: string;
    readonly empty: string;
    readonly sent: string;
    readonly sentHelp: string;
    readonly waiting: string;
    readonly again: string;
  };
  readonly tally: {
    readonly title: string;
    readonly help: string;
    readonly counted: (name: string) => string;
    /** `null` = under five, which a phone without account is not told. */
    readonly now: (count: number | null) => string;
    readonly waiting: string;
    readonly undo: string;
    readonly undone: (name: string) => string;
  };
  readonly identity: string;
  readonly refused: Readonly<Record<"code-unknown" | "link-used" | "too-many" | "not-found" | "other", string>>;
  readonly dismiss: string;
}

const nb: Words = {
  event: {
    title: "Hva har skjedd?",
    help: "Linjen står i det grønne korset til neste tavlemøte. Møtet gir dagen farge.",
    day: "Når?",
    today: "I dag",
    yesterday: "I går",
    kind: "Hva slags hendelse?",
    line: "Kort om hendelsen",
    lineHint: "Ingen navn, og ikke noe som kan kjenne igjen en pasient.",
    reported: "Avvik er meldt",
    reportedHint: "Tavlen erstatter ikke avviksmeldingen.",
    send: "Send til tavlen",
    empty: "Velg hva slags hendelse det var, eller skriv én linje.",
    sent: "Takk for at du sa fra",
    sentHelp: "Linjen står på tavlen nå. Møtet snakker om hvorfor, ikke om hvem.",
    waiting: "Ikke sendt ennå. Linjen ligger trygt på telefonen og sendes når du har dekning igjen.",
    again: "Meld en til",
  },
  tally: {
    title: "Tell én",
    help: "Ett trykk er én hendelse.",
    counted: (name) => `Telt: ${name}`,
    now: (count) => (count === null ? "Sendt. Antallet er skjult, under 5" : `${count} til nå`),
    waiting: "Ikke sendt ennå",
    undo: "Angre",
    undone: (name) => `Angret: ${name}`,
  },
  identity: "Dette ligner et fødselsnummer. Ta bort tallene og skriv for eksempel «en pasient».",
  refused: {
    "code-unknown": "Koden er byttet siden sist. Skann den på nytt, så sendes dette.",
    "link-used": "Det er sendt mange herfra allerede. Skann koden på nytt, så sendes resten.",
    "too-many": "Det har kommet mange på kort tid. Vent ti minutter.",
    "not-found": "Dette telles ikke på tavlen lenger.",
    other: "Dette ble ikke sendt. Skann koden på nytt og prøv igjen.",
  },
  dismiss: "Fjern",
};

const nn: Words = {
  event: {
    title: "Kva har skjedd?",
    help: "Linja står i det grøne korset til neste tavlemøte. Møtet gir dagen farge.",
    day: "Når?",
    today: "I dag",
    yesterday: "I går",
    kind: "Kva slags hending?",
    line: "Kort om hendinga",
    lineHint: "Ingen namn, og ikkje noko som kan kjenne att ein pasient.",
    reported: "Avvik er meldt",
    reportedHint: "Tavla erstattar ikkje avviksmeldinga.",
    send: "Send til tavla",
    empty: "Vel kva slags hending det var, eller skriv éi linje.",
    sent: "Takk for at du sa frå",
    sentHelp: "Linja står på tavla no. Møtet snakkar om kvifor, ikkje om kven.",
    waiting: "Ikkje send enno. Linja ligg trygt på telefonen og blir send når du har dekning att.",
    again: "Meld ei til",
  },
  tally: {
    title: "Registrer éi",
    help: "Eitt trykk er éi hending.",
    counted: (name) => `Registrert: ${name}`,
    now: (count) => (count === null ? "Sendt. Talet er skjult, under 5" : `${count} til no`),
    waiting: "Ikkje sendt enno",
    undo: "Angre",
    undone: (name) => `Angra: ${name}`,
  },
  identity: "Dette liknar eit fødselsnummer. Ta bort tala og skriv til dømes «ein pasient».",
  refused: {
    "code-unknown": "Koden er bytt sidan sist. Skann han på nytt, så blir dette sendt.",
    "link-used": "Det er sendt mange herifrå alt. Skann koden på nytt, så blir resten sendt.",
    "too-many": "Det har kome mange på kort tid. Vent ti minutt.",
    "not-found": "Dette blir ikkje talt på tavla lenger.",
    other: "Dette vart ikkje sendt. Skann koden på nytt og prøv igjen.",
  },
  dismiss: "Ta bort",
};

const en: Words = {
  event: {
    title: "What has happened?",
    help: "The line stands in the green cross until the next board meeting. The meeting gives the day its colour.",
    day: "When?",
    today: "Today",
    yesterday: "Yesterday",
    kind: "What kind of event?",
    line: "The event in short",
    lineHint: "No names, and nothing that may identify a patient.",
    reported: "The incident is reported",
    reportedHint: "The board does not replace the incident report.",
    send: "Send to the board",
    empty: "Choose what kind of event it was, or write one line.",
    sent: "Thank you for telling",
    sentHelp: "The line is on the board now. The meeting talks about why, not who.",
    waiting: "Not sent yet. The line is safe on the phone and is sent when you have coverage again.",
    again: "Tell another",
  },
  tally: {
    title: "Count one",
    help: "One touch is one event.",
    counted: (name) => `Counted: ${name}`,
    now: (count) => (count === null ? "Sent. The number is hidden, under 5" : `${count} so far`),
    waiting: "Not sent yet",
    undo: "Undo",
    undone: (name) => `Undone: ${name}`,
  },
  identity: "This looks like a national identity number. Take the digits out and write “a patient”, for instance.",
  refused: {
    "code-unknown": "The code has changed since then. Scan it again, and this is sent.",
    "link-used": "Many have been sent from here already. Scan the code again, and the rest is sent.",
    "too-many": "Many have come in a short time. Wait ten minutes.",
    "not-found": "This is no longer counted on the board.",
    other: "This was not sent. Scan the code again and try once more.",
  },
  dismiss: "Remove",
};

export const reportWords: Readonly<Record<Language, Words>> = { nb, nn, en };
