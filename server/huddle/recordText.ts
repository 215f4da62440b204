import type { Language } from "../../shared/access/actor.ts";
import { localDate } from "../../shared/base/time.ts";
import type { MeetingRecord } from "../../shared/protocol/meetings.ts";
import { escaped, type MailText } from "../notice/mail.ts";
import { dayText, type Section, sectionsOf, timeText } from "./recordSections.ts";
import { recordWords } from "./recordWords.ts";
import { wordsAround } from "./recordWordsAround.ts";

/**
 * What a meeting came to, as a mail in the reader's language, for somebody who was not there. How many came, never who;
 * nor who got a card: names stay on the board, where those who may read it find them.
 * @param url of the record's page
 */
export function recordText(record: MeetingRecord, language: Language, url: string): Required<MailText> {
  const words = recordWords(language);
  const { meeting, facts, type, board } = record;
  const at = meeting.state === "notHeld" ? meeting.plannedAt : meeting.startedAt;
  const kind = type.name ?? words.kinds[type.kind];
  const subject = words.subject(kind, dayText(localDate(at, board.zone), language));
  const title = `${kind}, ${board.name}${board.name === board.unitName ? "" : ` (${board.unitName})`}`;
  const sections = facts && meeting.state === "ended" ? sectionsOf(facts, meeting, board.zone, language) : [];
  const head = headOf(record, language, sections.length === 0);
  const plain = [title, head.join("\n"), ...sections.map(plainOf), `${words.whole}: ${url}`];
  const html = [
    `<h1 style="font-size:1.3em;margin:0 0 0.3em">${escaped(title)}</h1>`,
    `<p style="margin:0">${head.map(escaped).join("<br>")}</p>`,
    ...sections.map(htmlOf),
    `<p><a href="${escaped(url)}">${escaped(words.whole)}</a></p>`,
  ];
  return { subject, text: plain.filter((part) => part !== "").join("\n\n"), html: html.join("") };
}

/** When it was and how many came, and what is to be known of that. */
function headOf({ meeting, board }: MeetingRecord, language: Language, isEmpty: boolean): string[] {
  const words = recordWords(language);
  const around = wordsAround(language);
  if (meeting.state === "notHeld") return [words.notHeld(meeting.reason ?? "")];
  if (meeting.state === "running") return [];
  const { startedAt, endedAt, heads } = meeting;
  const held = words.held(timeText(startedAt, board.zone), timeText(endedAt, board.zone));
  return [
    `${held}. ${words.heads(heads.room, heads.remote)}.`,
    ...(meeting.left ? [around.endedByItself] : []),
    ...(meeting.lateSince === undefined ? [] : [around.offline]),
    ...(isEmpty ? [around.empty] : []),
  ];
}

function plainOf({ title, lines }: Section): string {
  return [title, ...lines.map((line) => `- ${line}`)].join("\n");
}

/** Headings and lists, so that a screen reader can go by them; no colours of ours. */
function htmlOf({ title, lines }: Section): string {
  const items = lines.map((line) => `<li style="margin:0.2em 0">${escaped(line)}</li>`);
  const heading = `<h2 style="font-size:1.05em;margin:1.2em 0 0.2em">${escaped(title)}</h2>`;
  return `${heading}<ul style="margin:0;padding-left:1.2em">${items.join("")}</ul>`;
}
