/** Units and their levels: who speaks for a unit, how it is reached, and how the tree is changed. */

type Act = "move" | "merge" | "close" | "open";

export interface TierWords {
  /** To somebody who may not raise a matter; the names are those of the unit's leaders and deputies. */
  readonly whoRaises: (names: string) => string;
  readonly offices: string;
  readonly leaders: string;
  readonly deputies: string;
  readonly nobody: string;
  readonly urgent: string;
  readonly noPhone: string;
  readonly onCall: string;
  readonly noOnCall: string;
  /** Whose it is, where it is not the unit's own. */
  readonly from: (unit: string) => string;
  readonly onCallWhen: string;
  readonly edit: string;
  readonly phoneField: string;
  readonly phoneHint: string;
  readonly onCallField: string;
  readonly onCallHint: string;
  readonly onCallPhone: string;
  readonly onCallNeedsName: string;
  readonly badPhone: string;
  readonly acts: string;
  readonly act: Readonly<Record<Act, string>>;
  readonly title: Readonly<Record<Act, (unit: string) => string>>;
  readonly doIt: Readonly<Record<Act, string>>;
  readonly done: Readonly<Record<Act, (unit: string) => string>>;
  readonly to: Readonly<Record<"move" | "merge", string>>;
  readonly choose: string;
  readonly noTargets: string;
  readonly boards: Readonly<Record<Act, (count: number, names: string) => string>>;
  readonly people: Readonly<Record<Act, (count: number, to: string) => string>>;
  readonly below: Readonly<Record<Act, (count: number, names: string, to: string) => string>>;
  readonly matters: (count: number) => string;
  readonly noMatters: string;
  readonly stuck: (count: number) => string;
  readonly after: Readonly<Record<Act, string>>;
  readonly what: string;
  readonly laidDown: (date: string) => string;
  readonly mergedInto: (unit: string) => string;
  readonly unitLeft: string;
  readonly boardLeft: string;
  readonly closedUnits: string;
}

const some = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const nb: TierWords = {
  whoRaises: (names) =>
    names === ""
      ? "Saker løftes av leder eller stedfortreder, eller fra veggen i møtet."
      : `Saker løftes av leder eller stedfortreder (${names}), eller fra veggen i møtet.`,
  offices: "Ledelse og kontakt",
  leaders: "Leder",
  deputies: "Stedfortreder",
  nobody: "ingen ennå",
  urgent: "Haster det nå? Ring",
  noPhone: "Det er ikke lagt inn noe nummer, heller ikke i enhetene over.",
  onCall: "Vakthavende",
  noOnCall: "Det er ikke lagt inn noen vakthavende, heller ikke i enhetene over.",
  from: (unit) => `fra ${unit}`,
  onCallWhen: "Gjelder de dagene enheten ikke har møte.",
  edit: "Endre kontakt",
  phoneField: "Nummer når det haster",
  phoneHint: "Vises i «Haster det nå? Ring …». Står det tomt, gjelder nummeret til nærmeste enhet over.",
  onCallField: "Vakthavende, funksjon",
  onCallHint:
    "En funksjon, ikke en person, for eksempel «Vakthavende overlege». Gjelder de dagene enheten ikke har møte.",
  onCallPhone: "Telefon til vakthavende",
  onCallNeedsName: "Skriv hvilken funksjon nummeret er til",
  badPhone: "Skriv et telefonnummer",
  acts: "Endre enhetens plass",
  act: { move: "Flytt …", merge: "Slå sammen …", close: "Legg ned …", open: "Åpne igjen …" },
  title: {
    move: (unit) => `Flytt ${unit}`,
    merge: (unit) => `Slå ${unit} sammen med en annen enhet`,
    close: (unit) => `Legg ned ${unit}`,
    open: (unit) => `Åpne ${unit} igjen`,
  },
  doIt: { move: "Flytt", merge: "Slå sammen", close: "Legg ned", open: "Åpne igjen" },
  done: {
    move: (unit) => `${unit} er flyttet`,
    merge: (unit) => `${unit} er slått sammen`,
    close: (unit) => `${unit} er lagt ned`,
    open: (unit) => `${unit} er åpnet igjen`,
  },
  to: { move: "Ny enhet over", merge: "Enheten som tar over" },
  choose: "Velg enhet",
  noTargets: "Det er ingen annen enhet den kan gå til.",
  boards: {
    move: (count, names) => `${some(count, "tavle følger", "tavler følger")} med: ${names}.`,
    merge: (count, names) => `${some(count, "tavle kan", "tavler kan")} leses, men ikke endres: ${names}.`,
    close: (count, names) =>
      `${some(count, "tavle kan", "tavler kan")} leses, men ikke endres: ${names}. Ingen møter planlegges, og ingen regnes som ikke holdt.`,
    open: (count, names) =>
      `${some(count, "tavle kan", "tavler kan")} brukes igjen: ${names}. Møtene planlegges fra nå av.`,
  },
  people: {
    move: (count) =>
      `${some(count, "person beholder rollen sin", "personer beholder rollene sine")} her. Roller fra enheten over i dag gjelder ikke lenger.`,
    merge: (count, to) => `${some(count, "person får rollen sin", "personer får rollene sine")} i ${to}.`,
    close: (count) => `Rollene til ${some(count, "person", "personer")} gjelder ikke så lenge enheten er lagt ned.`,
    open: (count) => `Rollene til ${some(count, "person", "personer")} gjelder igjen.`,
  },
  below: {
    move: (count, names) => `${some(count, "enhet under følger", "enheter under følger")} med: ${names}.`,
    merge: (count, names, to) => `${some(count, "enhet under går", "enheter under går")} til ${to}: ${names}.`,
    close: (count, names) =>
      `${some(count, "enhet under hører", "enheter under hører")} så lenge til nærmeste enhet over: ${names}.`,
    open: (count, names) => `Enheter under kommer tilbake: ${count === 0 ? "de som var der" : names}.`,
  },
  matters: (count) => `${some(count, "åpen sak sendes", "åpne saker sendes")} videre til riktig tavle:`,
  noMatters: "Ingen åpne saker flyttes.",
  stuck: (count) =>
    `${some(count, "åpen sak har", "åpne saker har")} ingen tavle over å gå til. Derfor kan det ikke gjøres nå:`,
  after: {
    move: "Ingenting slettes. Du kan flytte enheten tilbake.",
    merge: "Ingenting slettes. Åpnes enheten igjen, blir enhetene under der de er da.",
    close: "Ingenting slettes. Du kan åpne enheten igjen, og da er alt som før.",
    open: "Saker som ble sendt videre, blir der de er.",
  },
  what: "Dette skjer",
  laidDown: (date) => `Lagt ned ${date}.`,
  mergedInto: (unit) => `Slått sammen med ${unit}.`,
  unitLeft: "Enheten kan leses. Ingenting planlegges her.",
  boardLeft: "Tavlen kan leses, men ikke endres.",
  closedUnits: "Lagt ned",
};

export const nn: TierWords = {
  whoRaises: (names) =>
    names === ""
      ? "Saker blir løfta av leiar eller stadfortredar, eller frå veggen i møtet."
      : `Saker blir løfta av leiar eller stadfortredar (${names}), eller frå veggen i møtet.`,
  offices: "Leiing og kontakt",
  leaders: "Leiar",
  deputies: "Stadfortredar",
  nobody: "ingen enno",
  urgent: "Hastar det no? Ring",
  noPhone: "Det er ikkje lagt inn noko nummer, heller ikkje i einingane over.",
  onCall: "Vakthavande",
  noOnCall: "Det er ikkje lagt inn nokon vakthavande, heller ikkje i einingane over.",
  from: (unit) => `frå ${unit}`,
  onCallWhen: "Gjeld dei dagane eininga ikkje har møte.",
  edit: "Endre kontakt",
  phoneField: "Nummer når det hastar",
  phoneHint: "Står i «Hastar det no? Ring …». Står det tomt, gjeld nummeret til næraste eining over.",
  onCallField: "Vakthavande, funksjon",
  onCallHint:
    "Ein funksjon, ikkje ein person, til dømes «Vakthavande overlege». Gjeld dei dagane eininga ikkje har møte.",
  onCallPhone: "Telefon til vakthavande",
  onCallNeedsName: "Skriv kva funksjon nummeret er til",
  badPhone: "Skriv eit telefonnummer",
  acts: "Endre plassen til eininga",
  act: { move: "Flytt …", merge: "Slå saman …", close: "Legg ned …", open: "Opne igjen …" },
  title: {
    move: (unit) => `Flytt ${unit}`,
    merge: (unit) => `Slå ${unit} saman med ei anna eining`,
    close: (unit) => `Legg ned ${unit}`,
    open: (unit) => `Opne ${unit} igjen`,
  },
  doIt: { move: "Flytt", merge: "Slå saman", close: "Legg ned", open: "Opne igjen" },
  done: {
    move: (unit) => `${unit} er flytta`,
    merge: (unit) => `${unit} er slått saman`,
    close: (unit) => `${unit} er lagd ned`,
    open: (unit) => `${unit} er opna igjen`,
  },
  to: { move: "Ny eining over", merge: "Eininga som tek over" },
  choose: "Vel eining",
  noTargets: "Det er inga anna eining ho kan gå til.",
  boards: {
    move: (count, names) => `${some(count, "tavle følgjer", "tavler følgjer")} med: ${names}.`,
    merge: (count, names) => `${some(count, "tavle kan", "tavler kan")} lesast, men ikkje endrast: ${names}.`,
    close: (count, names) =>
      `${some(count, "tavle kan", "tavler kan")} lesast, men ikkje endrast: ${names}. Ingen møte blir planlagde, og ingen blir rekna som ikkje haldne.`,
    open: (count, names) =>
      `${some(count, "tavle kan", "tavler kan")} brukast igjen: ${names}. Møta blir planlagde frå no av.`,
  },
  people: {
    move: (count) =>
      `${some(count, "person beheld rolla si", "personar beheld rollene sine")} her. Roller frå eininga over i dag gjeld ikkje lenger.`,
    merge: (count, to) => `${some(count, "person får rolla si", "personar får rollene sine")} i ${to}.`,
    close: (count) => `Rollene til ${some(count, "person", "personar")} gjeld ikkje så lenge eininga er lagd ned.`,
    open: (count) => `Rollene til ${some(count, "person", "personar")} gjeld igjen.`,
  },
  below: {
    move: (count, names) => `${some(count, "eining under følgjer", "einingar under følgjer")} med: ${names}.`,
    merge: (count, names, to) => `${some(count, "eining under går", "einingar under går")} til ${to}: ${names}.`,
    close: (count, names) =>
      `${some(count, "eining under høyrer", "einingar under høyrer")} så lenge til næraste eining over: ${names}.`,
    open: (count, names) => `Einingar under kjem tilbake: ${count === 0 ? "dei som var der" : names}.`,
  },
  matters: (count) => `${some(count, "open sak blir send", "opne saker blir sende")} vidare til rett tavle:`,
  noMatters: "Ingen opne saker blir flytta.",
  stuck: (count) =>
    `${some(count, "open sak har", "opne saker har")} inga tavle over å gå til. Difor kan det ikkje gjerast no:`,
  after: {
    move: "Ingenting blir sletta. Du kan flytte eininga tilbake.",
    merge: "Ingenting blir sletta. Blir eininga opna igjen, blir einingane under der dei er då.",
    close: "Ingenting blir sletta. Du kan opne eininga igjen, og då er alt som før.",
    open: "Saker som vart sende vidare, blir der dei er.",
  },
  what: "Dette skjer",
  laidDown: (date) => `Lagd ned ${date}.`,
  mergedInto: (unit) => `Slått saman med ${unit}.`,
  unitLeft: "Eininga kan lesast. Ingenting blir planlagt her.",
  boardLeft: "Tavla kan lesast, men ikkje endrast.",
  closedUnits: "Lagde ned",
};

export const en: TierWords = {
  whoRaises: (names) =>
    names === ""
      ? "Matters are raised by a leader or deputy, or from the wall in the meeting."
      : `Matters are raised by a leader or deputy (${names}), or from the wall in the meeting.`,
  offices: "Leaders and contact",
  leaders: "Leader",
  deputies: "Deputy",
  nobody: "nobody yet",
  urgent: "Urgent now? Call",
  noPhone: "No number has been added, nor in the units above.",
  onCall: "On call",
  noOnCall: "Nobody has been added as on call, nor in the units above.",
  from: (unit) => `from ${unit}`,
  onCallWhen: "On days when the unit does not meet.",
  edit: "Change contact",
  phoneField: "Number when it is urgent",
  phoneHint: "Shown in “Urgent now? Call …”. If left empty, the number of the nearest unit above is used.",
  onCallField: "On call, role",
  onCallHint: "A role, not a person, such as “Consultant on call”. On days when the unit does not meet.",
  onCallPhone: "Telephone number of whoever is on call",
  onCallNeedsName: "Say which role the number belongs to",
  badPhone: "Write a telephone number",
  acts: "Change the unit's place",
  act: { move: "Move …", merge: "Merge …", close: "Close down …", open: "Reopen …" },
  title: {
    move: (unit) => `Move ${unit}`,
    merge: (unit) => `Merge ${unit} into another unit`,
    close: (unit) => `Close down ${unit}`,
    open: (unit) => `Reopen ${unit}`,
  },
  doIt: { move: "Move", merge: "Merge", close: "Close down", open: "Reopen" },
  done: {
    move: (unit) => `${unit} has been moved`,
    merge: (unit) => `${unit} has been merged`,
    close: (unit) => `${unit} has been closed down`,
    open: (unit) => `${unit} has been reopened`,
  },
  to: { move: "New unit above", merge: "The unit that takes over" },
  choose: "Choose a unit",
  noTargets: "There is no other unit it could go to.",
  boards: {
    move: (count, names) => `${some(count, "board goes", "boards go")} with it: ${names}.`,
    merge: (count, names) => `${some(count, "board", "boards")} can be read but not changed: ${names}.`,
    close: (count, names) =>
      `${some(count, "board", "boards")} can be read but not changed: ${names}. No meetings are planned, and none counts as not held.`,
    open: (count, names) =>
      `${some(count, "board", "boards")} can be used again: ${names}. Meetings are planned from now on.`,
  },
  people: {
    move: (count) =>
      `${some(count, "person keeps the role", "people keep their roles")} here. Roles from today's unit above no longer apply.`,
    merge: (count, to) => `${some(count, "person gets the same role", "people get their roles")} in ${to}.`,
    close: (count) => `The roles of ${some(count, "person", "people")} do not apply while the unit is closed down.`,
    open: (count) => `The roles of ${some(count, "person", "people")} apply again.`,
  },
  below: {
    move: (count, names) => `${some(count, "unit below goes", "units below go")} with it: ${names}.`,
    merge: (count, names, to) => `${some(count, "unit below goes", "units below go")} to ${to}: ${names}.`,
    close: (count, names) =>
      `${some(count, "unit below belongs", "units below belong")} to the nearest unit above meanwhile: ${names}.`,
    open: (count, names) => `Units below come back: ${count === 0 ? "those that were there" : names}.`,
  },
  matters: (count) => `${some(count, "open matter is", "open matters are")} sent on to the right board:`,
  noMatters: "No open matters are moved.",
  stuck: (count) =>
    `${some(count, "open matter has", "open matters have")} no board above to go to. That is why it cannot be done now:`,
  after: {
    move: "Nothing is deleted. You can move the unit back.",
    merge: "Nothing is deleted. If the unit is reopened, the units below stay where they are then.",
    close: "Nothing is deleted. You can reopen the unit, and everything is as before.",
    open: "Matters that were sent on stay where they are.",
  },
  what: "What happens",
  laidDown: (date) => `Closed down ${date}.`,
  mergedInto: (unit) => `Merged into ${unit}.`,
  unitLeft: "The unit can be read. Nothing is planned here.",
  boardLeft: "The board can be read but not changed.",
  closedUnits: "Closed down",
};
