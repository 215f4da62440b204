import * as z from "zod/mini";
import { boardId, idSchema, unitId } from "../base/ids.ts";
import { escalationId } from "../escalation/escalation.ts";
import { unitKindSchema } from "../tier/tiers.ts";
import { NOTICE_CHOICES, noticeChoice, noticeEvent } from "./event.ts";
import { noticeFault } from "./outcome.ts";

const noticeId = idSchema<"notice">();
export type NoticeId = z.infer<typeof noticeId>;

/** How many of a person's notices are shown; what is older lies on the boards. */
export const SHOWN_NOTICES = 50;

/** One line behind the bell. What the matter is about is read from the matter itself, by who may read its board. */
const noticeItem = z.object({
  id: noticeId,
  event: noticeEvent,
  at: z.int(),
  read: z.boolean(),
  /** An answer was waited for, and has come or is not wanted any more. */
  done: z.boolean(),
  matterId: escalationId,
  what: z.string(),
  /** The board where one acts on it, and its unit. */
  boardId,
  unitName: z.string(),
  unitKind: unitKindSchema,
  /** Until when an answer is promised, while one is waited for. */
  due: z.nullable(z.int()),
});
export type NoticeItem = z.infer<typeof noticeItem>;

export const noticeList = z.object({
  items: z.array(noticeItem),
  unread: z.int(),
  /** Messages to oneself that were given up within the last week, and why the last one was. */
  undelivered: z.nullable(z.object({ count: z.int(), at: z.int(), fault: noticeFault })),
});
export type NoticeList = z.infer<typeof noticeList>;

/** Everything that had come by then is read. */
export const readBody = z.object({ until: z.int() });

/** An address as mail servers take it, on one line, without what could begin another header or another recipient. */
export const mailAddress = z
  .string()
  .check(
    z.trim(),
    z.maxLength(254),
    z.regex(/^[^\s<>()[\]\\,;:@"\p{Cc}]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/iu),
  );

/** One's own address, which nobody else is shown. */
const ownAddress = z.object({
  /** Mails go there. */
  address: z.nullable(z.string()),
  /** Waits until the link that was sent there has been opened. */
  pending: z.nullable(z.string()),
});

export const noticeChoices = z.object({
  ...ownAddress.shape,
  /** The operator has set up a mail server. */
  mail: z.boolean(),
  mailed: z.array(noticeChoice),
});
export type NoticeChoices = z.infer<typeof noticeChoices>;

export const choicesBody = z.object({ mailed: z.array(noticeChoice).check(z.maxLength(NOTICE_CHOICES.length)) });
export const addressBody = z.object({ address: z.nullable(mailAddress) });
export const confirmBody = z.object({ token: z.string().check(z.minLength(20), z.maxLength(100)) });
export const confirmReply = z.object({ of: z.enum(["person", "unit"]), unitName: z.nullable(z.string()) });

/** Of a unit, for who leads it. The webhook's address is a secret and never comes back; the mailbox comes masked. */
export const unitNotices = z.object({
  unitId,
  mail: z.boolean(),
  /** The operator has opened a host for webhooks. */
  hosts: z.boolean(),
  teams: z.nullable(z.object({ host: z.string(), at: z.int(), by: z.string() })),
  posted: z.array(noticeChoice),
  onCall: z.object({ address: z.nullable(z.string()), pending: z.nullable(z.string()) }),
  undelivered: z.nullable(z.object({ count: z.int(), at: z.int(), fault: noticeFault })),
});
export type UnitNotices = z.infer<typeof unitNotices>;

/** The address that a Workflows trigger shows: https, without a user in it. */
const webhookAddress = z.string().check(z.trim(), z.maxLength(2000), z.regex(/^https?:\/\/[^\s@]+$/));
export const unitNoticesBody = z.object({
  /** null takes it away; absent leaves it. */
  teams: z.optional(z.nullable(webhookAddress)),
  posted: z.optional(z.array(noticeChoice).check(z.maxLength(NOTICE_CHOICES.length))),
});
export type UnitNoticesBody = z.infer<typeof unitNoticesBody>;
export const unitOnCallBody = z.object({ address: z.nullable(mailAddress) });
export const unitSampleBody = z.object({ to: z.enum(["teams", "on-call"]) });

/** `v…@sykehus.no`: enough to know it again, too little to use it. */
export function masked(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
