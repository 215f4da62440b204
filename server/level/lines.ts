import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { addDays, DAY, type Instant, instantAt, type LocalDate, localDate } from "../../shared/base/time.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { coverageOf, type DayBoard, NO_MEETING, tellingBoards } from "../../shared/cascade/coverage.ts";
import { CROSS_DAYS, crossNow, dayNow, nextOf } from "../../shared/level/day.ts";
import type { LevelUnit } from "../../shared/level/overview.ts";
import { blankDay } from "../../shared/today/today.ts";
import type { BoardFacts } from "../access/authority.ts";
import { answering } from "../escalation/levels.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import {
  crossDaysOfBoards,
  daysOfBoards,
  meetingsBetween,
  settingsOfBoards,
  typesOfBoards,
} from "../storage/levelDays.ts";
import type { StoredUnit } from "../storage/units.ts";
import { mainAmong } from "../tier/boardsAfter.ts";

/**
 * Reads the day of many units, in as few statements as there are kinds of rows.
 * @returns the lines of a unit: a board that whoever asks might not open is none
 */
export async function linesOfDay(
  parts: Parts,
  units: readonly UnitId[],
): Promise<(unit: StoredUnit, depth: number) => LevelUnit[]> {
  const now = parts.clock.now();
  const asked = new Set(units);
  const open = parts.authority
    .boards()
    .filter(({ unitId, closed, laidDown }) => asked.has(unitId) && !closed && !laidDown);
  const byUnit = Map.groupBy(open, ({ unitId }) => unitId);
  const dayOf = await readDays(parts.storage.db, open, now);
  return (unit, depth) => {
    const { id: unitId, name, kind } = unit;
    const boards = byUnit.get(unitId) ?? [];
    const mainId = mainAmong(boards, name)?.id ?? null;
    const parentId = parts.authority.unitPath(unitId)[1] ?? null;
    const said = { unitId, name, kind, parentId, depth, mainId };
    const telling = tellingBoards(boards.map(dayOf), mainId ?? undefined, now);
    if (telling.length === 0) return [{ ...said, ...UNKNOWN }];
    return telling.map((day) => ({
      ...said,
      boardId: day.boardId,
      boardName: telling.length > 1 && day.name !== name ? day.name : null,
      ...lineOf(day, now),
    }));
  };
}

/** The first instant at which it is another day somewhere. */
export function endOfDay(zones: readonly string[], now: Instant): Instant {
  return Math.min(...zones.map((zone) => instantAt(addDays(localDate(now, zone), 1), "00:00", zone)));
}

interface BoardDay extends DayBoard {
  readonly name: string;
  readonly settings: typeof DEFAULT_SETTINGS;
  readonly date: LocalDate;
  readonly crossDays: Parameters<typeof crossNow>[1];
  readonly said: Said | undefined;
}
type Said = Awaited<ReturnType<typeof daysOfBoards>> extends ReadonlyMap<BoardId, infer Value> ? Value : never;

async function readDays(db: Db, boards: readonly BoardFacts[], now: Instant): Promise<(board: BoardFacts) => BoardDay> {
  const ids = boards.map(({ id }) => id);
  const [set, types] = [await settingsOfBoards(db, ids), await typesOfBoards(db, ids)];
  // A day in any zone lies within two days of now; which day a row is of, each board's own zone says.
  const meetings = await meetingsBetween(db, ids, now - 2 * DAY, now + 2 * DAY);
  const utc = localDate(now, "UTC");
  const crossDays = await crossDaysOfBoards(db, ids, addDays(utc, -CROSS_DAYS - 2), addDays(utc, 1));
  const said = await saidToday(db, boards, now);
  return ({ id, boardKind, name, zone }) => {
    const settings = set.get(id) ?? DEFAULT_SETTINGS;
    const date = localDate(now, zone);
    return {
      boardId: id,
      kind: boardKind,
      name,
      zone,
      settings,
      closedDays: settings.closedDays,
      types: types.get(id) ?? [],
      meetings: meetings.get(id) ?? [],
      date,
      crossDays: (crossDays.get(id) ?? []).filter((day) => day.date >= addDays(date, -CROSS_DAYS) && day.date <= date),
      said: said.get(id),
    };
  };
}

/** What each board has said of the day that it is there. */
async function saidToday(db: Db, boards: readonly BoardFacts[], now: Instant): Promise<ReadonlyMap<BoardId, Said>> {
  const byDate = Map.groupBy(boards, ({ zone }) => localDate(now, zone));
  const all = new Map<BoardId, Said>();
  for (const [date, those] of byDate) {
    const ids = those.map(({ id }) => id);
    for (const [id, said] of await daysOfBoards(db, ids, date)) all.set(id, said);
  }
  return all;
}

type Day = Omit<LevelUnit, "unitId" | "name" | "kind" | "parentId" | "depth" | "mainId" | "boardId" | "boardName">;

function lineOf(board: BoardDay, now: Instant): Day {
  const { zone, settings, types, date, crossDays, said } = board;
  const colours = types.some(({ steps }) => steps.some(({ meaning }) => meaning === "cross"));
  return {
    meeting: coverageOf(board, now),
    next: nextOf(answering(types), now, zone, settings.closedDays),
    ...(colours ? crossNow(settings, crossDays, now, zone) : NO_CROSS),
    ...dayNow({
      zone,
      settings: settings.today,
      day: said?.day ?? blankDay(date),
      before: { patients: null, level: said?.level ?? null },
    }),
  };
}

const NO_CROSS = { cross: null, events: [] } satisfies Partial<LevelUnit>;

const UNKNOWN = {
  boardId: null,
  boardName: null,
  meeting: NO_MEETING,
  next: null,
  ...NO_CROSS,
  staff: [],
  beds: null,
  raised: null,
} satisfies Partial<LevelUnit>;
