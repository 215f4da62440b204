import { type PointerEvent, useMemo } from "react";
import type { Analysis } from "../../shared/spc/analyse.ts";
import { type Box, type ChartTexts, layout, type Marks, type PointMark } from "./layout.ts";
import type { ChartTest, TestLine } from "./testLines.ts";
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
  /** A point that somebody walks past: it has a ring. By keyboard it is chosen beside the chart. */
  readonly chosen?: number | undefined;
  readonly onChoose?: ((index: number) => void) | undefined;
}

/** A box this many font sizes wide has room for words beside the numbers. */
const WIDE = 38;

/** A control chart, drawn to the box that it is given; marks come from `layout`, React draws them. */
export function SpcChart({ analysis, target, tests, texts, summary, chosen, onChoose }: SpcChartProps) {
  const [box, measure] = useBox();
  const marks = useMemo(
    () =>
      box &&
      layout(
        { analysis, target, texts: texts(box.width > WIDE * box.font ? "wide" : "narrow"), ...(tests && { tests }) },
        box,
      ),
    [analysis, target, tests, texts, box],
  );
  return (
    <div className="spc-chart" ref={measure}>
      {box && marks ? (
        <svg
          role="img"
          aria-label={summary}
          width={box.width}
          height={box.height}
          viewBox={`0 0 ${box.width} ${box.height}`}
          onPointerDown={onChoose && ((event) => choose(event, marks, onChoose))}
        >
          <Chosen point={marks.points.find(({ index }) => index === chosen)} marks={marks} box={box} />
          <Drawing marks={marks} font={box.font} />
        </svg>
      ) : null}
    </div>
  );
}

/** The point whose place across lies nearest to the touch. */
function choose(event: PointerEvent<SVGSVGElement>, { points }: Marks, onChoose: (index: number) => void): void {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
  const nearest = points.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
  if (nearest) onChoose(nearest.index);
}

interface ChosenProps {
  readonly point: PointMark | undefined;
  readonly marks: Marks;
  readonly box: Box;
}

function Chosen({ point, marks, box }: ChosenProps) {
  if (!point) return null;
  return (
    <g className="spc-chosen">
      <path d={`M${point.x} ${box.font * 0.5}V${box.height - box.font * 1.7}`} strokeWidth={box.font * 0.08} />
      <circle
        cx={point.x}
        cy={point.y}
        r={Math.max(marks.radius * 2.2, box.font * 0.42)}
        strokeWidth={box.font * 0.13}
      />
    </g>
  );
}

function Drawing({ marks, font }: { readonly marks: Marks; readonly font: number }) {
  return (
    <>
      {marks.phases.map((phase) => phase.band && <path key={phase.band} className="spc-band" d={phase.band} />)}
      {marks.breaks.map(({ x, top, bottom }) => (
        <path key={x} className="spc-break" d={`M${x} ${top}V${bottom}`} strokeWidth={font * 0.09} />
      ))}
      {marks.tests.map((line) => (
        <TestEnd key={line.key} line={line} font={font} />
      ))}
      {marks.target && (
        <path
          className="spc-target"
          d={`M${marks.target.from} ${marks.target.y}H${marks.target.to}`}
          strokeWidth={font * 0.14}
          strokeDasharray={`${font * 0.02} ${font * 0.42}`}
        />
      )}
      {marks.phases.map((phase) => (
        <g key={phase.level + phase.line}>
          {phase.limits.map((limit) => (
            <path key={limit} className="spc-limit" d={limit} strokeWidth={font * 0.08} />
          ))}
          <path className="spc-level" d={phase.level} strokeWidth={font * 0.16} />
          <path className="spc-line" d={phase.line} strokeWidth={font * 0.13} />
          {phase.openLine && (
            <path
              className="spc-line"
              d={phase.openLine}
              strokeWidth={font * 0.1}
              strokeDasharray={`${font * 0.25} ${font * 0.2}`}
            />
          )}
        </g>
      ))}
      {marks.points.map((point) => (
        <Mark key={point.index} point={point} radius={marks.radius} font={font} />
      ))}
      {marks.labels.map((label) => (
        <text
          key={`${label.role} ${label.x} ${label.y}`}
          className={`spc-text spc-text-${label.role}`}
          x={label.x}
          y={label.y}
          fontSize={font}
          textAnchor={label.anchor}
        >
          {label.text}
        </text>
      ))}
    </>
  );
}

/** Where a test began stands a flag on its line, where it ended a bar across it. */
function TestEnd({ line, font }: { readonly line: TestLine; readonly font: number }) {
  const { x, top, bottom, kind } = line;
  const size = font * 0.3;
  return (
    <>
      <path className="spc-break" d={`M${x} ${top}V${bottom}`} strokeWidth={font * 0.09} />
      {kind === "begin" ? (
        <path className="spc-test" d={`M${x} ${bottom}v${-size * 1.6}l${size * 1.3} ${size * 0.8}Z`} />
      ) : (
        <path className="spc-test" d={`M${x - size} ${bottom - size * 0.7}h${size * 2}v${size * 0.7}h${-size * 2}Z`} />
      )}
    </>
  );
}

/** A signal differs by its shape, not by its colour alone. */
function Mark({ point, radius, font }: { readonly point: PointMark; readonly radius: number; readonly font: number }) {
  const { x, y, kind } = point;
  if (kind === "signal") {
    const side = Math.max(radius * 1.5, font * 0.24);
    return <path className="spc-signal" d={`M${x} ${y - side}L${x + side} ${y}L${x} ${y + side}L${x - side} ${y}Z`} />;
  }
  if (kind === "point") return <circle className="spc-point" cx={x} cy={y} r={radius} />;
  return <circle className={`spc-${kind}`} cx={x} cy={y} r={radius * 0.95} strokeWidth={radius * 0.6} />;
}
