import { levelsOfDay, meetToday, openEvents, staffing } from "../../shared/level/counts.ts";
import type { LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import type { Words } from "../words/catalogue.ts";
import { toldRemarks, type Remark } from "./remarks.ts";

/** The lines of a unit and of all below it. */
export function linesUnder(unit: LevelUnit, all: readonly LevelUnit[]): readonly LevelUnit[] {
  const under = new Set([unit.unitId]);
  // In the order of the tree a unit comes before those below it.
  return all.filter((line) => {
    if (line.parentId !== null && under.has(line.parentId)) under.add(line.unitId);
    return under.has(line.unitId);
  });
}

/** How the meetings of the lowest level below a unit stand; undefined where none of them meets today. */
export function meetingsUnder(lines: readonly LevelUnit[]): { readonly held: number; readonly of: number } | undefined {
  const [lowest] = levelsOfDay(lines);
  if (!lowest || meetToday(lowest.counts) === 0) return undefined;
  return { held: lowest.counts.held, of: meetToday(lowest.counts) };
}

/** What stands out in all of a sub-tree, summed from its lines, in as few words as can be. */
export function remarksUnder(
  lines: readonly LevelUnit[],
  words: Words["level"],
  { red, orange }: Words["many"],
): readonly Remark[] {
  const { missing } = staffing(lines);
  const raised = lines.filter((line) => line.raised !== null).length;
  return toldRemarks(
    {
      events: openEvents(lines),
      over: "",
      lacks: missing.map(({ shift, count }) => words.units.lack(count, shift)),
      raised: raised > 0 ? words.sums.raised(raised) : null,
    },
    { ...words.units, red, orange },
  );
}

/** So many times a list may turn before nobody waits for its end. */
const MOST_TURNS = 4;

/** The lowest level whose units are all seen within a few turns; where none is, the highest. */
export function levelThatFits(lines: readonly LevelUnit[], room: number): UnitKind | undefined {
  const levels = levelsOfDay(lines);
  return (levels.find(({ lines: there }) => there.length <= room * MOST_TURNS) ?? levels.at(-1))?.kind;
}
