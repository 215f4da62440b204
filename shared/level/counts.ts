import type { Instant } from "../base/time.ts";
import type { CoverageState } from "../cascade/coverage.ts";
import { UNIT_KINDS, type UnitKind } from "../tier/tiers.ts";
import type { LevelEvent, LevelOverview, LevelUnit } from "./overview.ts";

/** Counts of what lies below, each from the list that it opens: no number is kept, so none can differ from its list. */

/** How many lines of a list stand how; together they are all of it. */
export type Counts = Readonly<Record<CoverageState, number>>;

/** One level of the day with its lines in the order of the tree, never by how they stand. */
export interface LevelOfDay {
  readonly kind: UnitKind;
  readonly lines: readonly LevelUnit[];
  readonly counts: Counts;
  /** When the first and the last of them meet today; null when none does. */
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** The levels from the floor up, each with how its meetings of today stand. A level without any open board has no day. */
export function levelsOfDay(lines: readonly LevelUnit[]): readonly LevelOfDay[] {
  return UNIT_KINDS.flatMap((kind) => {
    const level = levelOf(kind, lines);
    return level.lines.some(({ boardId }) => boardId !== null) ? [level] : [];
  });
}

/** The lines of one level, which need not have any: of a unit that has no board yet it says that it does not meet. */
export function levelOf(kind: UnitKind, all: readonly LevelUnit[]): LevelOfDay {
  const lines = all.filter((line) => line.kind === kind);
  const starts = lines.flatMap(({ meeting: { plannedAt, startedAt } }) => plannedAt ?? startedAt ?? []);
  const [from, to] = starts.length === 0 ? [null, null] : [Math.min(...starts), Math.max(...starts)];
  return { kind, lines, counts: countsOf(lines), from, to };
}

function countsOf(lines: readonly LevelUnit[]): Counts {
  const of = (state: CoverageState): number => lines.filter(({ meeting }) => meeting.state === state).length;
  return {
    running: of("running"),
    held: of("held"),
    missed: of("missed"),
    notYet: of("notYet"),
    none: of("none"),
  };
}

/** How many meet today: what those that have been held are counted of. */
export function meetToday({ running, held, missed, notYet }: Counts): number {
  return running + held + missed + notYet;
}

/** The own unit's lines, those of all below it, and those above it unit by unit, nearest first. */
export function placesOf({ units, above }: Pick<LevelOverview, "units" | "above">): {
  readonly own: readonly LevelUnit[];
  readonly below: readonly LevelUnit[];
  readonly above: readonly (readonly LevelUnit[])[];
} {
  return {
    own: units.filter(({ depth }) => depth === 0),
    below: units.filter(({ depth }) => depth > 0),
    above: [...Map.groupBy(above, ({ unitId }) => unitId).values()],
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
  // A unit whose day is whole names its evening first: the place that a shift has in a unit's list tells the order.
  const places = new Map<string, number>();
  for (const { staff } of withShifts) {
    for (const [place, { shift }] of staff.entries()) places.set(shift, Math.max(place, places.get(shift) ?? 0));
  }
  const place = (shift: string): number => places.get(shift) ?? 0;
  for (const { shift, need, present } of shifts) {
    const lack = need - (present ?? need);
    if (lack > 0) missing.set(shift, (missing.get(shift) ?? 0) + lack);
  }
  return {
    said: withShifts.filter(isSaid),
    unsaid: withShifts.filter((unit) => !isSaid(unit)),
    present: shifts.reduce((sum, { present }) => sum + (present ?? 0), 0),
    need: shifts.reduce((sum, { need }) => sum + need, 0),
    missing: [...missing]
      .map(([shift, count]) => ({ shift, count }))
      .toSorted((a, b) => place(a.shift) - place(b.shift)),
  };
}
