import type { SignalPicture } from "../../shared/measure/signalPicture.ts";

/** The marks of a small chart, in the units of its box. */
export interface SmallMarks {
  readonly line: string;
  readonly centre: string;
  /** What common cause spans, where there are limits. */
  readonly band: string;
  readonly marked: readonly (readonly [x: number, y: number])[];
}

/**
 * A series as it was when its signal was found, without axis or numbers: the sentence beside it has them. Line, level and band
 * break between phases.
 * @param width and height of the box; marks keep `edge` from its edges
 */
export function smallMarks({ points }: SignalPicture, width: number, height: number, edge = 5): SmallMarks {
  const values = points.flatMap(({ y, lower, upper, centre }) => [y, lower, upper, centre]).filter((v) => v !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const x = (i: number): number => round(edge + (i * (width - 2 * edge)) / Math.max(1, points.length - 1));
  const y = (value: number): number => round(height - edge - ((value - low) / span) * (height - 2 * edge));
  const along = (read: (point: SignalPicture["points"][number]) => number | null): string =>
    points
      .map((point, i) => {
        const value = read(point);
        if (value === null) return "";
        const before = points[i - 1];
        const begins = !before || before.phase !== point.phase || read(before) === null;
        return `${begins ? "M" : "L"}${x(i)} ${y(value)}`;
      })
      .join("");
  const phases = [
    ...Map.groupBy(
      points.map((point, i) => ({ ...point, i })),
      ({ phase }) => phase,
    ).values(),
  ];
  return {
    line: along((point) => point.y),
    centre: along((point) => point.centre),
    band: phases
      .map((part) => {
        const limited = part.filter(({ lower, upper }) => lower !== null || upper !== null);
        if (limited.length < 2) return "";
        const top = limited.map(({ i, upper }) => `${x(i)} ${y(upper ?? high)}`);
        const foot = limited.map(({ i, lower }) => `${x(i)} ${y(lower ?? low)}`).toReversed();
        return `M${[...top, ...foot].join("L")}Z`;
      })
      .join(""),
    marked: points.flatMap(({ y: value, marked }, i) => (marked && value !== null ? [[x(i), y(value)] as const] : [])),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
