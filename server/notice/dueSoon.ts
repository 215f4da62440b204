import { newId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import { dueSoon, SOON } from "../../shared/notice/notices.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { lockEscalation } from "../storage/escalations.ts";
import { mattersDueSoon } from "../storage/notices.ts";
import { tellOf } from "./tellOf.ts";

/** Tells of every svarfrist that is within the hour, once for each clock; also after a stop, and with several processes. */
export async function tellDueSoon(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const id of await mattersDueSoon(parts.storage.db, now, now + SOON)) {
    try {
      await tellOne(parts, id, now);
    } catch (error) {
      // One that cannot be told of keeps no other back; it is tried again at the next look.
      parts.log.error({ matter: id, error: stackOf(error) }, "a svarfrist could not be told of");
    }
  }
}

async function tellOne({ storage, random, live, ...parts }: Parts, id: EscalationId, now: Instant): Promise<void> {
  const told: (readonly [Room, News])[] = [];
  await storage.transaction(async (tx) => {
    const matter = await lockEscalation(tx, id);
    if (!matter) return;
    const act = {
      tx,
      now,
      actor: { kind: "system" },
      newId: <Kind extends string>() => newId<Kind>(random),
      tell: (room: Room, news: News) => void told.push([room, news]),
    } as const;
    await tellOf(parts, act, matter, dueSoon(matter, now));
  });
  live.tellAll(told);
}
