import type { Language } from "../../shared/access/actor.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import {
  ANSWERED_IN_TIME,
  ANSWERING,
  HEALTH_MEASURES,
  healthMeasureId,
  type HealthId,
  type Unnamed,
} from "../../shared/health/measures.ts";
import { PLAIN_READING, type SeriesView, type StoredPoint } from "../../shared/measure/measure.ts";
import { catalogue } from "../words/catalogue.ts";

/** Whose series it is, for the one engine and the one drawing of it. */
export interface Whose {
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly zone: string;
}

/** A series of the meeting's own as any other series is known to a screen: no row's, so there is nothing that one may do. */
function viewOf(id: string, named: Unnamed & { readonly name: string }, points: readonly StoredPoint[], whose: Whose) {
  const measure = {
    id: healthMeasureId(id),
    unitId: whose.unitId,
    unitName: whose.unitName,
    definition: named,
    version: 1,
    archived: false,
    latest: null,
    may: [],
  };
  const rest = { reading: PLAIN_READING, version: 0, points: [...points], marks: [], signals: [] };
  return { measure, ...whose, ...rest } satisfies SeriesView;
}

const UNITS: Readonly<Partial<Record<HealthId, "min" | "people" | "days">>> = {
  length: "min",
  heads: "people",
  ideaDays: "days",
};

export function healthSeriesView(
  id: HealthId,
  points: readonly StoredPoint[],
  whose: Whose,
  language: Language,
): SeriesView {
  const words = catalogue[language].health;
  const { worse: _worse, ...definition } = HEALTH_MEASURES[id];
  const own = UNITS[id];
  const unit = own ? words.units[own] : definition.unit;
  return viewOf(id, { ...definition, name: words.names[id], unit }, points, whose);
}

/** Our own answering time, or that of another unit by its name. */
export function answeringView(points: readonly StoredPoint[], whose: Whose, language: Language, by: "own" | "name") {
  const words = catalogue[language].health;
  const name = by === "own" ? words.answering : words.answeringOf(whose.unitName);
  return viewOf("answering", { ...ANSWERING, name, unit: words.units.hours }, points, whose);
}

export function inTimeView(points: readonly StoredPoint[], whose: Whose, language: Language): SeriesView {
  return viewOf("intime", { ...ANSWERED_IN_TIME, name: catalogue[language].health.inTime }, points, whose);
}
