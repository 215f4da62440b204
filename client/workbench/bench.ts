import type { StoredPoint } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";
import { type AskedSeries, readSeries } from "../../shared/measure/readSeries.ts";
import { signalPoints } from "../../shared/spc/explain.ts";
import { type MdcIcons, mdcIcons } from "../../shared/spc/mdcIcons.ts";
import { rCode } from "../../shared/spc/rCode.ts";
import { pointsBefore } from "../measure/phaseOffer.ts";
import { type BaselineVerdict, baselineAt } from "./baselineAt.ts";
import { type Cut, cut } from "./cut.ts";
import { type Dense, dense } from "./dense.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { type Given, type Insight, insightOf, type Setting } from "./insight.ts";
import { type Look, lookAt, type LookName } from "./looks.ts";
import { firstPeriodBy } from "./firstPeriodBy.ts";
import { type Window, within } from "./window.ts";

/** A series in sight: with every point where they have room, else as few as the pixels can show. */
export interface Picture {
  readonly count: number;
  readonly window: Window;
  readonly cut: Cut | undefined;
  readonly dense: Dense | undefined;
  readonly first: Period;
  readonly last: Period;
}

/** One point, for those who walk through them. */
export interface PointTold {
  readonly index: number;
  readonly period: Period;
  readonly y: number;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly included: boolean;
  readonly unfinished: boolean;
  readonly signal: boolean;
}

interface Asked {
  readonly given: Given;
  readonly setting: Setting;
}

interface Sight {
  /** null = all of it. */
  readonly window: Window | null;
  /** Pixels across, and points that have room side by side. */
  readonly columns: number;
  readonly room: number;
}

export type Question =
  | ({ readonly kind: "picture" } & Asked & Sight)
  | ({ readonly kind: "insight" } & Asked)
  | ({ readonly kind: "point"; readonly index: number } & Asked)
  | ({ readonly kind: "preview"; readonly after: Given } & Asked & Sight)
  | ({ readonly kind: "look"; readonly look: LookName; readonly columns: number } & Asked)
  | ({ readonly kind: "icons" } & Asked)
  | ({ readonly kind: "r" } & Asked)
  | ({ readonly kind: "baseline"; readonly index: number } & Asked)
  | ({ readonly kind: "find"; readonly period: Period } & Asked)
  | ({ readonly kind: "first-by"; readonly at: number } & Asked);

export type Answer =
  | { readonly kind: "picture"; readonly picture: Picture }
  | { readonly kind: "insight"; readonly insight: Insight }
  | { readonly kind: "point"; readonly point: PointTold | undefined }
  | {
      readonly kind: "preview";
      readonly before: Picture;
      readonly after: Picture;
      readonly difference: Difference;
    }
  | { readonly kind: "look"; readonly look: Look | undefined }
  | { readonly kind: "icons"; readonly icons: MdcIcons | undefined }
  /** Absent where the series is too long to stand in a program. */
  | { readonly kind: "r"; readonly code: string | undefined }
  | { readonly kind: "baseline"; readonly verdict: BaselineVerdict }
  | { readonly kind: "find"; readonly index: number }
  | { readonly kind: "first-by"; readonly period: Period | undefined };

/** Readings that were asked for lately: today's, and those of a preview. */
const KEPT = 4;

/**
 * All that is computed of a series, whatever its length. It lives beside the page (`worker.ts`), so that reading 100,000
 * points never holds a key or a finger up; what it answers is as small as a screen.
 */
export class Bench {
  readonly #points: readonly StoredPoint[];
  readonly #read = new Map<string, { readonly read: AskedSeries; readonly signals: ReadonlySet<number> }>();

  constructor(points: readonly StoredPoint[]) {
    this.#points = points;
  }

  answer(question: Question): Answer {
    const { read, signals } = this.#reading(question.given, question.setting);
    switch (question.kind) {
      case "picture":
        return { kind: "picture", picture: pictureOf(read, signals, question) };
      case "insight":
        return { kind: "insight", insight: insightOf(read, question.given, question.setting) };
      case "point":
        return { kind: "point", point: pointOf(read, signals, question.index) };
      case "preview": {
        const after = this.#reading(question.after, question.setting);
        return {
          kind: "preview",
          before: pictureOf(read, signals, question),
          after: pictureOf(after.read, after.signals, question),
          difference: differenceOf(read, after.read),
        };
      }
      case "look":
        return { kind: "look", look: lookAt(question.look, read, question.columns) };
      case "icons":
        return { kind: "icons", icons: iconsOf(read, question.given) };
      case "r":
        return { kind: "r", code: codeOf(read, question.given) };
      case "baseline":
        return { kind: "baseline", verdict: baselineAt(read, question.index) };
      case "find":
        return { kind: "find", index: pointsBefore(read.periods, question.period) };
      case "first-by": {
        const at = firstPeriodBy(question.at, read.periods, question.setting.zone);
        return { kind: "first-by", period: at === 0 ? undefined : read.periods[at] };
      }
    }
  }

  #reading({ definition, reading }: Given, { now, zone }: Setting) {
    const key = JSON.stringify([definition, reading, now, zone]);
    const known = this.#read.get(key);
    if (known) return known;
    const read = readSeries(definition, reading, this.#points, now, zone);
    const fresh = { read, signals: signalPoints(read.analysis) };
    const oldest = this.#read.keys().next();
    if (this.#read.size >= KEPT && !oldest.done) this.#read.delete(oldest.value);
    this.#read.set(key, fresh);
    return fresh;
  }
}

function pictureOf(read: AskedSeries, signals: ReadonlySet<number>, { window, columns, room }: Sight): Picture {
  const count = read.periods.length;
  const inSight = within(window ?? { from: 0, to: count - 1 }, count);
  const fits = inSight.to - inSight.from < room;
  const { points, phases } = read.analysis;
  return {
    count,
    window: inSight,
    cut: fits ? cut(read, inSight) : undefined,
    dense: fits ? undefined : dense(points, phases, (index) => signals.has(index), inSight, columns),
    first: read.periods[inSight.from] ?? "",
    last: read.periods[inSight.to] ?? "",
  };
}

function pointOf(read: AskedSeries, signals: ReadonlySet<number>, index: number): PointTold | undefined {
  const point = read.analysis.points[index];
  if (!point) return undefined;
  const { y, centre, lower, upper, included, unfinished } = point;
  const period = read.periods[index] ?? "";
  return { index, period, y, centre, lower, upper, included, unfinished, signal: signals.has(index) };
}

function iconsOf({ analysis }: AskedSeries, { definition }: Given): MdcIcons | undefined {
  return mdcIcons(analysis, definition.direction, definition.target);
}

/** A program that holds more figures than this is read by nobody. */
const MOST_IN_CODE = 5_000;

function codeOf({ analysis, asked, periods }: AskedSeries, { definition }: Given): string | undefined {
  if (periods.length > MOST_IN_CODE) return undefined;
  return rCode({ title: definition.name, analysis, definition: asked, labels: periods });
}
