import type { UnitId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { levelMattersOf } from "../../shared/level/matters.ts";
import type { LevelMatters, LevelOverview } from "../../shared/level/overview.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import type { BoardFacts } from "../access/authority.ts";
import { shown } from "../escalation/escalations.ts";
import { mainBoardOf } from "../escalation/levels.ts";
import { settleMissed } from "../huddle/settle.ts";
import { newSignalsOf } from "../measure/signals.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { escalationsOf } from "../storage/escalations.ts";
import type { StoredUnit } from "../storage/units.ts";
import { endOfDay, linesOfDay } from "./lines.ts";

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
  const zone = authority.zoneOf(unitId);
  const placed = placedUnits(authority.units(), unitId);
  const above = authority.unitPath(unitId).slice(1);
  const ids = [...placed.map(({ unit }) => unit.id), ...above];
  const linesOf = await linesOfDay(parts, ids);
  const own = mainBoardOf(parts, unitId);
  const { items, count, measures, expected } = await newSignalsOf(parts, unitId, SIGNALS_SHOWN);
  return {
    zone,
    date: localDate(clock.now(), zone),
    until: endOfDay([...new Set(ids.map((id) => authority.zoneOf(id)))], clock.now()),
    units: placed.flatMap(({ unit, depth }) => linesOf(unit, depth)),
    above: above.flatMap((id, place) => {
      const unit = authority.unit(id);
      return unit ? linesOf(unit, -1 - place) : [];
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
