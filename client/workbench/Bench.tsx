import { createContext, useContext } from "react";
import type { MeasureDefinition, SeriesReading, SeriesView } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";
import { bareFigure, figureText, finer, periodText } from "../measure/figures.ts";
import type { Change } from "./change.ts";
import type { Insight, Setting } from "./insight.ts";
import type { OpenBench } from "./useBench.ts";

/** What every part of the workbench reads: the series, its figures beside the page, and how a change is begun. */
export interface OnBench {
  readonly head: SeriesView;
  readonly definition: MeasureDefinition;
  readonly reading: SeriesReading;
  readonly setting: Setting;
  readonly bench: OpenBench | undefined;
  readonly insight: Insight | undefined;
  /** Whether who looks may change anything. */
  readonly may: boolean;
  /** Shows what a change would do; nothing is saved before somebody says so there. */
  readonly begin: (change: Change) => void;
  readonly goTo: (period: Period) => void;
}

export const BenchContext = createContext<OnBench | undefined>(undefined);

export function useOnBench(): OnBench {
  const on = useContext(BenchContext);
  if (!on) throw new Error("not on a workbench");
  return on;
}

/** Periods and figures of the series in words. */
export function useTexts() {
  const { definition, setting } = useOnBench();
  return textsOf(definition, setting);
}

export function textsOf(definition: MeasureDefinition, setting: Setting) {
  return {
    period: (period: Period) => periodText(period, setting),
    figure: (value: number) => (Number.isFinite(value) ? figureText(value, definition, setting.language) : "–"),
    /** A level or a limit: computed, so it may want a decimal more than the figures have. */
    level: (value: number) =>
      Number.isFinite(value) ? figureText(value, finer(value, definition), setting.language) : "–",
    bare: (value: number) =>
      Number.isFinite(value) ? bareFigure(value, finer(value, definition), setting.language) : "–",
  };
}
