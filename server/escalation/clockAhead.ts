import type { Instant } from "../../shared/base/time.ts";
import type { MeetingsAhead } from "../../shared/escalation/replyBy.ts";
import type { MatterClock } from "../../shared/escalation/step.ts";
import type { ClockShown, LevelClock, RaiseClock } from "../../shared/protocol/raiseClock.ts";
import { contactOf } from "../../shared/tier/contact.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { addressOf } from "../storage/noticeChoices.ts";
import { boardsAbove, clockAt, meetingsAhead, placeOf } from "./levels.ts";

/** What each level above would promise for a matter that is sent now, so that the sender knows it before. */
export async function clockAhead(parts: Parts, board: BoardFacts): Promise<RaiseClock> {
  const at = parts.clock.now();
  const levels: LevelClock[] = [];
  for (const level of boardsAbove(parts, board)) levels.push(await levelAhead(parts, level, at));
  return { at, levels };
}

async function levelAhead(parts: Parts, level: BoardFacts, at: Instant): Promise<LevelClock> {
  const { db } = parts.storage;
  const meetings = await meetingsAhead(db, level, at);
  const asked = (safety: boolean) => clockAt(parts, db, { kind: "action", safety }, level, at);
  const [next] = boardsAbove(parts, level);
  const units = new Map(parts.authority.units().map((unit) => [unit.id, unit]));
  const { phone, onCall } = contactOf(units, level.unitId);
  return {
    to: placeOf(parts, level.id),
    next: next ? placeOf(parts, next.id) : null,
    ordinary: shown(await asked(false), meetings),
    safety: shown(await asked(true), meetings),
    phone: phone && {
      number: phone.value,
      of: phone.from === level.unitId ? null : (parts.authority.unit(phone.from)?.name ?? null),
    },
    onCall: onCall && { name: onCall.value.name, phone: onCall.value.phone, told: await isTold(parts, level) },
  };
}

/** Whether word goes to whoever is on call there: a mail server, and an address that has been confirmed. */
async function isTold({ config, storage }: Parts, { unitId }: BoardFacts): Promise<boolean> {
  if (config.mail === undefined) return false;
  return (await addressOf(storage.db, { kind: "unit", id: unitId })).address !== null;
}

function shown(clock: MatterClock, meetings: MeetingsAhead): ClockShown {
  return { ...clock, afterMeeting: meetings.some(({ end }) => end === clock.due) };
}
