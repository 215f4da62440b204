import { newId } from "../../shared/base/ids.ts";
import { dueSoon, SOON } from "../../shared/notice/notices.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import type { Parts } from "../parts.ts";
import { lockEscalation } from "../storage/escalations.ts";
import { mattersDueSoon } from "../storage/notices.ts";
import { tellOf } from "./tellOf.ts";

/** Tells of every svarfrist that is within the hour, once for each clock; also after a stop, and with several processes. */
export async function tellDueSoon(parts: Parts): Promise<void> {
  const { storage, clock, random, live } = parts;
  const now = clock.now();
  for (const id of await mattersDueSoon(storage.db, now, now + SOON)) {
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
}
