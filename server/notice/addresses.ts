import type { Actor } from "../../shared/access/actor.ts";
import type { Action } from "../../shared/access/policy.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY, HOUR } from "../../shared/base/time.ts";
import type { SampleOutcome } from "../../shared/notice/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { type TryLimit, tryLimit } from "../access/limits.ts";
import { hashSecret, newSecret } from "../access/passwords.ts";
import type { Clock } from "../clock.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { addressOf, awaitAddress, confirmAddress, removeAddress } from "../storage/noticeChoices.ts";
import type { Recipient } from "../storage/noticeMessages.ts";
import { confirmMail } from "./compose.ts";
import type { PostOffice } from "./post.ts";
import { composingFor, messageIdOf } from "./sending.ts";

/** How long a link to confirm an address is good. */
const LINK_LIFE = DAY;

/** How often somebody may have a mail sent to an address that nobody has confirmed, or a sample. */
export interface MailLimits {
  readonly perSender: TryLimit;
  readonly perAddress: TryLimit;
}

export function mailLimits(clock: Clock): MailLimits {
  return { perSender: tryLimit(clock, 10, HOUR), perAddress: tryLimit(clock, 3, HOUR) };
}

export const TOO_OFTEN = refused({
  code: "too-many",
  message: "Too many mails within an hour. Wait, and try again.",
} as const);

interface Who {
  readonly actor: Actor;
  readonly action: Action;
  readonly of: Recipient;
  readonly unitId: UnitId | null;
}

/**
 * Sets where somebody is told: sends a link there first, and nothing else before it has been opened. The one that was
 * confirmed before stays in use until then. null takes it away at once.
 * @returns what the try to send the link came to; the new address waits only if it was sent
 */
export async function setAddress(
  parts: Parts,
  post: PostOffice,
  limits: MailLimits,
  who: Who,
  address: string | null,
): Promise<Reply<SampleOutcome>> {
  if (address === null) return await change(parts, who, "address taken away", (act) => removeAddress(act.tx, who.of));
  const known = await addressOf(parts.storage.db, who.of);
  if (known.address === address && known.pending === null) return ok({ sent: true });
  if (limits.perSender.tooMany(who.of.id) || limits.perAddress.tooMany(address.toLowerCase())) return TOO_OFTEN;
  const token = newSecret();
  const how = await composingFor(parts, who.of);
  if (!how) return refused({ code: "not-found", message: "There is nobody to tell." });
  // The secret stands in the fragment, so that no server or proxy logs it.
  const words = confirmMail(how, `${parts.publicUrl()}/varsler/bekreft#${token}`);
  const messageId = messageIdOf(parts, newId<"message">(parts.random));
  const left = await post.mail({ ...words, to: address, messageId });
  if (!left.ok) return ok({ sent: false, fault: left.refusal });
  const code = { hash: hashSecret(token), until: parts.clock.now() + LINK_LIFE };
  return await change(parts, who, "address to confirm", (act) => awaitAddress(act.tx, who.of, address, code));
}

/** No idempotency key, and no address in the audit: neither shall keep it. */
async function change(
  parts: Parts,
  { actor, action, of, unitId }: Who,
  note: string,
  write: (act: Act) => Promise<void>,
): Promise<Reply<SampleOutcome>> {
  return await parts.commands.run<SampleOutcome>({ actor, action, thing: of.id, unitId }, async (act) => {
    await write(act);
    act.note(note);
    tellOfChoices(act, of);
    return ok({ sent: true });
  });
}

export function tellOfChoices(act: Pick<Act, "tell">, { kind, id }: Recipient): void {
  if (kind === "person") act.tell(`person:${id}`, { kind: "notices:changed", id });
  else act.tell(`unit:${id}`, { kind: "unit-notices:changed", id });
}

const LINK_USED = refused({
  code: "link-used",
  message: "This link was used, is too old, or another one has been sent since.",
} as const);

/** Whoever has the link reads the address: that is all that is asked. */
export async function confirm(
  parts: Parts,
  token: string,
): Promise<Reply<{ of: Recipient["kind"]; unitName: string | null }>> {
  const { storage, clock, live, authority } = parts;
  const of = await storage.transaction((tx) => confirmAddress(tx, hashSecret(token), clock.now()));
  if (!of) return LINK_USED;
  tellOfChoices(live, of);
  return ok({ of: of.kind, unitName: of.kind === "unit" ? (authority.unit(of.id)?.name ?? "") : null });
}
