import type { Language } from "../../shared/access/actor.ts";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { joined, type Line, type LineAbout, type LinePlace, type Waiting } from "../../shared/notice/joined.ts";
import type { MailText } from "./mail.ts";
import { escaped, oneLine } from "./mail.ts";
import type { Letter } from "./smtp.ts";
import type { Post } from "./teams.ts";
import { mailWords } from "./words.ts";

/** Boards that one line links to; more are counted. A director may have twenty units below. */
const MOST_LINKS = 5;

export interface Composing {
  readonly language: Language;
  readonly publicUrl: string;
  readonly unitNameOf: (board: BoardId) => string;
  /** The unit above the sections that a board is the board of: what waits for it stands on a page of its own. */
  readonly levelOf: (board: BoardId) => UnitId | undefined;
  /** The unit whose vakthavende is told; absent for a person. */
  readonly onCallOf?: string | undefined;
}

type Words = Omit<Letter, "to" | "messageId">;

/** One mail of all that waits for somebody: counts, units and links, and nothing of what the matters are about. */
export function noticeMail(how: Composing, waiting: readonly Waiting[]): Words {
  const words = mailWords(how.language);
  const lines = joined(waiting);
  const first = lines[0];
  const [board, ...others] = new Set(lines.flatMap(({ places }) => places.map(({ boardId }) => boardId)));
  const unit = board !== undefined && others.length === 0 ? how.unitNameOf(board) : "";
  const rest = lines.length > 1 ? `, ${words.more(lines.slice(1).reduce((sum, { count }) => sum + count, 0))}` : "";
  const subject = first ? `${lineOf(how, first)}${unit && ` – ${unit}`}${rest}` : "";
  const blocks = lines.map((line) => blockOf(how, line));
  return letterOf(how, subject, [...blocks, { text: words.onBoard, links: [] }]);
}

interface Block {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

function lineOf({ language, onCallOf }: Composing, { about, count }: Line): string {
  const words = mailWords(language);
  return onCallOf !== undefined && about === "waiting" ? words.safetyWaits(count) : words.line(about, count);
}

function blockOf(how: Composing, line: Line): Block {
  const { about, count, places } = line;
  const words = mailWords(how.language);
  const links = places.slice(0, MOST_LINKS).map((place) => {
    const unit = how.unitNameOf(place.boardId);
    return {
      text: place.matterId === null ? words.openOf(unit) : words.openOneOf(unit),
      url: urlOf(how, about, place),
    };
  });
  const more = places.length > MOST_LINKS ? ` (${words.more(places.length - MOST_LINKS)})` : "";
  const help = about === "missed" ? `. ${words.missedHelp(count)}` : "";
  return { text: `${lineOf(how, line)}${more}${help}`, links };
}

/** What a unit above the sections is asked for stands on its own page; the answers that it gets stand on its board. */
const ASKED: readonly LineAbout[] = ["waiting", "due-soon", "missed"];

/** One matter leads to itself: whoever reads a mail on a train has two minutes. */
function urlOf({ publicUrl, levelOf }: Composing, about: LineAbout, { boardId, matterId }: LinePlace): string {
  if (matterId !== null) return `${publicUrl}/tavle/${boardId}/sak/${matterId}`;
  const level = ASKED.includes(about) ? levelOf(boardId) : undefined;
  return level === undefined ? `${publicUrl}/tavle/${boardId}` : `${publicUrl}/niva/${level}`;
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
  const [first] = lines;
  const place = first?.places[0] ?? (home && { boardId: home, matterId: null });
  // The channel is the unit's, not that of whoever is on call.
  const said = lines.map((line) => blockOf({ ...how, onCallOf: undefined }, line).text);
  return {
    id,
    title: said[0] ?? "",
    lines: [...said.slice(1), ...(place ? [how.unitNameOf(place.boardId)] : [])],
    link: {
      text: place?.matterId ? words.openOne : words.open,
      url: place ? urlOf(how, first?.about ?? "waiting", place) : how.publicUrl,
    },
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
