import type { Actor } from "../../shared/access/actor.ts";
import { refused } from "../../shared/base/outcome.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Db } from "../storage/database.ts";
import { ticketByHash } from "../storage/ideas.ts";
import { hashSecret } from "./passwords.ts";

export type Ticket = Actor & { readonly kind: "ticket" };

const NO_TICKET = refused({
  code: "not-allowed",
  message: "Only a ticket gives this without an account. Scan the code on the wall.",
} as const);

/**
 * Whose ticket a phone shows, run out or not: what was sent once may come again.
 * @returns with it how long it is good; whoever gives something new asks
 */
export async function ticketOf(db: Db, bearer: string): Promise<Reply<{ ticket: Ticket; expiresAt: Instant }>> {
  const found = await ticketByHash(db, hashSecret(bearer));
  if (!found) return NO_TICKET;
  const { id, boardId, ideaId, expiresAt } = found;
  return { ok: true, value: { ticket: { kind: "ticket", id, boardId, ideaId }, expiresAt } };
}

export const TICKET_SPENT = refused({
  code: "link-used",
  message: "The ticket has run out, or has given all that one ticket may. Scan the code on the wall again.",
} as const);

export interface Sender {
  readonly actor: Actor;
  /** A ticket's own; whoever is signed in names the board. */
  readonly boardId: Ticket["boardId"] | undefined;
  /** Whether something new may be given: a ticket runs out. */
  readonly isGood: (now: Instant) => boolean;
}

/** Who sends: the phone whose ticket this is, or whoever is signed in. */
export async function senderOf(db: Db, actor: Actor, bearer: string | undefined): Promise<Reply<Sender>> {
  if (bearer === undefined) return { ok: true, value: { actor, boardId: undefined, isGood: () => true } };
  const found = await ticketOf(db, bearer);
  if (!found.ok) return found;
  const { ticket, expiresAt } = found.value;
  return { ok: true, value: { actor: ticket, boardId: ticket.boardId, isGood: (now) => expiresAt > now } };
}
