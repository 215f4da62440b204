import type { Language } from "../../shared/access/actor.ts";
import { localDate } from "../../shared/base/time.ts";
import type { MeetingFacts, MeetingRecord } from "../../shared/protocol/meetings.ts";
import { recordWords } from "./recordWords.ts";

/** A record as the text of a mail, in the reader's language. */
export interface RecordText {
  readonly subject: string;
  readonly text: string;
}

const TAGS: Readonly<Record<Language, string>> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" };

/**
 * What a meeting came to, for somebody who was not there. How many came, never who; nor who got a card: names stay on the
 * board, where those who may read it find them.
 * @param url of the record's page
 */
export function recordText(record: MeetingRecord, language: Language, url: string): RecordText {
  const words = recordWords(language);
  const { meeting, facts, type, board } = record;
  const at = meeting.state === "notHeld" ? meeting.plannedAt : meeting.startedAt;
  const kind = type.name ?? words.kinds[type.kind];
  const subject = words.subject(kind, dayText(localDate(at, board.zone), language));
  const parts = [`${kind}, ${board.name} (${board.unitName})`, headOf(record, language)];
  if (facts) parts.push(...sectionsOf(facts, record, language));
  parts.push(`${words.whole}: ${url}`);
  return { subject, text: parts.filter((part) => part !== "").join("\n\n") };
}

function headOf({ meeting, board }: MeetingRecord, language: Language): string {
  const words = recordWords(language);
  if (meeting.state === "notHeld") return words.notHeld(meeting.reason ?? "");
  if (meeting.state === "running") return "";
  const time = (at: number) =>
    new Intl.DateTimeFormat("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: board.zone }).format(at);
  const { startedAt, endedAt, heads } = meeting;
  return `${words.held(time(startedAt), time(endedAt))}. ${words.heads(heads.room, heads.remote)}.`;
}

function sectionsOf(facts: MeetingFacts, { meeting }: MeetingRecord, language: Language): string[] {
  const words = recordWords(language);
  const days = facts.cross.flatMap(({ date, colour, events }) => {
    const lines = events.flatMap(({ line }) => (line === "" ? [] : [line]));
    return colour ? [[`${dayText(date, language)}: ${words.colours[colour]}`, ...lines].join(". ")] : lines;
  });
  return [
    section(words.cross, days),
    section(
      words.answers,
      facts.answers.map(({ what, text, solved }) => `${what}: ${text} (${solved ? words.solved : words.notSolved})`),
    ),
    section(
      words.raised,
      facts.raised.map(({ what, to }) => words.raisedTo(what, to)),
    ),
    section(
      words.tests,
      facts.tests.map(({ title, decision }) => `${title}: ${words.decisions[decision]}`),
    ),
    section(
      words.cards,
      facts.cards.map(
        ({ title, laneName, laneMeaning }) => `${title}: ${laneName?.trim() || words.lanes[laneMeaning]}`,
      ),
    ),
    section(words.decided, meeting.state === "ended" ? decidedIn(meeting.decisions, facts, language) : []),
    section(
      words.measures,
      facts.measures.map(({ definition }) => definition.name),
    ),
  ];
}

type Decisions = (MeetingRecord["meeting"] & { state: "ended" })["decisions"];

function decidedIn(decisions: Decisions, facts: MeetingFacts, language: Language): string[] {
  const words = recordWords(language);
  const nameOf = (id: string) =>
    facts.measures.find((measure) => measure.id === id)?.definition.name ??
    facts.about.find((each) => each.id === id)?.name ??
    "";
  return decisions.map(({ kind, text, about }) =>
    [about && nameOf(about.id), words.decidedKinds[kind], text].filter(Boolean).join(": "),
  );
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `- ${line}`)].join("\n");
}

function dayText(date: string, language: Language): string {
  const how = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(TAGS[language], how).format(Date.parse(date));
}
