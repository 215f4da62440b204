import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { localDate } from "../../shared/base/time.ts";
import type { Problem, Reply } from "../../shared/protocol/problem.ts";
import {
  apply,
  NO_TODAY,
  type TodayCommand,
  type TodayDay,
  type TodayRefusal,
  type TodaySettings,
  type TodayState,
} from "../../shared/today/today.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { boardById } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { lockToday, putToday, saidBefore, todayOf } from "../storage/today.ts";

/** Today on a board, with what is set up for it. */
export async function todayStateOf(parts: Parts, board: BoardFacts): Promise<TodayState> {
  const { db } = parts.storage;
  const date = localDate(parts.clock.now(), board.zone);
  return {
    zone: board.zone,
    settings: await settingsOf(db, board.id),
    day: await todayOf(db, board.id, date),
    before: await saidBefore(db, board.id, date),
  };
}

async function settingsOf(db: Db, board: BoardId): Promise<TodaySettings> {
  return (await boardById(db, board))?.settings.today ?? NO_TODAY;
}

/** One command on a day: it is read, changed and written in one transaction. */
export async function changeToday(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: TodayCommand,
  key: string | undefined,
): Promise<Reply<{ day: TodayDay }>> {
  const audited = { actor, action: "today:set", thing: board.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const state: TodayState = {
      zone: board.zone,
      settings: await settingsOf(act.tx, board.id),
      day: await lockToday(act.tx, board.id, command.date, act.now),
      before: await saidBefore(act.tx, board.id, command.date),
    };
    const after = apply(state, command, act.now);
    if (!after.ok) return refused(problemOf(after.refusal));
    const { day } = after.value;
    if (after.value !== state) {
      await putToday(act.tx, board.id, day, act.now);
      act.note(`${command.do} ${command.date}`);
      act.tell(`board:${board.id}`, { kind: "today:changed", id: board.id });
    }
    return ok({ day });
  });
}

function problemOf(refusal: TodayRefusal): Problem {
  switch (refusal.code) {
    case "set-meanwhile":
      return {
        code: "changed-meanwhile",
        message: "Somebody else set this first.",
        current: { day: refusal.current },
      };
    case "not-this-day":
      return badField("date", "A day that has not begun has no figures.");
    case "not-set-up":
      return badField("do", "This board has no such shift, level or number of beds.");
    case "below-nobody":
      return badField("shifts", "There cannot be fewer than nobody at work.");
  }
}

function badField(field: string, message: string): Problem {
  return { code: "bad-request", message, fields: { [field]: message } };
}
