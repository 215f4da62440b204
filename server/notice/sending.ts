import { newId, type UnitId } from "../../shared/base/ids.ts";
import type { Outcome } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { clockStep, isUnanswered } from "../../shared/escalation/state.ts";
import { WAITING } from "../../shared/notice/event.ts";
import { isForGood, type NoticeFault } from "../../shared/notice/outcome.ts";
import { JOIN_FOR, nextTry } from "../../shared/notice/retry.ts";
import type { Parts } from "../parts.ts";
import { escalationById } from "../storage/escalations.ts";
import { addressOf, unitChoices } from "../storage/noticeChoices.ts";
import {
  claimMessage,
  type Delivery,
  deliveriesOf,
  endMessage,
  gather,
  lastMessageAt,
  messagesDue,
  type Recipient,
  recipientsDue,
  type StoredMessage,
  tryAgain,
  waitLonger,
} from "../storage/noticeMessages.ts";
import { personById } from "../storage/persons.ts";
import { type Composing, noticeMail, noticePost, ownMail } from "./compose.ts";
import type { PostOffice } from "./post.ts";
import { boardOf } from "./tellOf.ts";

/** In one look: nobody else waits long for the database, and the next look comes at once while there is more. */
const BATCH = 50;
/** How long one try has its message for itself; a process that died loses it then. */
const LEASE = 2 * MINUTE;

/**
 * Makes messages of what waits: the first thing goes at once, and what comes within a few minutes after it goes together.
 * @returns whether there may be more
 */
export async function gatherDue(parts: Parts): Promise<boolean> {
  const { storage, clock, random } = parts;
  const due = await recipientsDue(storage.db, clock.now(), BATCH);
  for (const { channel, to } of due) {
    await storage.transaction(async (tx) => {
      const now = clock.now();
      const last = await lastMessageAt(tx, channel, to);
      if (last !== undefined && last + JOIN_FOR > now) await waitLonger(tx, channel, to, last + JOIN_FOR);
      else await gather(tx, newId<"message">(random), channel, to, now);
    });
  }
  return due.length === BATCH;
}

/** Sends what is due, a few at a time, and begins no more once it is told to stop. @returns whether there may be more */
export async function sendDue(parts: Parts, post: PostOffice, atOnce: number, stop: AbortSignal): Promise<boolean> {
  const due = await messagesDue(parts.storage.db, parts.clock.now(), BATCH);
  const queue = [...due];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !stop.aborted; next = queue.shift()) await tryOne(parts, post, next);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, due.length) }, worker));
  return due.length === BATCH;
}

/**
 * One try of one message. It is claimed before it leaves and settled after it arrived: a process that dies in between leaves
 * it claimed, and it is sent once more with the same id. Never is it lost, and a repeat can be told.
 */
async function tryOne(parts: Parts, post: PostOffice, message: StoredMessage): Promise<void> {
  const { storage, clock, log } = parts;
  const now = clock.now();
  if (!(await claimMessage(storage.db, message, now, now + LEASE))) return;
  const tries = message.tries + 1;
  const done = await leave(parts, post, message);
  const at = clock.now();
  if (done === "nothing") return await endMessage(storage.db, message.id, "dropped", null, at);
  if (done.ok) return await endMessage(storage.db, message.id, "sent", null, at);
  const next = isForGood(done.refusal) ? null : nextTry(tries, message.at, at);
  const about = { message: message.id, channel: message.channel, fault: done.refusal, tries };
  if (next !== null) {
    log.warn(about, "a notice could not be sent, and is tried again");
    return await tryAgain(storage.db, message.id, done.refusal, next);
  }
  log.error(about, "a notice was given up");
  await endMessage(storage.db, message.id, "given-up", done.refusal, at);
  tellOfLoss(parts, message);
}

/** The person sees it behind the bell; of a unit, who leads it sees it on the unit's page. */
function tellOfLoss({ live }: Parts, { to }: StoredMessage): void {
  if (to.kind === "person") live.tell(`person:${to.id}`, { kind: "notices:changed", id: to.id });
  else live.tell(`unit:${to.id}`, { kind: "unit-notices:changed", id: to.id });
}

type Left = Outcome<null, NoticeFault> | "nothing";

async function leave(parts: Parts, post: PostOffice, message: StoredMessage): Promise<Left> {
  const how = await composingFor(parts, message.to);
  if (!how) return "nothing";
  const waiting =
    message.content === null ? await stillTrue(parts, await deliveriesOf(parts.storage.db, message.id)) : [];
  if (message.content === null && waiting.length === 0) return "nothing";
  return message.channel === "teams"
    ? await leaveForTeams(parts, post, message, how, waiting)
    : await leaveByMail(parts, post, message, how, waiting);
}

async function leaveByMail(
  parts: Parts,
  post: PostOffice,
  message: StoredMessage,
  how: Composing,
  waiting: readonly Delivery[],
): Promise<Left> {
  const { address } = await addressOf(parts.storage.db, message.to);
  // Taken away meanwhile: that is a choice, too.
  if (address === null) return "nothing";
  const words = message.content === null ? noticeMail(how, waiting) : ownMail(how, JSON.parse(message.content));
  return await post.mail({ ...words, to: address, messageId: messageIdOf(parts, message.id) });
}

async function leaveForTeams(
  parts: Parts,
  post: PostOffice,
  { id, to }: StoredMessage,
  how: Composing,
  waiting: readonly Delivery[],
): Promise<Left> {
  if (to.kind !== "unit") return "nothing";
  const { teams } = await unitChoices(parts.storage.db, to.id);
  if (!teams) return "nothing";
  return await post.teams(teams.url, noticePost(how, id, waiting, boardOf(parts.authority, to.id)));
}

/** `<id@host>`: the same at every try, and of no other installation. */
export function messageIdOf({ publicUrl }: Pick<Parts, "publicUrl">, id: string): string {
  return `<${id}@${new URL(publicUrl()).hostname.replace(/^\[(.*)\]$/, "$1")}>`;
}

/** In which words a recipient is told; undefined for one who has left. */
export async function composingFor(parts: Parts, to: Recipient): Promise<Composing | undefined> {
  const { authority } = parts;
  const publicUrl = parts.publicUrl();
  const unitNameOf: Composing["unitNameOf"] = (id) => {
    const board = authority.board(id);
    return (board && authority.unit(board.unitId)?.name) ?? "";
  };
  const levelOf: Composing["levelOf"] = (id) => {
    const board = authority.board(id);
    const unit = board && authority.unit(board.unitId);
    return unit && unit.kind !== "section" && boardOf(authority, unit.id) === id ? unit.id : undefined;
  };
  if (to.kind === "person") {
    const person = await personById(parts.storage.db, to.id);
    return person && !person.disabled ? { language: person.language, publicUrl, unitNameOf, levelOf } : undefined;
  }
  const unit = authority.unit(to.id);
  return unit && { language: languageOf(parts, to.id), publicUrl, unitNameOf, levelOf, onCallOf: unit.name };
}

/** A unit speaks the language of its board. */
function languageOf({ authority }: Parts, unitId: UnitId): Composing["language"] {
  const board = boardOf(authority, unitId);
  return (board && authority.board(board)?.language) ?? "nb";
}

/** What nobody waits for any more is not told: «1 sak venter på svar» must be true when it is read. */
async function stillTrue(parts: Parts, deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
  const kept: Delivery[] = [];
  for (const delivery of deliveries) {
    if (!WAITING.includes(delivery.event)) {
      kept.push(delivery);
      continue;
    }
    const matter = await escalationById(parts.storage.db, delivery.matterId);
    if (!matter || !isUnanswered(matter)) continue;
    // A svarfrist that has got a new date since is not near any more.
    if (delivery.event !== "due-soon" || clockStep(matter) === delivery.number) kept.push(delivery);
  }
  return kept;
}
