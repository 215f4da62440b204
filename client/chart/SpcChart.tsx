import { memo, useMemo } from "react";
import type { Analysis } from "../../shared/spc/analyse.ts";
import { ChartReader } from "./ChartReader.tsx";
import { type ChartTexts, layout, type Marks } from "./layout.ts";
import { type Shape, shapesOf } from "./shapes.ts";
import type { ChartTest } from "./testLines.ts";
import { useBox } from "./useBox.ts";
import "./chart.css";

interface SpcChartProps {
  readonly analysis: Analysis;
  readonly target: number | null;
  /** Tests that aim at the measure, in the order in which they began; `summary` tells them in words. */
  readonly tests?: readonly ChartTest[];
  /** Longer texts where the box is wide. */
  readonly texts: (room: "narrow" | "wide") => ChartTexts;
  /** What the picture says, for those who do not see it. */
  readonly summary: string;
  /** How many periods each point comes after the first: periods without figures are gaps. */
  readonly places?: readonly number[] | undefined;
  /** Numbers of an axis, for those who study it. */
  readonly axis?: ((value: number) => string) | undefined;
  readonly reach?: readonly number[] | undefined;
  /** What is told of a point to those who walk along them, by keys, touch or pointer. */
  readonly point?: ((index: number) => string) | undefined;
}

/** A box this many font sizes wide has room for words beside the numbers. */
const WIDE = 38;

/** A control chart, drawn to the box that it is given; marks come from `layout`, React draws them. */
export function SpcChart({ analysis, target, tests, texts, summary, places, axis, reach, point }: SpcChartProps) {
  const [box, measure] = useBox();
  const marks = useMemo(
    () =>
      box &&
      layout(
        {
          analysis,
          target,
          texts: texts(box.width > WIDE * box.font ? "wide" : "narrow"),
          ...(tests && { tests }),
          ...(places && { places }),
          axis,
          reach,
        },
        box,
      ),
    [analysis, target, tests, texts, places, axis, reach, box],
  );
  const picture = box && marks && (
    <svg
      role="img"
      aria-label={summary}
      width={box.width}
      height={box.height}
      viewBox={`0 0 ${box.width} ${box.height}`}
    >
      <Drawing marks={marks} font={box.font} />
    </svg>
  );
  return (
    <div className="spc-chart" ref={measure}>
      {picture && point ? (
        <ChartReader marks={marks} box={box} summary={summary} told={point}>
          {picture}
        </ChartReader>
      ) : (
        picture
      )}
    </div>
  );
}

/** Drawn anew only where the marks are others: who walks along the points moves a ring, not the picture. */
const Drawing = memo(function Drawing({ marks, font }: { readonly marks: Marks; readonly font: number }) {
  return shapesOf(marks, font).map((shape) => <Drawn key={shape.key} shape={shape} font={font} />);
});

function Drawn({ shape, font }: { readonly shape: Shape; readonly font: number }) {
  switch (shape.kind) {
    case "path":
      return (
        <path className={`spc-${shape.paint}`} d={shape.d} strokeWidth={shape.width} strokeDasharray={shape.dash} />
      );
    case "circle":
      return (
        <circle className={`spc-${shape.paint}`} cx={shape.x} cy={shape.y} r={shape.radius} strokeWidth={shape.width} />
      );
    case "text": {
      const { text, x, y, anchor, role } = shape.label;
      return (
        <text className={`spc-text spc-text-${role}`} x={x} y={y} fontSize={font} textAnchor={anchor}>
          {text}
        </text>
      );
    }
  }
}
