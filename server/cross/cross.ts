import type { Actor } from "../../shared/access/actor.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { addDays, type LocalDate, localDate } from "../../shared/base/time.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import {
  apply,
  type CrossCommand,
  type CrossDay,
  type CrossRefusal,
  type CrossSettings,
  crossSettings,
  dayOf,
} from "../../shared/cross/greenCross.ts";
import type { CrossPicture } from "../../shared/protocol/meetings.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { boardById } from "../storage/boards.ts";
import { crossDays, lockCrossDay, putCrossDay } from "../storage/cross.ts";
import type { Db } from "../storage/database.ts";
import { endedMeetings } from "../storage/meetings.ts";

/** The days of a stretch, with what is needed to see which of them wait for a colour. */
export async function crossPictureOf(
  parts: Parts,
  board: BoardFacts,
  from: LocalDate,
  to: LocalDate,
): Promise<CrossPicture> {
  const { db } = parts.storage;
  return {
    zone: board.zone,
    settings: await settingsOf(db, board.id),
    days: await crossDays(db, board.id, from, to),
    lastMeeting: await lastColouring(db, board),
  };
}

export async function settingsOf(db: Db, board: BoardId): Promise<CrossSettings> {
  return crossSettings.parse((await boardById(db, board))?.settings ?? {});
}

/** Meetings without the cross among their steps colour nothing, so they do not count. */
async function lastColouring(db: Db, board: BoardFacts): Promise<LocalDate | null> {
  const held = await endedMeetings(db, board.id, 30);
  const last = held.find(({ steps }) => steps.some(({ meaning }) => meaning === "cross"));
  return last ? localDate(last.startedAt, board.zone) : null;
}

/** One command on the cross: the day is read, changed and written in one transaction. */
export async function changeCross(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: CrossCommand,
  key: string | undefined,
): Promise<Reply<{ day: CrossDay }>> {
  const audited = { actor, action: "cross:colour", thing: board.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const before = await lockCrossDay(act.tx, board.id, command.date, act.now);
    const state = { zone: board.zone, settings: await settingsOf(act.tx, board.id), days: [before] };
    const after = apply(state, command, act.now);
    if (!after.ok) return refused(problemOf(after.refusal));
    const day = dayOf(after.value, command.date);
    if (after.value !== state) {
      await putCrossDay(act.tx, board.id, day, act.now);
      act.note(`${command.do} ${command.date}${command.do === "colour" ? ` ${command.colour}` : ""}`);
      act.tell(`board:${board.id}`, { kind: "cross:changed", id: board.id });
    }
    return ok({ day });
  });
}

export function problemOf(refusal: CrossRefusal) {
  switch (refusal.code) {
    case "coloured-meanwhile":
      return {
        code: "changed-meanwhile",
        message: "Somebody else coloured this day first.",
        current: { day: refusal.current },
      } as const;
    case "future-day":
      return badField("date", "A day that has not begun has no colour.");
    case "not-in-scale":
      return badField("colour", "This board's scale does not have this colour.");
    case "empty-event":
      return badField("line", "Choose what kind of event it was, or write one line.");
    case "too-many-events":
      return badField("date", "A day holds at most twenty events.");
  }
}

export function badField(field: string, message: string) {
  return { code: "bad-request", message, fields: { [field]: message } } as const;
}

/** What is shown when nothing is asked for: this month and the last one, for the first days of a month. */
export function usualStretch(today: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(today, -62), to: today };
}
