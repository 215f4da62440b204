import { ok } from "../../shared/base/outcome.ts";
import { FORGOTTEN_MS, type Running } from "../../shared/huddle/huddle.ts";
import { leave } from "../../shared/huddle/late.ts";
import type { BoardFacts } from "../access/authority.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { lockMeeting, runningMeetings } from "../storage/meetings.ts";
import { keep, placesOf } from "./meetings.ts";
import { openTouch, settleMissed } from "./settle.ts";

const LOOK_EVERY_MS = 20_000;

/** Looks now and then for meetings that were missed or forgotten, and knows after a restart which walls may be touched. */
export async function startHuddles(parts: Parts): Promise<Timer> {
  for (const board of parts.authority.boards()) await openTouch(parts, board);
  const look = async (): Promise<void> => {
    try {
      await settleMissed(parts);
      await endForgotten(parts);
    } catch (error) {
      parts.log.error({ error: stackOf(error) }, "meetings could not be settled");
    }
  };
  await look();
  return every(parts.clock, LOOK_EVERY_MS, look);
}

/** A meeting that everybody has left would run into the next morning and keep the wall open: it ends by itself. */
async function endForgotten(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const { boardId, meeting } of await runningMeetings(parts.storage.db)) {
    const board = parts.authority.board(boardId);
    if (board && now >= meeting.endsAt + FORGOTTEN_MS) await endOne(parts, board, meeting);
  }
}

async function endOne(parts: Parts, board: BoardFacts, { id }: Running): Promise<void> {
  const places = await parts.sync.read(board.id, placesOf);
  const command = { actor: { kind: "system" }, action: "meeting:run", thing: id, unitId: board.unitId } as const;
  await parts.commands.run(command, async (act) => {
    const meeting = (await lockMeeting(act.tx, id))?.meeting;
    if (meeting?.state !== "running" || act.now < meeting.endsAt + FORGOTTEN_MS) return ok({});
    act.note("forgotten");
    await keep(parts, act, board, leave(meeting), places);
    return ok({});
  });
}
