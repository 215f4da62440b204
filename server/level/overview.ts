import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { addDays, instantAt, type LocalDate, localDate } from "../../shared/base/time.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { coverageOf } from "../../shared/cascade/coverage.ts";
import { CROSS_DAYS, crossNow, dayNow, nextOf } from "../../shared/level/day.ts";
import { levelMattersOf } from "../../shared/level/matters.ts";
import type { LevelMatters, LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import { blankDay } from "../../shared/today/today.ts";
import type { BoardFacts } from "../access/authority.ts";
import { shown } from "../escalation/escalations.ts";
import { answering, mainBoards } from "../escalation/levels.ts";
import { settleMissed } from "../huddle/settle.ts";
import { newSignalsOf } from "../measure/signals.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { escalationsOf } from "../storage/escalations.ts";
import {
  crossDaysOfBoards,
  daysOfBoards,
  meetingsBetween,
  settingsOfBoards,
  typesOfBoards,
} from "../storage/levelDays.ts";
import type { StoredUnit } from "../storage/units.ts";

/** Their charts come along; the others are told by their number, and stand behind its link. */
const SIGNALS_SHOWN = 8;

/**
 * What a unit sees of its sub-tree, read from the rows of all units below. The same for everybody who may read units: of a
 * closed board nothing is told here. A matter that waits is told whole by the board that it waits at.
 */
export async function overviewOf(parts: Parts, unitId: UnitId): Promise<LevelOverview> {
  const { authority, clock, storage } = parts;
  // The timer looks now and then; whoever asks in between is told the truth.
  await settleMissed(parts);
  const boards = mainBoards(parts);
  const zone = authority.zoneOf(unitId);
  const date = localDate(clock.now(), zone);
  const placed = placedUnits(authority.units(), unitId);
  const above = authority.unitPath(unitId).slice(1);
  const read = await daysRead(parts, [...placed.map(({ unit }) => unit.id), ...above], boards, date);
  const own = boards.get(unitId);
  const { items, count, measures, expected } = await newSignalsOf(parts, unitId, SIGNALS_SHOWN);
  return {
    zone,
    date,
    units: placed.map(({ unit, depth }) => read(unit, depth)),
    above: above.flatMap((id, place) => {
      const unit = authority.unit(id);
      return unit ? [read(unit, -1 - place)] : [];
    }),
    matters: own ? await mattersAt(parts, storage.db, own) : NO_MATTERS,
    signals: { items, count, measures, expected },
  };
}

const NO_MATTERS: LevelMatters = { waiting: [], missed: [], passed: [], answered: [] };

async function mattersAt(parts: Parts, db: Db, board: BoardFacts): Promise<LevelMatters> {
  const open = await escalationsOf(db, board.id, parts.clock.now());
  return levelMattersOf(
    open.map((matter) => shown(parts, matter)),
    board.id,
  );
}

/** The unit first, then the living ones below it. */
function placedUnits(units: readonly StoredUnit[], root: UnitId): readonly { unit: StoredUnit; depth: number }[] {
  const own = units.filter(({ id }) => id === root).map((unit) => ({ unit, depth: 0 }));
  return [...own, ...unitsBelow(units, root).filter(({ unit }) => !isLaidDown(unit))];
}

/** Reads the day of many units in as few statements as there are kinds of rows. */
async function daysRead(
  { storage: { db }, clock }: Parts,
  units: readonly UnitId[],
  boards: ReadonlyMap<UnitId, BoardFacts>,
  date: LocalDate,
): Promise<(unit: StoredUnit, depth: number) => LevelUnit> {
  const there = units.flatMap((id) => boards.get(id) ?? []);
  const ids: readonly BoardId[] = there.map(({ id }) => id);
  // Units of one organisation may lie in two zones: a day is read generously, and each board takes its own of it.
  const [from, to] = [instantAt(addDays(date, -1), "00:00", "UTC"), instantAt(addDays(date, 2), "00:00", "UTC")];
  const settings = await settingsOfBoards(db, ids);
  const types = await typesOfBoards(db, ids);
  const meetings = await meetingsBetween(db, ids, from, to);
  const crossDays = await crossDaysOfBoards(db, ids, addDays(date, -CROSS_DAYS - 1), addDays(date, 1));
  const days = await daysOfBoards(db, ids, date);
  const now = clock.now();
  return (unit, depth) => {
    const { id: unitId, name, kind, parentId } = unit;
    const facts = boards.get(unitId);
    const said = { unitId, name, kind, parentId, depth };
    if (!facts) return { ...said, ...UNKNOWN };
    const { id, zone } = facts;
    const own = settings.get(id) ?? DEFAULT_SETTINGS;
    const plans = answering(types.get(id) ?? []);
    const { closedDays } = own;
    const day = { boardId: id, boardName: facts.name, unitId, zone, closedDays, types: plans };
    const { state, plannedAt, plannedEnd, startedAt } = coverageOf({ ...day, meetings: meetings.get(id) ?? [] }, now);
    const colours = plans.some(({ steps }) => steps.some(({ meaning }) => meaning === "cross"));
    const known = days.get(id);
    return {
      ...said,
      boardId: id,
      meeting: { state, plannedAt, plannedEnd, startedAt },
      next: nextOf(plans, now, zone, closedDays),
      ...(colours ? crossNow(own, crossDays.get(id) ?? [], now, zone) : { cross: null, events: [] }),
      ...dayNow({
        zone,
        settings: own.today,
        day: known?.day ?? blankDay(date),
        before: { patients: null, level: known?.level ?? null },
      }),
    };
  };
}

const UNKNOWN = {
  boardId: null,
  meeting: { state: "none", plannedAt: null, plannedEnd: null, startedAt: null },
  next: null,
  cross: null,
  events: [],
  staff: [],
  beds: null,
  raised: null,
} satisfies Partial<LevelUnit>;
