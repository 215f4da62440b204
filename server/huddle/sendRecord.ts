import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { MeetingId, PersonId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { HOUR } from "../../shared/base/time.ts";
import type { MeetingRecord, RecordMail } from "../../shared/protocol/meetings.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import { sendMail, whoChose } from "../notice/mail.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { addressOf } from "../storage/noticeChoices.ts";
import { personById } from "../storage/persons.ts";
import { recordOf } from "./meetings.ts";
import { recordText } from "./recordText.ts";

/** To whom a record can be sent by the one who asks: null where the house has no mail server. */
export async function mailFor(parts: Parts, actor: Actor, { board }: MeetingRecord): Promise<RecordMail | null> {
  const { db } = parts.storage;
  const facts = parts.authority.board(board.id);
  if (!parts.config.mail || actor.kind !== "person" || !facts || !may(actor, "meeting:send", facts)) return null;
  const own = await addressOf(db, { kind: "person", id: actor.id });
  const unit = await whoChose(db, facts.unitId, "record");
  return { me: own.address !== null, unit: unit.length };
}

/** Sends a record to oneself, or to those of the unit who have chosen to get it; each once. */
export async function sendRecord(
  parts: Parts,
  actor: Actor,
  id: MeetingId,
  to: "me" | "unit",
  key: string | undefined,
): Promise<Reply<{ sent: number }>> {
  const record = await recordOf(parts, actor, id);
  if (!record.ok) return record;
  const board = admit(parts.authority, actor, "meeting:send", record.value.board.id);
  if (!board.ok) return board;
  if (actor.kind !== "person" || record.value.meeting.state === "running") {
    return refused({ code: "bad-request", message: "A record is sent by a person, once the meeting has ended." });
  }
  const { unitId } = board.value;
  const command = { actor, action: "meeting:send", thing: id, unitId, key, fingerprint: { to } } as const;
  return await parts.commands.run(command, async (act) => {
    const people = to === "me" ? [actor.id] : await whoChose(act.tx, unitId, "record");
    let sent = 0;
    for (const person of people)
      sent += await sendTo(parts, act.tx, record.value, person, keyOf(id, to, person, act.now), act.now);
    act.note(`${to}, ${sent} mails`);
    return ok({ sent });
  });
}

/** The unit gets a record once, whoever sends it; to oneself it can be sent again when it is wanted again. */
function keyOf(id: MeetingId, to: "me" | "unit", person: PersonId, now: number): string {
  return to === "unit" ? `record ${id} ${person}` : `record ${id} ${person} ${Math.floor(now / HOUR)}`;
}

async function sendTo(
  parts: Parts,
  tx: Db,
  record: MeetingRecord,
  id: PersonId,
  key: string,
  now: number,
): Promise<number> {
  const person = await personById(tx, id);
  if (!person || person.disabled) return 0;
  const url = `${parts.publicUrl()}/tavle/${record.board.id}/referat/${record.meeting.id}`;
  const queued = await sendMail(parts, tx, { key, to: id, ...recordText(record, person.language, url) }, now);
  return queued === "queued" ? 1 : 0;
}
