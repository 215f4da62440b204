import { scaleLinear } from "d3-scale";
import type { Funnel } from "../../shared/spc/funnel.ts";
import type { Box } from "../chart/layout.ts";
import { useBox } from "../chart/useBox.ts";
import { numberText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { namesOf } from "./namesOf.ts";

interface Props {
  readonly funnel: Funnel;
  readonly summary: string;
}

/** Units by size from the left: how far each may lie from the common level by chance alone. */
export function FunnelPlot(props: Props) {
  const [box, measure] = useBox();
  return (
    <div className="spc-chart bench-look" ref={measure}>
      {box && <Drawn {...props} box={box} />}
    </div>
  );
}

function Drawn({ funnel, summary, box }: Props & { readonly box: Box }) {
  const words = useWords().workbench.units;
  const { setting } = useOnBench();
  const { bare } = useTexts();
  const { font, width, height } = box;
  const right = width - font * 5;
  const { points, curve } = funnel;
  const sizes = points.map(({ size }) => size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const x = scaleLinear([least * 0.9, most * 1.05], [font * 0.5, right]);
  const values = [...points.map(({ y }) => y), ...curve.flatMap(({ lower, upper }) => [lower, upper])].filter(
    Number.isFinite,
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * 0.06;
  const y = scaleLinear([low >= 0 && low < 0.2 * high ? 0 : low - room, high + room], [height - font * 1.7, font]);
  const line = (value: (at: Funnel["curve"][number]) => number) =>
    curve
      .filter((each) => Number.isFinite(value(each)))
      .map((each, i) => `${i === 0 ? "M" : "L"}${x(each.size).toFixed(1)} ${y(value(each)).toFixed(1)}`)
      .join("");
  const size = (value: number) => `${words.size} ${numberText(value, setting.language, 0)}`;
  const side = font * 0.34;
  // Those outside are named first: they must be, the others where there is room.
  const placed = points
    .toSorted((a, b) => Number(b.outside !== undefined) - Number(a.outside !== undefined))
    .map((point) => ({ name: point.name, x: x(point.size), y: y(point.y) }));
  return (
    <svg role="img" aria-label={summary} width={width} height={height}>
      {[line((each) => each.upper), line((each) => each.lower)].map((d) => (
        <path key={d} className="spc-limit" d={d} strokeWidth={font * 0.09} />
      ))}
      <path className="spc-level" d={`M${x(least)} ${y(funnel.centre)}H${x(most)}`} strokeWidth={font * 0.14} />
      {points.map((point) =>
        point.outside ? (
          <path
            key={point.name}
            className="spc-signal"
            d={`M${x(point.size)} ${y(point.y) - side}l${side} ${side}l${-side} ${side}l${-side} ${-side}Z`}
          />
        ) : (
          <circle key={point.name} className="spc-point" cx={x(point.size)} cy={y(point.y)} r={font * 0.26} />
        ),
      )}
      {namesOf(placed, font, right).map(({ name, left, top }) => (
        <text key={name} className="spc-text spc-text-note" x={left} y={top} fontSize={font}>
          {name}
        </text>
      ))}
      <text
        className="spc-text spc-text-level"
        x={right + font * 0.6}
        y={y(funnel.centre) + font * 0.36}
        fontSize={font}
      >
        {bare(funnel.centre)}
      </text>
      <text className="spc-text" x={font * 0.5} y={height - font * 0.35} fontSize={font}>
        {size(least)}
      </text>
      <text className="spc-text" x={right} y={height - font * 0.35} fontSize={font} textAnchor="end">
        {size(most)}
      </text>
    </svg>
  );
}
