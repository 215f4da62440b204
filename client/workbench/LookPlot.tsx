import { scaleLinear } from "d3-scale";
import type { Box } from "../chart/layout.ts";
import { useBox } from "../chart/useBox.ts";
import type { Look } from "./looks.ts";

interface Props {
  readonly look: Look;
  readonly summary: string;
  readonly number: (value: number) => string;
  /** What the level is called, with its value. */
  readonly level: (value: number) => string;
  readonly first: string;
  readonly last: string;
}

/** A look beside the plain chart: its lines, its limits, and where it signals. */
export function LookPlot(props: Props) {
  const [box, measure] = useBox();
  return (
    <div className="spc-chart bench-look" ref={measure}>
      {box && <Drawn {...props} box={box} />}
    </div>
  );
}

const CLASS = { value: "spc-line", limit: "spc-limit", level: "spc-level" } as const;

function Drawn({ look, summary, number, level, first, last, box }: Props & { readonly box: Box }) {
  const { font, width, height } = box;
  const right = width - font * 5;
  const x = scaleLinear([0, Math.max(1, look.count - 1)], [font * 0.5, right]);
  const room = (look.high - look.low || 1) * 0.08;
  const y = scaleLinear([look.low - room, look.high + room], [height - font * 1.7, font * 0.7]);
  const ends = look.lines.flatMap(({ role, y: values }) => {
    const value = values.at(-1);
    return role === "value" || value === undefined ? [] : [{ role, value }];
  });
  const side = font * 0.3;
  return (
    <svg role="img" aria-label={summary} width={width} height={height}>
      {look.lines.map(({ role, at, y: values }, i) => (
        <path
          // oxlint-disable-next-line react/no-array-index-key -- lines of a look stand in one order
          key={i}
          className={CLASS[role]}
          strokeWidth={font * (role === "value" ? 0.13 : 0.08)}
          d={Array.from(
            at,
            (index, k) => `${k === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(values[k] ?? 0).toFixed(1)}`,
          ).join("")}
        />
      ))}
      {Array.from(look.signalAt, (index, k) => (
        <path
          key={`${index} ${look.signalY[k] ?? 0}`}
          className="spc-signal"
          d={`M${x(index)} ${y(look.signalY[k] ?? 0) - side}l${side} ${side}l${-side} ${side}l${-side} ${-side}Z`}
        />
      ))}
      {ends.map(({ role, value }) => (
        <text
          key={`${role} ${value}`}
          className={`spc-text spc-text-${role}`}
          x={right + font * 0.45}
          y={y(value) + font * 0.36}
          fontSize={font}
        >
          {role === "level" ? level(value) : number(value)}
        </text>
      ))}
      <text className="spc-text" x={font * 0.5} y={height - font * 0.35} fontSize={font}>
        {first}
      </text>
      <text className="spc-text" x={right} y={height - font * 0.35} fontSize={font} textAnchor="end">
        {last}
      </text>
    </svg>
  );
}
