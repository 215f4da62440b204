import type { UnitId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";

export interface BookedUnit {
  readonly id: UnitId;
  readonly name: string;
  /** What other systems call it, such as a RESH id. */
  readonly code: string | null;
  /** May whoever imports add figures to the measure there? */
  readonly mine: boolean;
}

export type UnitFault = "no-unit" | "unknown-unit" | "two-units" | "not-your-unit";

/** Finds the unit that a cell of a file names. */
export interface UnitBook {
  find(text: string): Outcome<BookedUnit, UnitFault>;
}

/** @param units those that have series of the measure: its own and all below it */
export function unitBook(units: readonly BookedUnit[]): UnitBook {
  const byCode = new Map(units.flatMap((unit) => (unit.code === null ? [] : [[bare(unit.code), unit] as const])));
  const byId = new Map<string, BookedUnit>(units.map((unit) => [unit.id, unit]));
  const byName = new Map<string, BookedUnit[]>();
  for (const unit of units) {
    const name = bare(unit.name);
    byName.set(name, [...(byName.get(name) ?? []), unit]);
  }
  return {
    find(text) {
      const name = bare(text);
      if (name === "") return refused("no-unit");
      const named = byName.get(name) ?? [];
      const unit = byId.get(name) ?? byCode.get(name) ?? named[0];
      if (!unit) return refused("unknown-unit");
      // A ward called "3" in two clinics: only its code says which.
      if (unit === named[0] && named.length > 1 && !byCode.has(name)) return refused("two-units");
      return unit.mine ? ok(unit) : refused("not-your-unit");
    },
  };
}

function bare(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .toLowerCase();
}
