import type { Instant } from "../base/time.ts";
import { PLAIN_READING, type StoredPoint } from "../measure/measure.ts";
import { readSeries } from "../measure/readSeries.ts";
import { explain, type Finding } from "../spc/explain.ts";
import { HEALTH_IDS, HEALTH_MEASURES, type HealthId, type Unnamed } from "./measures.ts";

type Points = Readonly<Record<HealthId, readonly StoredPoint[]>>;

/** The one thing that the engine has to say of a series of the board's own. */
export function findingOf(definition: Unnamed, points: readonly StoredPoint[], now: Instant, zone: string): Finding {
  return explain(readSeries({ ...definition, name: "-" }, PLAIN_READING, points, now, zone).analysis);
}

/** Whether a signal says that something of the meeting is fading: it stands now, on the side that is worse. */
function isFading(id: HealthId, points: readonly StoredPoint[], now: Instant, zone: string): boolean {
  const { worse } = HEALTH_MEASURES[id];
  const finding = findingOf(HEALTH_MEASURES[id], points, now, zone);
  if (finding.kind === "outside") return finding.side === worse;
  return finding.kind === "run" && finding.holds && finding.side === worse;
}

/** Those that fade, the most telling first: a meeting that is not held explains much of the rest. */
export function fadingOf(points: Points, now: Instant, zone: string): readonly HealthId[] {
  return HEALTH_IDS.filter((id) => isFading(id, points[id], now, zone));
}
