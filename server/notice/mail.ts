import { newId, type PersonId, type RandomBytes, type UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { NoticeChoice } from "../../shared/notice/event.ts";
import type { Config } from "../config.ts";
import type { Db } from "../storage/database.ts";
import { addressOf, toldIn } from "../storage/noticeChoices.ts";
import { insertMessage, type Recipient } from "../storage/noticeMessages.ts";

/** What a mail says. The foot with who sends it and how to stop it is ours. */
export interface MailText {
  /** One line; what could begin another header is taken out. */
  readonly subject: string;
  readonly text: string;
  /** The same in simple HTML, already escaped; made from the text when it is left out. */
  readonly html?: string;
}

export interface NewMail extends MailText {
  /** Names what is sent to whom: asked for twice, it is sent once. */
  readonly key: string;
  readonly to: PersonId;
}

interface MailParts {
  readonly config: Pick<Config, "mail">;
  readonly random: RandomBytes;
}

export type Queued = "queued" | "repeat" | "no-mail-server" | "no-address";

/** Longest text that is queued, in UTF-16 units: a record of a long meeting is some 20,000. */
const LONGEST = 200_000;

/**
 * The one door for mails to people: queues one in the transaction given, to the person's verified address as it is when the
 * mail is sent. It is tried for a day; nothing is sent where the operator has no mail server or the person no address.
 * @throws RangeError for a text that is too long to be a mail
 */
export async function sendMail(parts: MailParts, db: Db, mail: NewMail, at: Instant): Promise<Queued> {
  if (mail.text.length > LONGEST || (mail.html ?? "").length > LONGEST) throw new RangeError("too long for a mail");
  if (!parts.config.mail) return "no-mail-server";
  const to: Recipient = { kind: "person", id: mail.to };
  if ((await addressOf(db, to)).address === null) return "no-address";
  const { subject, text, html } = mail;
  const content = JSON.stringify({ subject: oneLine(subject), text, ...(html !== undefined && { html }) });
  const isNew = await insertMessage(db, {
    id: newId<"message">(parts.random),
    channel: "mail",
    to,
    content,
    key: mail.key,
    at,
  });
  return isNew ? "queued" : "repeat";
}

/** Those with a role given in a unit who have chosen to get something by mail and have confirmed an address, by id. */
export async function whoChose(db: Db, unitId: UnitId, choice: NoticeChoice): Promise<readonly PersonId[]> {
  const people = await toldIn(db, unitId);
  return people.filter(({ mailed }) => mailed.includes(choice)).map(({ personId }) => personId);
}

/** A subject, or a name in one: a line break would begin another header. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 200);
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
