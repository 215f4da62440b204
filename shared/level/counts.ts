import type { Instant } from "../base/time.ts";
import type { CoverageState } from "../cascade/coverage.ts";
import { UNIT_KINDS, type UnitKind } from "../tier/tiers.ts";
import type { LevelEvent, LevelUnit } from "./overview.ts";

/** Counts of what lies below, each from the list that it opens: no number is kept, so none can differ from its list. */

/** One level of a sub-tree with its units in the order of the tree, never by how they stand. */
export interface LevelOfDay {
  readonly kind: UnitKind;
  readonly units: readonly LevelUnit[];
  /** How many of the units stand how. */
  readonly counts: Readonly<Record<CoverageState, number>>;
  /** When the first of them meets today; null when none does. */
  readonly from: Instant | null;
}

/** The levels of a sub-tree from the floor up, each with how its meetings of today stand. */
export function levelsOfDay(units: readonly LevelUnit[]): readonly LevelOfDay[] {
  return UNIT_KINDS.flatMap((kind) => {
    const there = units.filter((unit) => unit.kind === kind && unit.boardId !== null);
    const planned = there.flatMap(({ meeting: { plannedAt, startedAt } }) => plannedAt ?? startedAt ?? []);
    const from = planned.length === 0 ? null : Math.min(...planned);
    return there.length === 0 ? [] : [{ kind, units: there, counts: countsOf(there), from }];
  });
}

function countsOf(units: readonly LevelUnit[]): LevelOfDay["counts"] {
  const of = (state: CoverageState): number => units.filter(({ meeting }) => meeting.state === state).length;
  return {
    running: of("running"),
    held: of("held"),
    missed: of("missed"),
    notYet: of("notYet"),
    none: of("none"),
  };
}

/** An event with the unit that it happened in. */
export interface UnitEvent extends LevelEvent {
  readonly unit: LevelUnit;
}

/** The open events of all, red ones first: they are told by what happened, and a unit without any is not praised for it. */
export function openEvents(units: readonly LevelUnit[]): readonly UnitEvent[] {
  const all = units.flatMap((unit) => unit.events.map((event) => ({ ...event, unit })));
  return [...all.filter(({ colour }) => colour === "red"), ...all.filter(({ colour }) => colour === "orange")];
}

/** The units whose meeting colours a cross, and those of them that have done so. */
export function crosses(units: readonly LevelUnit[]): { readonly all: readonly LevelUnit[]; readonly done: number } {
  const all = units.filter(({ cross }) => cross === "done" || cross === "notYet");
  return { all, done: all.filter(({ cross }) => cross === "done").length };
}

export interface Capacity {
  /** Units that have beds and have said how many patients there are. */
  readonly said: readonly LevelUnit[];
  readonly unsaid: readonly LevelUnit[];
  readonly patients: number;
  readonly beds: number;
}

/** Patients on the beds of those who have said: what is not said is not guessed, and its beds are not counted. */
export function capacity(units: readonly LevelUnit[]): Capacity {
  const withBeds = units.filter(({ beds }) => beds !== null);
  const said = withBeds.filter(({ beds }) => beds?.patients !== null);
  return {
    said,
    unsaid: withBeds.filter(({ beds }) => beds?.patients === null),
    patients: said.reduce((sum, { beds }) => sum + (beds?.patients ?? 0), 0),
    beds: said.reduce((sum, { beds }) => sum + (beds?.beds ?? 0), 0),
  };
}

export interface Staffing {
  /** Units that have said how at least one shift of today is staffed. */
  readonly said: readonly LevelUnit[];
  readonly unsaid: readonly LevelUnit[];
  readonly present: number;
  readonly need: number;
  /** What lacks, by the name of the shift, in the order in which the shifts are met. */
  readonly missing: readonly { readonly shift: string; readonly count: number }[];
}

/** People at work against the need. One too many in one ward does not fill the gap in another, so lacks are summed alone. */
export function staffing(units: readonly LevelUnit[]): Staffing {
  const withShifts = units.filter(({ staff }) => staff.length > 0);
  const isSaid = ({ staff }: LevelUnit): boolean => staff.some(({ present }) => present !== null);
  const shifts = withShifts.flatMap(({ staff }) => staff.filter(({ present }) => present !== null));
  const missing = new Map<string, number>();
  for (const { shift, need, present } of shifts) {
    const lack = need - (present ?? need);
    if (lack > 0) missing.set(shift, (missing.get(shift) ?? 0) + lack);
  }
  return {
    said: withShifts.filter(isSaid),
    unsaid: withShifts.filter((unit) => !isSaid(unit)),
    present: shifts.reduce((sum, { present }) => sum + (present ?? 0), 0),
    need: shifts.reduce((sum, { need }) => sum + need, 0),
    missing: [...missing].map(([shift, count]) => ({ shift, count })),
  };
}
