import type { Language } from "../../shared/access/actor.ts";
import type { LineAbout } from "../../shared/notice/joined.ts";

/** The words of mails and posts; they never say what a matter is about. Bokmål is the type. */
const nb = {
  line: (about: LineAbout, count: number): string => {
    const one = count === 1;
    switch (about) {
      case "waiting":
        return one ? "1 sak venter på svar" : `${count} saker venter på svar`;
      case "due-soon":
        return one ? "1 sak har svarfrist innen en time" : `${count} saker har svarfrist innen en time`;
      case "missed":
        return one ? "1 sak er løftet videre automatisk" : `${count} saker er løftet videre automatisk`;
      case "answered":
        return one ? "1 sak er besvart" : `${count} saker er besvart`;
      case "interim":
        return one ? "1 sak har fått foreløpig svar" : `${count} saker har fått foreløpig svar`;
      case "aware":
        return one ? "1 sak til orientering" : `${count} saker til orientering`;
      case "risen":
        return one
          ? "1 av sakene deres er løftet videre automatisk"
          : `${count} av sakene deres er løftet videre automatisk`;
    }
  },
  /** Vakthavende is told of nothing else; why one is written to in the night is no secret. */
  safetyWaits: (count: number): string =>
    count === 1 ? "1 sak om sikkerhet venter på svar" : `${count} saker om sikkerhet venter på svar`,
  more: (count: number) => `+${count} til`,
  missedHelp: (count: number) =>
    `Svarfristen gikk ut uten svar. ${count === 1 ? "Saken er fortsatt åpen" : "Sakene er fortsatt åpne"} hos dere, og dere kan svare.`,
  open: "Åpne tavlen",
  openOne: "Åpne saken",
  openOf: (unit: string) => `Åpne tavlen til ${unit}`,
  openOneOf: (unit: string) => `Åpne saken hos ${unit}`,
  onBoard: "Hva det gjelder, står på tavlen.",
  why: "Du får denne e-posten fordi du har valgt det i Tavlemøte.",
  stop: "Endre eller slå av",
  whyOnCall: (unit: string) => `Denne postkassen er satt opp for vakthavende i ${unit}. Lederen der kan endre det.`,
  confirm: {
    subject: "Bekreft e-postadressen din",
    text: "Noen har satt opp denne adressen for varsler fra Tavlemøte. Er det deg, kan du åpne lenken innen et døgn:",
    subjectOnCall: (unit: string) => `Bekreft postkassen for vakthavende i ${unit}`,
    textOnCall: (unit: string) =>
      `Denne postkassen er satt opp for vakthavende i ${unit}. Åpne lenken innen et døgn hvis den skal få beskjed om sikkerhetssaker:`,
    act: "Bekreft adressen",
    not: "Var det ikke deg, trenger du ikke gjøre noe. Da sendes ingenting mer hit.",
  },
  sample: {
    title: "Prøve fra Tavlemøte",
    text: "Slik ser varslene ut. Dette er bare en prøve, ingen sak venter.",
  },
};

type MailWords = typeof nb;

const nn: MailWords = {
  line: (about, count) => {
    const one = count === 1;
    switch (about) {
      case "waiting":
        return one ? "1 sak ventar på svar" : `${count} saker ventar på svar`;
      case "due-soon":
        return one ? "1 sak har svarfrist innan ein time" : `${count} saker har svarfrist innan ein time`;
      case "missed":
        return one ? "1 sak er løfta vidare automatisk" : `${count} saker er løfta vidare automatisk`;
      case "answered":
        return one ? "1 sak har fått svar" : `${count} saker har fått svar`;
      case "interim":
        return one ? "1 sak har fått førebels svar" : `${count} saker har fått førebels svar`;
      case "aware":
        return one ? "1 sak til orientering" : `${count} saker til orientering`;
      case "risen":
        return one
          ? "1 av sakene dykkar er løfta vidare automatisk"
          : `${count} av sakene dykkar er løfta vidare automatisk`;
    }
  },
  safetyWaits: (count) =>
    count === 1 ? "1 sak om tryggleik ventar på svar" : `${count} saker om tryggleik ventar på svar`,
  more: (count) => `+${count} til`,
  missedHelp: (count) =>
    `Svarfristen gjekk ut utan svar. ${count === 1 ? "Saka er framleis open" : "Sakene er framleis opne"} hos dykk, og de kan svare.`,
  open: "Opne tavla",
  openOne: "Opne saka",
  openOf: (unit) => `Opne tavla til ${unit}`,
  openOneOf: (unit) => `Opne saka hos ${unit}`,
  onBoard: "Kva det gjeld, står på tavla.",
  why: "Du får denne e-posten fordi du har valt det i Tavlemøte.",
  stop: "Endre eller slå av",
  whyOnCall: (unit) => `Denne postkassa er sett opp for vakthavande i ${unit}. Leiaren der kan endre det.`,
  confirm: {
    subject: "Stadfest e-postadressa di",
    text: "Nokon har sett opp denne adressa for varsel frå Tavlemøte. Er det deg, kan du opne lenkja innan eit døgn:",
    subjectOnCall: (unit) => `Stadfest postkassa for vakthavande i ${unit}`,
    textOnCall: (unit) =>
      `Denne postkassa er sett opp for vakthavande i ${unit}. Opne lenkja innan eit døgn om ho skal få beskjed om tryggleikssaker:`,
    act: "Stadfest adressa",
    not: "Var det ikkje deg, treng du ikkje gjere noko. Då blir det ikkje sendt noko meir hit.",
  },
  sample: {
    title: "Prøve frå Tavlemøte",
    text: "Slik ser varsla ut. Dette er berre ei prøve, inga sak ventar.",
  },
};

const en: MailWords = {
  line: (about, count) => {
    const one = count === 1;
    switch (about) {
      case "waiting":
        return one ? "1 matter is waiting for an answer" : `${count} matters are waiting for an answer`;
      case "due-soon":
        return one
          ? "1 matter has its reply-by time within the hour"
          : `${count} matters have their reply-by time within the hour`;
      case "missed":
        return one ? "1 matter was raised automatically" : `${count} matters were raised automatically`;
      case "answered":
        return one ? "1 matter has been answered" : `${count} matters have been answered`;
      case "interim":
        return one ? "1 matter has an interim answer" : `${count} matters have an interim answer`;
      case "aware":
        return one ? "1 matter for awareness" : `${count} matters for awareness`;
      case "risen":
        return one
          ? "1 of your matters was raised automatically"
          : `${count} of your matters were raised automatically`;
    }
  },
  safetyWaits: (count) =>
    count === 1 ? "1 safety matter is waiting for an answer" : `${count} safety matters are waiting for an answer`,
  more: (count) => `+${count} more`,
  missedHelp: (count) =>
    `The reply-by time passed without an answer. ${count === 1 ? "The matter is still open with you, and you can answer it." : "The matters are still open with you, and you can answer them."}`,
  open: "Open the board",
  openOne: "Open the matter",
  openOf: (unit) => `Open the board of ${unit}`,
  openOneOf: (unit) => `Open the matter at ${unit}`,
  onBoard: "What it is about is on the board.",
  why: "You get this mail because you chose it in Tavlemøte.",
  stop: "Change or switch off",
  whyOnCall: (unit) => `This mailbox is set up for whoever is on call in ${unit}. The leader there can change it.`,
  confirm: {
    subject: "Confirm your e-mail address",
    text: "Somebody has set up this address for notices from Tavlemøte. If it was you, open the link within a day:",
    subjectOnCall: (unit) => `Confirm the mailbox for whoever is on call in ${unit}`,
    textOnCall: (unit) =>
      `This mailbox is set up for whoever is on call in ${unit}. If it is to be told of safety matters, open the link within a day:`,
    act: "Confirm the address",
    not: "If it was not you, there is nothing to do. Nothing more will be sent here.",
  },
  sample: {
    title: "A sample from Tavlemøte",
    text: "This is what notices look like. It is only a sample: no matter is waiting.",
  },
};

const ALL: Readonly<Record<Language, MailWords>> = { nb, nn, en };

export function mailWords(language: Language): MailWords {
  return ALL[language];
}
