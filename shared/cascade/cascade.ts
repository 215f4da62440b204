import type { UnitId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import { childrenOf, type Tree, type TreeUnit } from "../tier/changes.ts";
import { pathUp, UNIT_KINDS, type UnitKind } from "../tier/tiers.ts";
import type { CoverageLine, CoverageState } from "./coverage.ts";

/** How many of a level's boards stand how: each equals the list of the lines with that state. */
export type Counts = Readonly<Record<CoverageState, number>>;

/** One level of the day: its units in the order of the tree. */
export interface Level {
  readonly kind: UnitKind;
  /** Whether it is above the unit that is looked from, of its own, or below. */
  readonly place: "above" | "own" | "below";
  /** First and last planned start today; both null when none is planned. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly counts: Counts;
  readonly lines: readonly CoverageLine[];
}

/** A unit that meets before those below it are done: what they raise in the morning waits a day. */
export interface OutOfOrder {
  readonly unitId: UnitId;
  readonly startsAt: Instant;
  /** Those below whose meeting ends after it begins, in the order of the tree. */
  readonly below: readonly { readonly unitId: UnitId; readonly endsAt: Instant }[];
}

export interface Cascade {
  /** From the floor up: the order of the day. */
  readonly levels: readonly Level[];
  readonly outOfOrder: readonly OutOfOrder[];
}

interface NamedUnit extends TreeUnit {
  readonly name: string;
}

/**
 * The day from the floor up, as a unit sees it: its own sub-tree, and the units above it to the top.
 * @param lines of all boards that whoever asks may open; those of other units are left out
 * @param byName how names are sorted where they are read; nothing is ever sorted by how it stands
 */
export function cascadeOf(
  units: Tree<NamedUnit>,
  id: UnitId,
  lines: readonly CoverageLine[],
  byName: (a: NamedUnit, b: NamedUnit) => number,
): Cascade {
  const above = pathUp(units, id).slice(1);
  const ordered = [...inTreeOrder(units, id, byName), ...above];
  const own = units.get(id)?.kind;
  const levels = UNIT_KINDS.flatMap((kind): Level[] => {
    const here = ordered.filter((each) => units.get(each)?.kind === kind);
    const found = here.flatMap((unit) => lines.filter(({ unitId }) => unitId === unit));
    if (own === undefined || found.length === 0) return [];
    return [{ kind, place: placeOf(kind, own), ...timesOf(found), counts: count(found), lines: found }];
  });
  return { levels, outOfOrder: outOfOrder(units, ordered, levels) };
}

function placeOf(kind: UnitKind, own: UnitKind): Level["place"] {
  if (kind === own) return "own";
  return UNIT_KINDS.indexOf(kind) > UNIT_KINDS.indexOf(own) ? "above" : "below";
}

/** A unit and what stands below it, each followed by its own, by name. */
function inTreeOrder(units: Tree<NamedUnit>, id: UnitId, byName: (a: NamedUnit, b: NamedUnit) => number): UnitId[] {
  const below = childrenOf(units, id).toSorted(byName);
  return [id, ...below.flatMap((unit) => inTreeOrder(units, unit.id, byName))];
}

function timesOf(lines: readonly CoverageLine[]): Pick<Level, "from" | "to"> {
  const planned = lines.flatMap(({ plannedAt }) => plannedAt ?? []);
  return planned.length === 0 ? { from: null, to: null } : { from: Math.min(...planned), to: Math.max(...planned) };
}

export function count(lines: readonly CoverageLine[]): Counts {
  const of = (state: CoverageState): number => lines.filter((line) => line.state === state).length;
  return {
    running: of("running"),
    held: of("held"),
    missed: of("missed"),
    notYet: of("notYet"),
    none: of("none"),
  };
}

/** Boards with a meeting today, held or to be held: what the others are counted of. */
export function meeting({ running, held, missed, notYet }: Counts): number {
  return running + held + missed + notYet;
}

function outOfOrder(units: Tree<NamedUnit>, ordered: readonly UnitId[], levels: readonly Level[]): OutOfOrder[] {
  const lines = levels.flatMap((level) => level.lines);
  const planned = (unit: UnitId) => lines.filter(({ unitId, plannedAt }) => unitId === unit && plannedAt !== null);
  const starts = (unit: UnitId) => timesOf(planned(unit)).from;
  return ordered.flatMap((unitId): OutOfOrder[] => {
    const startsAt = starts(unitId);
    if (startsAt === null) return [];
    const below = ordered.flatMap((other) => {
      if (nearestMeeting(units, other, starts) !== unitId) return [];
      const endsAt = Math.max(...planned(other).flatMap(({ plannedEnd }) => plannedEnd ?? []));
      return endsAt > startsAt ? [{ unitId: other, endsAt }] : [];
    });
    return below.length > 0 ? [{ unitId, startsAt, below }] : [];
  });
}

/** The unit above that a morning's matters come to: the nearest that meets today. */
function nearestMeeting(
  units: Tree<NamedUnit>,
  id: UnitId,
  starts: (unit: UnitId) => Instant | null,
): UnitId | undefined {
  return pathUp(units, id)
    .slice(1)
    .find((unit) => starts(unit) !== null);
}
