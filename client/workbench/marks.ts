import type { Language } from "../../shared/access/actor.ts";
import { localDate } from "../../shared/base/time.ts";
import type { SeriesReading, SeriesView } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";
import type { DefinitionVersion } from "../../shared/measure/versions.ts";
import type { ChartTest } from "../chart/testLines.ts";
import { chartNotes, chartTests } from "../measure/testMarks.ts";
import { catalogue } from "../words/catalogue.ts";
import { definitionChanges, meansOther } from "./changes.ts";
import { firstPeriodBy } from "./firstPeriodBy.ts";
import type { Setting } from "./insight.ts";

/** A version of the definition after which the figures mean something else. */
export interface OtherMeaning {
  readonly version: number;
  readonly at: number;
}

/** The versions that changed what is counted, the oldest first. @param versions the newest first, as they are told */
export function otherMeanings(versions: readonly DefinitionVersion[]): OtherMeaning[] {
  return versions
    .flatMap(({ version, at, definition }, i) => {
      const before = versions[i + 1];
      return before && meansOther(definitionChanges(before.definition, definition)) ? [{ version, at }] : [];
    })
    .toReversed();
}

interface Drawn {
  readonly head: SeriesView;
  readonly reading: SeriesReading;
  readonly setting: Setting;
  readonly meanings: readonly OtherMeaning[];
}

/** Everything that stands above the chart: tests, notes, and where the definition changed; in order of place. */
export function chartMarks(periods: readonly Period[], { head, reading, setting, meanings }: Drawn): ChartTest[] {
  const { zone, language, now } = setting;
  const tests = chartTests({ marks: head.marks, periods, zone, today: localDate(now, zone), language });
  return [...tests, ...chartNotes(reading.notes, periods), ...meaningMarks(periods, meanings, zone, language)].toSorted(
    (a, b) => a.from - b.from,
  );
}

function meaningMarks(
  periods: readonly Period[],
  meanings: readonly OtherMeaning[],
  zone: string,
  language: Language,
): ChartTest[] {
  const { mark } = catalogue[language].workbench.definition;
  return meanings.flatMap(({ version, at }) => {
    const first = firstPeriodBy(at, periods, zone);
    if (first === 0 || first >= periods.length) return [];
    return [
      { key: `version ${version}`, from: first - 0.5, to: null, begins: [mark(version)], ends: null, isNote: true },
    ];
  });
}
