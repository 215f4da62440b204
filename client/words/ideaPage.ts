import type { Language } from "../../shared/access/actor.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";

/** The phone's page for ideas, apart from the catalogue: the page must stay small. */
interface PageWords {
  readonly title: string;
  readonly noPatient: string;
  readonly left: (count: number) => string;
  readonly who: string;
  readonly anonymous: string;
  readonly named: string;
  readonly name: string;
  readonly similar: string;
  readonly answerTitle: (days: number) => string;
  readonly answerHelp: string;
  readonly heldHelp: string;
  readonly send: string;
  readonly noAccount: string;
  readonly identityTitle: string;
  readonly identityHelp: string;
  readonly empty: string;
  readonly thanks: string;
  readonly sent: string;
  readonly sentHeld: string;
  readonly waiting: string;
  readonly waitingHelp: string;
  readonly again: string;
  readonly mine: string;
  readonly receiptLink: string;
  readonly forget: string;
  readonly receiptTitle: string;
  readonly receiptGone: string;
  readonly loading: string;
  readonly noNetwork: string;
  readonly retry: string;
  readonly given: (day: string) => string;
  readonly since: (day: string) => string;
  readonly digitsTitle: string;
  readonly digitsHelp: string;
  readonly digits: string;
  readonly open: string;
  readonly scanFirst: string;
  readonly scanFirstHelp: string;
  readonly trouble: Readonly<Record<"code-unknown" | "link-used" | "too-many" | "patient-identity" | "other", string>>;
  readonly standing: Readonly<Record<LaneMeaning | "held" | "removed" | "archived", string>>;
  readonly removed: string;
  /** Who has it: a role, or that somebody does; a name is never told here. */
  readonly role: (role: string) => string;
  readonly someone: string;
  readonly on: Readonly<Record<"testing" | "justDo" | "exploring", (day: string) => string>>;
  /** Said when the idea is in use, and what its measure was before and is since. */
  readonly used: string;
  readonly effect: (name: string, before: string, after: string) => string;
  /** In place of a number under five. */
  readonly hidden: string;
  /** What the page takes beside an idea. */
  readonly tabs: Readonly<Record<"label" | "idea" | "event" | "tally", string>>;
}

const nb: PageWords = {
  title: "Hva kan vi gjøre bedre?",
  noPatient: "Skriv ikke noe som kan identifisere en pasient.",
  left: (count) => `${count} tegn igjen`,
  who: "Hvem er ideen fra?",
  anonymous: "Anonym",
  named: "Skriv navnet mitt",
  name: "Navnet ditt",
  similar: "Noen har foreslått noe lignende",
  answerTitle: (days) => (days === 1 ? "Du får svar innen 1 dag." : `Du får svar innen ${days} dager.`),
  answerHelp: "Etter sending får du en lenke som viser hva som skjer.",
  heldHelp: "Lederen leser ideen før den kommer på tavlen.",
  send: "Send til tavlen",
  noAccount: "Ingen innlogging. Mister du dekningen, sendes den senere.",
  identityTitle: "Dette ligner et fødselsnummer",
  identityHelp: "Tavlen henger der alle ser den. Ta bort alt som kan identifisere en pasient, så kan du sende.",
  empty: "Skriv ideen din først.",
  thanks: "Takk for ideen!",
  sent: "Den står på tavlen nå.",
  sentHeld: "Lederen har fått den og slipper den fram til tavlen.",
  waiting: "Ikke sendt ennå",
  waitingHelp: "Ideen ligger trygt på telefonen og sendes når du har dekning igjen.",
  again: "Gi en idé til",
  mine: "Mine ideer",
  receiptLink: "Lenke til svaret",
  forget: "Fjern fra listen",
  receiptTitle: "Ideen din",
  receiptGone: "Vi finner ikke denne ideen. Lenken kan være feil.",
  loading: "Henter ...",
  noNetwork: "Ingen kontakt med tavlen akkurat nå.",
  retry: "Prøv igjen",
  given: (day) => `Gitt ${day}`,
  since: (day) => `fra ${day}`,
  digitsTitle: "Skriv koden fra skjermen",
  digitsHelp: "Den har fire sifre, står ved siden av QR-koden og byttes hvert tiende minutt.",
  digits: "Fire sifre",
  open: "Fortsett",
  scanFirst: "Skann koden på tavlen",
  scanFirstHelp: "Koden står nederst på veggskjermen. Da vet vi hvilken tavle ideen skal til.",
  trouble: {
    "code-unknown": "Koden er byttet siden sist. Skann den på nytt, eller skriv de fire sifrene som står der nå.",
    "link-used": "Det er gått over ett døgn siden du skannet. Skann koden på nytt, så sendes ideen.",
    "too-many": "For mange forsøk. Vent ti minutter, eller skann QR-koden.",
    "patient-identity": "Ideen ble stoppet fordi den ligner et fødselsnummer. Skriv den på nytt uten.",
    other: "Ideen kunne ikke sendes. Skann koden på nytt og prøv igjen.",
  },
  standing: {
    held: "Venter på lederen",
    new: "Ny på tavlen",
    exploring: "Utredes",
    testing: "Testes",
    inUse: "Innført",
    notNow: "Ikke nå",
    justDo: "Blir gjort med en gang",
    own: "På tavlen",
    removed: "Tatt ned fra veggen",
    archived: "Lagt i arkivet",
  },
  removed: "Lederen skriver:",
  role: (role) => `${role} har ansvaret`,
  someone: "Noen på avdelingen har ansvaret",
  on: {
    testing: (day) => `Vi ser hvordan det gikk ${day}`,
    justDo: (day) => `Skal være gjort innen ${day}`,
    exploring: (day) => `Mer svar innen ${day}`,
  },
  used: "Takk! Ideen din er i bruk på avdelingen.",
  effect: (name, before, after) => `${name}: ${before} før, ${after} etter`,
  hidden: "skjult, under 5",
  tabs: { label: "Hva vil du gi?", idea: "Idé", event: "Hendelse", tally: "Tell" },
};

const nn: PageWords = {
  title: "Kva kan vi gjere betre?",
  noPatient: "Ikkje skriv noko som kan identifisere ein pasient.",
  left: (count) => `${count} teikn att`,
  who: "Kven er ideen frå?",
  anonymous: "Anonym",
  named: "Skriv namnet mitt",
  name: "Namnet ditt",
  similar: "Nokon har foreslått noko liknande",
  answerTitle: (days) => (days === 1 ? "Du får svar innan 1 dag." : `Du får svar innan ${days} dagar.`),
  answerHelp: "Etter sending får du ei lenkje som viser kva som skjer.",
  heldHelp: "Leiaren les ideen før han kjem på tavla.",
  send: "Send til tavla",
  noAccount: "Inga innlogging. Mistar du dekninga, blir han send seinare.",
  identityTitle: "Dette liknar eit fødselsnummer",
  identityHelp: "Tavla heng der alle ser ho. Ta bort alt som kan identifisere ein pasient, så kan du sende.",
  empty: "Skriv ideen din først.",
  thanks: "Takk for ideen!",
  sent: "Han står på tavla no.",
  sentHeld: "Leiaren har fått han og slepper han fram til tavla.",
  waiting: "Ikkje send enno",
  waitingHelp: "Ideen ligg trygt på telefonen og blir send når du har dekning att.",
  again: "Gi ein idé til",
  mine: "Ideane mine",
  receiptLink: "Lenkje til svaret",
  forget: "Ta bort frå lista",
  receiptTitle: "Ideen din",
  receiptGone: "Vi finn ikkje denne ideen. Lenkja kan vere feil.",
  loading: "Hentar ...",
  noNetwork: "Ingen kontakt med tavla akkurat no.",
  retry: "Prøv igjen",
  given: (day) => `Gitt ${day}`,
  since: (day) => `frå ${day}`,
  digitsTitle: "Skriv koden frå skjermen",
  digitsHelp: "Han har fire siffer, står ved sida av QR-koden og blir bytt kvart tiande minutt.",
  digits: "Fire siffer",
  open: "Hald fram",
  scanFirst: "Skann koden på tavla",
  scanFirstHelp: "Koden står nedst på veggskjermen. Då veit vi kva tavle ideen skal til.",
  trouble: {
    "code-unknown": "Koden er bytt sidan sist. Skann han på nytt, eller skriv dei fire sifra som står der no.",
    "link-used": "Det er gått over eitt døgn sidan du skanna. Skann koden på nytt, så blir ideen send.",
    "too-many": "For mange forsøk. Vent ti minutt, eller skann QR-koden.",
    "patient-identity": "Ideen vart stoppa fordi han liknar eit fødselsnummer. Skriv han på nytt utan.",
    other: "Ideen kunne ikkje sendast. Skann koden på nytt og prøv igjen.",
  },
  standing: {
    held: "Ventar på leiaren",
    new: "Ny på tavla",
    exploring: "Blir greidd ut",
    testing: "Blir testa",
    inUse: "Innført",
    notNow: "Ikkje no",
    justDo: "Blir gjort med ein gong",
    own: "På tavla",
    removed: "Teken ned frå veggen",
    archived: "Lagd i arkivet",
  },
  removed: "Leiaren skriv:",
  role: (role) => `${role} har ansvaret`,
  someone: "Nokon på avdelinga har ansvaret",
  on: {
    testing: (day) => `Vi ser korleis det gjekk ${day}`,
    justDo: (day) => `Skal vere gjort innan ${day}`,
    exploring: (day) => `Meir svar innan ${day}`,
  },
  used: "Takk! Ideen din er i bruk på avdelinga.",
  effect: (name, before, after) => `${name}: ${before} før, ${after} etter`,
  hidden: "skjult, under 5",
  tabs: { label: "Kva vil du gi?", idea: "Idé", event: "Hending", tally: "Tel" },
};

const en: PageWords = {
  title: "What can we do better?",
  noPatient: "Do not write anything that may identify a patient.",
  left: (count) => `${count} characters left`,
  who: "Who is the idea from?",
  anonymous: "Anonymous",
  named: "Add my name",
  name: "Your name",
  similar: "Somebody suggested something like this",
  answerTitle: (days) => (days === 1 ? "You get an answer within 1 day." : `You get an answer within ${days} days.`),
  answerHelp: "After sending you get a link that shows what happens.",
  heldHelp: "The leader reads the idea before it comes on the board.",
  send: "Send to the board",
  noAccount: "No sign-in. If you lose coverage, it is sent later.",
  identityTitle: "This looks like a national identity number",
  identityHelp: "The board hangs where everybody sees it. Remove all that may identify a patient, then you can send.",
  empty: "Write your idea first.",
  thanks: "Thank you for the idea!",
  sent: "It is on the board now.",
  sentHeld: "The leader has it and will let it through to the board.",
  waiting: "Not sent yet",
  waitingHelp: "The idea is safe on the phone and is sent when you have coverage again.",
  again: "Give another idea",
  mine: "My ideas",
  receiptLink: "Link to the answer",
  forget: "Remove from the list",
  receiptTitle: "Your idea",
  receiptGone: "We cannot find this idea. The link may be wrong.",
  loading: "Loading ...",
  noNetwork: "No contact with the board right now.",
  retry: "Try again",
  given: (day) => `Given ${day}`,
  since: (day) => `since ${day}`,
  digitsTitle: "Type the code from the screen",
  digitsHelp: "It has four digits, stands beside the QR code and changes every ten minutes.",
  digits: "Four digits",
  open: "Go on",
  scanFirst: "Scan the code on the board",
  scanFirstHelp: "The code stands at the foot of the wall screen. Then we know which board the idea is for.",
  trouble: {
    "code-unknown": "The code has changed since then. Scan it again, or type the four digits that it shows now.",
    "link-used": "More than a day has passed since you scanned. Scan the code again, and the idea is sent.",
    "too-many": "Too many attempts. Wait ten minutes, or scan the QR code.",
    "patient-identity": "The idea was stopped: it looks like a national identity number. Write it again without.",
    other: "The idea could not be sent. Scan the code again and try once more.",
  },
  standing: {
    held: "Waits for the leader",
    new: "New on the board",
    exploring: "Being looked into",
    testing: "Being tested",
    inUse: "In use",
    notNow: "Not now",
    justDo: "Will be done at once",
    own: "On the board",
    removed: "Taken down from the wall",
    archived: "Put in the archive",
  },
  removed: "The leader writes:",
  role: (role) => `${role} is responsible`,
  someone: "Somebody in the section is responsible",
  on: {
    testing: (day) => `We look at how it went on ${day}`,
    justDo: (day) => `To be done by ${day}`,
    exploring: (day) => `More of an answer by ${day}`,
  },
  used: "Thank you! Your idea is in use in the section.",
  effect: (name, before, after) => `${name}: ${before} before, ${after} after`,
  hidden: "hidden, under 5",
  tabs: { label: "What will you give?", idea: "Idea", event: "Event", tally: "Count" },
};

export type { PageWords };
export const pageWords: Readonly<Record<Language, PageWords>> = { nb, nn, en };
