import type { UnitId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { LevelOverview, LevelUnit } from "./overview.ts";

/** A unit that meets before those below it are done: what they raise in the morning waits a day. */
export interface OutOfOrder {
  readonly unitName: string;
  readonly startsAt: Instant;
  /** Those below whose meeting ends after it begins, in the order of the tree. */
  readonly below: readonly { readonly unitName: string; readonly endsAt: Instant }[];
}

export function outOfOrder({ units, above }: Pick<LevelOverview, "units" | "above">): readonly OutOfOrder[] {
  const byUnit = Map.groupBy([...units, ...above], ({ unitId }) => unitId);
  return [...byUnit].flatMap(([unitId, lines]): OutOfOrder[] => {
    const startsAt = startOf(lines);
    if (startsAt === null) return [];
    const below = [...byUnit].flatMap(([other, those]) => {
      if (nearestMeeting(byUnit, other) !== unitId) return [];
      const endsAt = Math.max(...those.flatMap(({ meeting }) => meeting.plannedEnd ?? []));
      return endsAt > startsAt ? [{ unitName: nameOf(those), endsAt }] : [];
    });
    return below.length > 0 ? [{ unitName: nameOf(lines), startsAt, below }] : [];
  });
}

type ByUnit = ReadonlyMap<UnitId, readonly LevelUnit[]>;

function nameOf([first]: readonly LevelUnit[]): string {
  return first?.name ?? "";
}

function startOf(lines: readonly LevelUnit[]): Instant | null {
  const planned = lines.flatMap(({ meeting }) => meeting.plannedAt ?? []);
  return planned.length === 0 ? null : Math.min(...planned);
}

/** The unit above that a morning's matters come to: the nearest that meets today. */
function nearestMeeting(byUnit: ByUnit, id: UnitId): UnitId | undefined {
  const seen = new Set<UnitId>([id]);
  for (let next = unitAbove(byUnit, id); next && !seen.has(next); next = unitAbove(byUnit, next)) {
    if (startOf(byUnit.get(next) ?? []) !== null) return next;
    seen.add(next);
  }
  return undefined;
}

function unitAbove(byUnit: ByUnit, id: UnitId): UnitId | undefined {
  return byUnit.get(id)?.[0]?.parentId ?? undefined;
}
