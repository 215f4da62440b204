import type { MeasureDefinition } from "./measure.ts";
import type { Rhythm } from "./period.ts";

/** What people can say of their figures without knowing any chart. */
export type FigureKind = "share" | "figure" | "time";

export type Advice = Pick<MeasureDefinition, "chart" | "unit" | "decimals" | "rhythm">;

/**
 * Which chart suits figures of a kind. Shares of a varying number are binomial (P), times between rare events are skewed
 * (T), and a single figure a period is an individual (I). Four figures a year never come to twenty: those stay a run chart.
 * Source: Provost & Murray, The Health Care Data Guide (2011), ch. 5, figure 5.1.
 */
export function advise(kind: FigureKind, asked: Rhythm): Advice {
  // Only events come when they come; the other kinds need a rhythm of the calendar.
  const rhythm = asked === "event" ? "week" : asked;
  switch (kind) {
    case "share":
      return { chart: "p", unit: "%", decimals: 1, rhythm };
    case "time":
      return { chart: "t", unit: "dager", decimals: 0, rhythm: "event" };
    case "figure":
      return { chart: rhythm === "quarter" ? "run" : "i", unit: "", decimals: 1, rhythm };
  }
}
