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
  more: (count: number) => `+${count} til`,
  missedHelp: "Svarfristen gikk ut uten svar. Saken er fortsatt åpen hos dere, og dere kan svare.",
  open: "Åpne tavlen",
  openOf: (unit: string) => `Åpne tavlen til ${unit}`,
  onBoard: "Hva det gjelder, står på tavlen.",
  why: "Du får denne e-posten fordi du har valgt det i Tavlemøte.",
  stop: "Endre eller slå av",
  whyOnCall: (unit: string) => `Denne postkassen er satt opp for vakthavende i ${unit}. Lederen der kan endre det.`,
  confirm: {
    subject: "Bekreft e-postadressen din",
    text: "Noen har satt opp denne adressen for varsler fra Tavlemøte. Er det deg, åpner du lenken innen et døgn:",
    subjectOnCall: (unit: string) => `Bekreft postkassen for vakthavende i ${unit}`,
    textOnCall: (unit: string) =>
      `Denne postkassen er satt opp for vakthavende i ${unit}. Skal den få beskjed om sikkerhetssaker, åpner du lenken innen et døgn:`,
    act: "Bekreft adressen",
    not: "Var det ikke deg, trenger du ikke gjøre noe. Da sendes ingenting mer hit.",
  },
  sample: {
    title: "Prøve fra Tavlemøte",
    text: "Slik kommer varslene. Denne er bare en prøve, ingen sak venter.",
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
  more: (count) => `+${count} til`,
  missedHelp: "Svarfristen gjekk ut utan svar. Saka er framleis open hos dykk, og de kan svare.",
  open: "Opne tavla",
  openOf: (unit) => `Opne tavla til ${unit}`,
  onBoard: "Kva det gjeld, står på tavla.",
  why: "Du får denne e-posten fordi du har valt det i Tavlemøte.",
  stop: "Endre eller slå av",
  whyOnCall: (unit) => `Denne postkassa er sett opp for vakthavande i ${unit}. Leiaren der kan endre det.`,
  confirm: {
    subject: "Stadfest e-postadressa di",
    text: "Nokon har sett opp denne adressa for varsel frå Tavlemøte. Er det deg, opnar du lenkja innan eit døgn:",
    subjectOnCall: (unit) => `Stadfest postkassa for vakthavande i ${unit}`,
    textOnCall: (unit) =>
      `Denne postkassa er sett opp for vakthavande i ${unit}. Skal ho få melding om tryggleikssaker, opnar du lenkja innan eit døgn:`,
    act: "Stadfest adressa",
    not: "Var det ikkje deg, treng du ikkje gjere noko. Då blir det ikkje sendt noko meir hit.",
  },
  sample: {
    title: "Prøve frå Tavlemøte",
    text: "Slik kjem varsla. Denne er berre ei prøve, inga sak ventar.",
  },
};

const en: MailWords = {
  line: (about, count) => {
    const one = count === 1;
    switch (about) {
      case "waiting":
        return one ? "1 matter waits for an answer" : `${count} matters wait for an answer`;
      case "due-soon":
        return one
          ? "1 matter is to be answered within the hour"
          : `${count} matters are to be answered within the hour`;
      case "missed":
        return one ? "1 matter was raised automatically" : `${count} matters were raised automatically`;
      case "answered":
        return one ? "1 matter has been answered" : `${count} matters have been answered`;
      case "interim":
        return one ? "1 matter has an interim answer" : `${count} matters have an interim answer`;
      case "aware":
        return one ? "1 matter for information" : `${count} matters for information`;
      case "risen":
        return one
          ? "1 of your matters was raised automatically"
          : `${count} of your matters were raised automatically`;
    }
  },
  more: (count) => `+${count} more`,
  missedHelp: "The reply-by time passed without an answer. The matter is still open with you, and you may answer.",
  open: "Open the board",
  openOf: (unit) => `Open the board of ${unit}`,
  onBoard: "What it is about stands on the board.",
  why: "You get this mail because you chose it in Tavlemøte.",
  stop: "Change or switch off",
  whyOnCall: (unit) => `This mailbox is set up for whoever is on call in ${unit}. The leader there can change it.`,
  confirm: {
    subject: "Confirm your e-mail address",
    text: "Somebody has set up this address for notices from Tavlemøte. If it was you, open the link within a day:",
    subjectOnCall: (unit) => `Confirm the mailbox for whoever is on call in ${unit}`,
    textOnCall: (unit) =>
      `This mailbox is set up for whoever is on call in ${unit}. If it shall be told of safety matters, open the link within a day:`,
    act: "Confirm the address",
    not: "If it was not you, there is nothing to do. Nothing more will be sent here.",
  },
  sample: {
    title: "A sample from Tavlemøte",
    text: "This is how notices arrive. It is only a sample: no matter is waiting.",
  },
};

const ALL: Readonly<Record<Language, MailWords>> = { nb, nn, en };

export function mailWords(language: Language): MailWords {
  return ALL[language];
}
