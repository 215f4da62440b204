import type { Language } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { joined, type Line, type Waiting } from "../../shared/notice/joined.ts";
import type { MailText } from "./mail.ts";
import { oneLine } from "./mail.ts";
import type { Letter } from "./smtp.ts";
import type { Post } from "./teams.ts";
import { mailWords } from "./words.ts";

/** Boards that one line links to; more are counted. A director may have twenty units below. */
const MOST_LINKS = 5;

export interface Composing {
  readonly language: Language;
  readonly publicUrl: string;
  readonly unitNameOf: (board: BoardId) => string;
  /** The unit whose vakthavende is told; absent for a person. */
  readonly onCallOf?: string | undefined;
}

type Words = Omit<Letter, "to" | "messageId">;

/** One mail of all that waits for somebody: counts, units and links, and nothing of what the matters are about. */
export function noticeMail(how: Composing, waiting: readonly Waiting[]): Words {
  const words = mailWords(how.language);
  const lines = joined(waiting);
  const first = lines[0];
  const boards = new Set(lines.flatMap((line) => line.boards));
  const unit = boards.size === 1 && first?.boards[0] ? how.unitNameOf(first.boards[0]) : "";
  const rest = lines.length > 1 ? `, ${words.more(lines.slice(1).reduce((sum, { count }) => sum + count, 0))}` : "";
  const subject = first ? `${words.line(first.about, first.count)}${unit && ` – ${unit}`}${rest}` : "";
  const blocks = lines.map((line) => blockOf(how, line));
  return letterOf(how, subject, [...blocks, { text: words.onBoard, links: [] }]);
}

interface Block {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

function blockOf(how: Composing, { about, count, boards }: Line): Block {
  const words = mailWords(how.language);
  const links = boards.slice(0, MOST_LINKS).map((board) => ({
    text: words.openOf(how.unitNameOf(board)),
    url: `${how.publicUrl}/tavle/${board}`,
  }));
  const more = boards.length > MOST_LINKS ? ` (${words.more(boards.length - MOST_LINKS)})` : "";
  const help = about === "missed" ? `. ${words.missedHelp(count)}` : "";
  return { text: `${words.line(about, count)}${more}${help}`, links };
}

/** A mail with words of its own, by whoever asked for it. */
export function ownMail(how: Composing, { subject, text, html }: MailText): Words {
  const foot = footOf(how);
  return {
    subject: oneLine(subject),
    text: `${text}\n\n-- \n${foot.text}\n`,
    html: page(html ?? paragraphs(text), foot.html),
    stop: foot.url,
  };
}

/** Asks whoever reads an address whether it is theirs. */
export function confirmMail(how: Composing, url: string): Words {
  const { confirm } = mailWords(how.language);
  const unit = how.onCallOf;
  const subject = unit === undefined ? confirm.subject : confirm.subjectOnCall(unit);
  const text = unit === undefined ? confirm.text : confirm.textOnCall(unit);
  const html = `${paragraphs(text)}${paragraphOfLink(confirm.act, url)}${paragraphs(confirm.not)}`;
  const stop = `${how.publicUrl}/profil`;
  return { subject: oneLine(subject), text: `${text}\n${url}\n\n${confirm.not}\n`, html: page(html, ""), stop };
}

export function sampleMail(how: Composing): Words {
  const { sample } = mailWords(how.language);
  return letterOf(how, sample.title, [{ text: sample.text, links: [] }]);
}

/** The same for a unit's channel. One link: a card has room for one thing to do. */
export function noticePost(how: Composing, id: string, waiting: readonly Waiting[], home: BoardId | undefined): Post {
  const words = mailWords(how.language);
  const lines = joined(waiting);
  const board = lines[0]?.boards[0] ?? home;
  const said = lines.map((line) => blockOf(how, line).text);
  return {
    id,
    title: said[0] ?? "",
    lines: [...said.slice(1), ...(board ? [how.unitNameOf(board)] : [])],
    link: { text: words.open, url: board ? `${how.publicUrl}/tavle/${board}` : how.publicUrl },
  };
}

export function samplePost(how: Composing, id: string, home: BoardId | undefined): Post {
  const { sample } = mailWords(how.language);
  return { ...noticePost(how, id, [], home), title: sample.title, lines: [sample.text] };
}

function letterOf(how: Composing, subject: string, blocks: readonly Block[]): Words {
  const foot = footOf(how);
  const plain = blocks.map(({ text, links }) =>
    [text, ...links.map((link) => `${link.text}: ${link.url}`)].map(oneLineOrLink).join("\n"),
  );
  const html = blocks.map(
    ({ text, links }) => `<p>${escaped(text)}</p>${links.map((link) => paragraphOfLink(link.text, link.url)).join("")}`,
  );
  return {
    subject: oneLine(subject),
    text: `${plain.join("\n\n")}\n\n-- \n${foot.text}\n`,
    html: page(html.join(""), foot.html),
    stop: foot.url,
  };
}

/** Names of units come from people: a line of the mail stays one line. */
function oneLineOrLink(line: string): string {
  return line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

function footOf({ language, publicUrl, onCallOf }: Composing): { text: string; html: string; url: string } {
  const words = mailWords(language);
  const url = `${publicUrl}/profil#varsler`;
  if (onCallOf !== undefined) {
    const text = words.whyOnCall(oneLine(onCallOf));
    return { text, html: escaped(text), url: publicUrl };
  }
  return {
    text: `${words.why}\n${words.stop}: ${url}`,
    html: `${escaped(words.why)} <a href="${escaped(url)}">${escaped(words.stop)}</a>`,
    url,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it stands in HTML, also in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => `<p>${escaped(part).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

function paragraphOfLink(text: string, url: string): string {
  return `<p><a href="${escaped(url)}">${escaped(text)}</a></p>`;
}

/** No picture, no font and no colour of ours: nothing is fetched when it is read, and a dark reader stays dark. */
function page(body: string, foot: string): string {
  const small = foot && `<p style="font-size:0.85em">${foot}</p>`;
  return `<!doctype html><html><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:16px;line-height:1.5">${body}${small}</body></html>`;
}
