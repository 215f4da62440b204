import type { Language } from "../../shared/access/actor.ts";
import { type Instant, type LocalDate, localDate } from "../../shared/base/time.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { RecordDeed } from "../../shared/protocol/recordParts.ts";
import type { Thanks } from "../../shared/thanks/thanks.ts";
import { recordWords } from "./recordWords.ts";
import { wordsAround } from "./recordWordsAround.ts";

/** One part of a record by mail: one line for each thing. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const TAGS: Readonly<Record<Language, string>> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" };

/** The parts that have something in them, in the order of the page. */
export function sectionsOf(facts: MeetingFacts, meeting: Ended, zone: string, language: Language): Section[] {
  const words = recordWords(language);
  const around = wordsAround(language);
  const at = (instant: Instant) => momentText(instant, zone, language);
  const all: readonly Section[] = [
    { title: around.messages, lines: facts.messages.map(({ text, from }) => `${text} (${around.from(from)})`) },
    { title: around.visits, lines: facts.visits.map((visit) => visitLine(visit, at(visit.at), language)) },
    { title: around.questions, lines: facts.questions.map((question) => questionLine(question, language)) },
    { title: around.replies, lines: facts.replies.map(({ text, unit, answer }) => `${text} – ${unit}: ${answer}`) },
    { title: words.answers, lines: answerLines(facts, at, language) },
    { title: around.handled, lines: facts.handled.map((row) => handledLine(row, at, language)) },
    { title: words.cross, lines: crossLines(facts, language) },
    { title: words.measures, lines: facts.measures.map(({ definition }) => definition.name) },
    {
      title: words.tests,
      lines: facts.tests.map(({ title, decision }) => `${title}: ${words.decisions[decision]}`),
    },
    {
      title: words.cards,
      lines: facts.cards.map(
        ({ title, laneName, laneMeaning }) => `${title}: ${laneName?.trim() || words.lanes[laneMeaning]}`,
      ),
    },
    {
      title: words.raised,
      lines: [
        ...facts.raised.map(({ what, to }) => words.raisedTo(what, to)),
        ...facts.marked.map(({ what }) => `${what} (${around.marked})`),
      ],
    },
    { title: words.decided, lines: decidedIn(meeting.decisions, facts, language) },
    { title: around.given, lines: facts.thanks.map((each) => thanksText(each, language)) },
  ];
  return all.flatMap(({ title, lines }) => (lines.length > 0 ? [{ title, lines: lines.map(asOneLine) }] : []));
}

/** What was written over several lines is one in a list. */
function asOneLine(text: string): string {
  return text.replace(/\s*[\n\r]\s*/g, " ").trim();
}

function thanksText({ to, line }: Pick<Thanks, "to" | "line">, language: Language): string {
  const words = wordsAround(language);
  if (to !== null) return words.thanks(words.thanked[to]);
  return /^(takk|thank)/i.test(line) ? line : words.thanksOwn(line);
}

/** By which unit it was, and never who. */
function visitLine({ kind, from, thanks }: MeetingFacts["visits"][number], when: string, language: Language): string {
  const who = `${wordsAround(language).role[kind]}, ${from}, ${when}`;
  return [who, ...thanks.map((each) => thanksText(each, language))].join(" – ");
}

function questionLine({ text, unit, answer }: MeetingFacts["questions"][number], language: Language): string {
  const words = wordsAround(language);
  if (answer === null) return `${text} (${words.from(unit)}, ${words.notAnswered})`;
  return `${text} (${words.from(unit)}) – ${words.weAnswered(answer)}`;
}

type Moment = (at: Instant) => string;

function answerLines({ answers, heard }: MeetingFacts, at: Moment, language: Language): string[] {
  const words = recordWords(language);
  const around = wordsAround(language);
  const judged = answers.map(
    ({ what, text, from, solved }) => `${what} – ${from}: ${text} (${solved ? words.solved : words.notSolved})`,
  );
  const waiting = heard.map(({ what, text, from, interim }) => {
    const due = interim?.due ? `, ${around.newDue(at(interim.due))}` : "";
    return `${what} – ${from}: ${text} (${interim ? around.interim : around.notJudged}${due})`;
  });
  return [...judged, ...waiting];
}

function handledLine({ matters, deeds }: MeetingFacts["handled"][number], at: Moment, language: Language): string {
  const words = wordsAround(language);
  const what = matters.map((matter) => `${matter.what} (${words.from(matter.from)})`).join(", ");
  return [what, ...deeds.map((deed) => deedText(deed, at, language))].join(" – ");
}

function deedText(deed: RecordDeed, at: Moment, language: Language): string {
  const { did, due, newDue } = wordsAround(language);
  switch (deed.did) {
    case "answered":
      return did.answered(deed.text);
    case "interim":
      return did.interim(deed.text) + (deed.due === null ? "" : ` (${newDue(at(deed.due))})`);
    case "delegated":
      return did.delegated(deed.to);
    case "forwarded":
      return did.forwarded(deed.to) + (deed.due === null ? "" : ` (${due(at(deed.due))})`);
    case "started":
    case "received":
      return did[deed.did]("");
  }
}

function crossLines({ cross }: MeetingFacts, language: Language): string[] {
  const { colours } = recordWords(language);
  return cross.flatMap(({ date, colour, events }) => {
    const lines = events.flatMap(({ line }) => (line === "" ? [] : [line]));
    if (!colour) return lines;
    const said = `${dayText(date, language)}: ${colours[colour]}`;
    return [lines.length > 0 ? `${said} – ${lines.join(" – ")}` : said];
  });
}

function decidedIn(decisions: Ended["decisions"], facts: MeetingFacts, language: Language): string[] {
  const words = recordWords(language);
  const nameOf = (id: string): string =>
    facts.measures.find((measure) => measure.id === id)?.definition.name ??
    facts.about.find((each) => each.id === id)?.name ??
    "";
  return decisions.map(({ kind, text, about }) =>
    [about && nameOf(about.id), words.decidedKinds[kind], text].filter(Boolean).join(": "),
  );
}

/** "mandag 23. november" */
export function dayText(date: LocalDate, language: Language): string {
  const how = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(TAGS[language], how).format(Date.parse(date));
}

export function timeText(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
}

function momentText(at: Instant, zone: string, language: Language): string {
  return `${dayText(localDate(at, zone), language)} ${timeText(at, zone)}`;
}
