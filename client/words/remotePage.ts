import type { Language } from "../../shared/access/actor.ts";
import type { Over } from "../../shared/remote/remote.ts";

/** The page of a phone that is keyboard and remote of a wall, apart from the catalogue: the page must stay small. */
export interface RemotePageWords {
  readonly title: string;
  readonly codeTitle: string;
  readonly codeHelp: string;
  readonly code: string;
  readonly connect: string;
  readonly connecting: string;
  readonly to: (screen: string) => string;
  readonly writeIn: string;
  readonly nothingToWrite: string;
  readonly done: string;
  readonly written: string;
  readonly otherField: string;
  readonly acts: string;
  readonly ways: string;
  readonly noPatient: string;
  readonly identityTitle: string;
  readonly identityHelp: string;
  readonly offline: string;
  readonly offlineHelp: string;
  readonly noWall: string;
  readonly noWallHelp: string;
  readonly waiting: string;
  readonly leave: string;
  readonly overTitle: Readonly<Record<Over, string>>;
  readonly overHelp: Readonly<Record<Over, string>>;
  readonly again: string;
  readonly trouble: Readonly<Record<"code-unknown" | "too-many" | "no-network" | "other", string>>;
  readonly answers: {
    readonly title: (count: number) => string;
    readonly from: (unit: string, asked: string) => string;
    readonly text: string;
    readonly send: string;
    readonly failed: string;
  };
}

const nb: RemotePageWords = {
  title: "Skriv på tavlen",
  codeTitle: "Skann koden på veggskjermen",
  codeHelp: "Trykk «Mobil» på skjermen. Bruk kameraet, eller skriv de seks bokstavene her.",
  code: "Seks bokstaver",
  connect: "Koble til",
  connecting: "Kobler til ...",
  to: (screen) => `Koblet til ${screen}`,
  writeIn: "Skriv på skjermen",
  nothingToWrite: "Akkurat nå er det ingenting å skrive i på skjermen.",
  done: "Ferdig",
  written: "Teksten kommer på skjermen mens du skriver.",
  otherField: "Andre felt",
  acts: "Knappene på skjermen",
  ways: "Videre i møtet",
  noPatient: "Skriv ikke noe som kan identifisere en pasient.",
  identityTitle: "Dette ligner et fødselsnummer",
  identityHelp: "Det er ikke sendt. Ta bort alt som kan identifisere en pasient.",
  offline: "Uten nett",
  offlineHelp: "Det du skriver, kommer på skjermen når du har nett igjen.",
  noWall: "Skjermen er uten nett",
  noWallHelp: "Bruk knappene på skjermen så lenge. Det du skriver, venter her.",
  waiting: "Venter på skjermen ...",
  leave: "Koble fra",
  overTitle: {
    "meeting-over": "Møtet er slutt",
    "another-phone": "En annen mobil har overtatt",
    ended: "Mobilen er koblet fra",
    unknown: "Mobilen er ikke koblet til lenger",
  },
  overHelp: {
    "meeting-over": "Takk for hjelpen. Denne siden kan lukkes.",
    "another-phone": "Bare én mobil kan skrive om gangen.",
    ended: "Skjermen bruker sine egne knapper nå.",
    unknown: "Trykk «Mobil» på skjermen og ta koden på nytt.",
  },
  again: "Koble til på nytt",
  trouble: {
    "code-unknown": "Koden er brukt eller byttet. Ta den som står på skjermen nå.",
    "too-many": "For mange forsøk. Skann koden med kameraet, eller vent ti minutter.",
    "no-network": "Ingen kontakt med tavlen. Se om telefonen har nett, og prøv igjen.",
    other: "Det gikk ikke. Ta koden på nytt.",
  },
  answers: {
    title: (count) => (count === 1 ? "1 sak venter på svar" : `${count} saker venter på svar`),
    from: (unit, asked) => (asked === "" ? `${unit}, til orientering` : `${unit} ber om: ${asked}`),
    text: "Svaret vårt",
    send: "Send svaret",
    failed: "Svaret ble ikke sendt. Prøv igjen, eller svar fra tavlen på en PC.",
  },
};

const nn: RemotePageWords = {
  title: "Skriv på tavla",
  codeTitle: "Skann koden på veggskjermen",
  codeHelp: "Trykk «Mobil» på skjermen. Bruk kameraet, eller skriv dei seks bokstavane her.",
  code: "Seks bokstavar",
  connect: "Kople til",
  connecting: "Koplar til ...",
  to: (screen) => `Kopla til ${screen}`,
  writeIn: "Skriv på skjermen",
  nothingToWrite: "Akkurat no er det ingenting å skrive i på skjermen.",
  done: "Ferdig",
  written: "Teksten kjem på skjermen medan du skriv.",
  otherField: "Andre felt",
  acts: "Knappane på skjermen",
  ways: "Vidare i møtet",
  noPatient: "Ikkje skriv noko som kan identifisere ein pasient.",
  identityTitle: "Dette liknar eit fødselsnummer",
  identityHelp: "Det er ikkje sendt. Ta bort alt som kan identifisere ein pasient.",
  offline: "Utan nett",
  offlineHelp: "Det du skriv, kjem på skjermen når du har nett att.",
  noWall: "Skjermen er utan nett",
  noWallHelp: "Bruk knappane på skjermen så lenge. Det du skriv, ventar her.",
  waiting: "Ventar på skjermen ...",
  leave: "Kople frå",
  overTitle: {
    "meeting-over": "Møtet er slutt",
    "another-phone": "Ein annan mobil har teke over",
    ended: "Mobilen er kopla frå",
    unknown: "Mobilen er ikkje kopla til lenger",
  },
  overHelp: {
    "meeting-over": "Takk for hjelpa. Denne sida kan lukkast.",
    "another-phone": "Berre éin mobil kan skrive om gongen.",
    ended: "Skjermen bruker sine eigne knappar no.",
    unknown: "Trykk «Mobil» på skjermen og ta koden på nytt.",
  },
  again: "Kople til på nytt",
  trouble: {
    "code-unknown": "Koden er brukt eller bytt. Ta den som står på skjermen no.",
    "too-many": "For mange forsøk. Skann koden med kameraet, eller vent ti minutt.",
    "no-network": "Ingen kontakt med tavla. Sjå om telefonen har nett, og prøv igjen.",
    other: "Det gjekk ikkje. Ta koden på nytt.",
  },
  answers: {
    title: (count) => (count === 1 ? "1 sak ventar på svar" : `${count} saker ventar på svar`),
    from: (unit, asked) => (asked === "" ? `${unit}, til orientering` : `${unit} ber om: ${asked}`),
    text: "Svaret vårt",
    send: "Send svaret",
    failed: "Svaret vart ikkje sendt. Prøv igjen, eller svar frå tavla på ein PC.",
  },
};

const en: RemotePageWords = {
  title: "Write on the board",
  codeTitle: "Scan the code on the wall screen",
  codeHelp: "Touch “Phone” on the screen. Use the camera, or type the six letters here.",
  code: "Six letters",
  connect: "Connect",
  connecting: "Connecting ...",
  to: (screen) => `Connected to ${screen}`,
  writeIn: "Write on the screen",
  nothingToWrite: "There is nothing to write in on the screen just now.",
  done: "Done",
  written: "The text comes on the screen as you write.",
  otherField: "Other fields",
  acts: "The buttons on the screen",
  ways: "On in the meeting",
  noPatient: "Write nothing that may identify a patient.",
  identityTitle: "This looks like a national identity number",
  identityHelp: "It has not been sent. Remove everything that may identify a patient.",
  offline: "No network",
  offlineHelp: "What you write comes on the screen when you have network again.",
  noWall: "The screen has no network",
  noWallHelp: "Use the buttons on the screen meanwhile. What you write waits here.",
  waiting: "Waiting for the screen ...",
  leave: "Disconnect",
  overTitle: {
    "meeting-over": "The meeting has ended",
    "another-phone": "Another phone has taken over",
    ended: "The phone is disconnected",
    unknown: "The phone is no longer connected",
  },
  overHelp: {
    "meeting-over": "Thank you for helping. You can close this page.",
    "another-phone": "Only one phone can write at a time.",
    ended: "The screen uses its own buttons now.",
    unknown: "Touch “Phone” on the screen and take the code again.",
  },
  again: "Connect again",
  trouble: {
    "code-unknown": "The code has been used or has changed. Take the one on the screen now.",
    "too-many": "Too many tries. Scan the code with the camera, or wait ten minutes.",
    "no-network": "No contact with the board. See whether the phone has network, and try again.",
    other: "That did not work. Take the code again.",
  },
  answers: {
    title: (count) => (count === 1 ? "1 matter waits for an answer" : `${count} matters wait for an answer`),
    from: (unit, asked) => (asked === "" ? `${unit}, for information` : `${unit} asks for: ${asked}`),
    text: "Our answer",
    send: "Send the answer",
    failed: "The answer was not sent. Try again, or answer from the board on a computer.",
  },
};

export const remotePageWords: Readonly<Record<Language, RemotePageWords>> = { nb, nn, en };
