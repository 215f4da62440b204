import { scaleLinear } from "d3-scale";
import { useMemo } from "react";
import { placeLabels } from "../chart/labels.ts";
import type { Box } from "../chart/layout.ts";
import { useBox } from "../chart/useBox.ts";
import type { Dense, Level } from "./dense.ts";
import type { Window } from "./window.ts";

interface Props {
  readonly dense: Dense;
  readonly window: Window;
  readonly first: string;
  readonly last: string;
  readonly target: number | null;
  /** The numbers at the right, ready to read. */
  readonly figure: (value: number, role: "level" | "limit" | "target") => string;
  readonly summary: string;
  readonly chosen?: number | undefined;
  readonly onChoose?: ((index: number) => void) | undefined;
  readonly reach?: readonly number[] | undefined;
}

/** A series with more points than pixels: as few marks as say the same. */
export function DenseChart(props: Props) {
  const [box, measure] = useBox();
  return (
    <div className="spc-chart" ref={measure}>
      {box && <Drawn {...props} box={box} />}
    </div>
  );
}

interface DrawnProps extends Props {
  readonly box: Box;
}

function Drawn({ dense, window, first, last, target, figure, summary, chosen, onChoose, reach, box }: DrawnProps) {
  const { font } = box;
  const held = useMemo(() => [target ?? dense.low, ...(reach ?? [])], [target, dense, reach]);
  const area = useMemo(() => areaOf(dense, window, held, box), [dense, window, held, box]);
  const level = dense.levels.at(-1);
  const column = { x: area.right + font * 0.45, top: font * 0.6, bottom: box.height - font * 1.7, font };
  return (
    <svg
      role="img"
      aria-label={summary}
      width={box.width}
      height={box.height}
      onPointerDown={
        onChoose &&
        ((event) => {
          const at = area.index(event.clientX - event.currentTarget.getBoundingClientRect().left);
          onChoose(Math.min(window.to, Math.max(window.from, Math.round(at))));
        })
      }
    >
      {chosen !== undefined && chosen >= window.from && chosen <= window.to && (
        <path
          className="bench-chosen-line"
          d={`M${area.x(chosen)} ${font * 0.5}V${box.height - font * 1.7}`}
          strokeWidth={font * 0.13}
        />
      )}
      {area.bands.map((d) => (
        <path key={d} className="spc-band" d={d} />
      ))}
      {area.limits.map((d) => (
        <path key={d} className="spc-limit" d={d} strokeWidth={font * 0.08} />
      ))}
      <path className="spc-line" d={area.line} strokeWidth={1} />
      {area.levels.map((d) => (
        <path key={d} className="spc-level" d={d} strokeWidth={font * 0.16} />
      ))}
      {target !== null && (
        <path
          className="spc-target"
          d={`M0 ${area.y(target)}H${area.right}`}
          strokeWidth={font * 0.14}
          strokeDasharray={`${font * 0.02} ${font * 0.42}`}
        />
      )}
      <path className="spc-signal" d={area.signals} />
      {placeLabels(rightOf(level, target, figure, area.y), column).map((label) => (
        <text
          key={label.role + label.text}
          className={`spc-text spc-text-${label.role}`}
          x={label.x}
          y={label.y}
          fontSize={font}
        >
          {label.text}
        </text>
      ))}
      <text className="spc-text" x={font * 0.5} y={box.height - font * 0.35} fontSize={font}>
        {first}
      </text>
      <text className="spc-text" x={area.right} y={box.height - font * 0.35} fontSize={font} textAnchor="end">
        {last}
      </text>
    </svg>
  );
}

/** The level, the limits and the target, each at its line; the level last to give way. */
function rightOf(
  level: Level | undefined,
  target: number | null,
  figure: Props["figure"],
  y: (value: number) => number,
) {
  const lines = [
    { value: level?.centre ?? Number.NaN, role: "level" as const },
    { value: target ?? Number.NaN, role: "target" as const },
    { value: level?.upper ?? Number.NaN, role: "limit" as const },
    { value: level?.lower ?? Number.NaN, role: "limit" as const },
  ];
  return lines.flatMap(({ value, role }, rank) =>
    Number.isFinite(value) ? [{ text: figure(value, role), at: y(value), role, rank }] : [],
  );
}

function areaOf(dense: Dense, window: Window, held: readonly number[], { width, height, font }: Box) {
  const right = width - font * 4.5;
  const x = scaleLinear([window.from, Math.max(window.from + 1, window.to)], [font * 0.5, right]);
  const [low, high] = [Math.min(dense.low, ...held), Math.max(dense.high, ...held)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const bottom = low >= 0 && low < 0.2 * high ? 0 : low - room;
  const y = scaleLinear([bottom, high + room], [height - font * 1.7, font * 0.7]);
  return {
    right,
    x: (at: number) => x(at),
    y: (value: number) => y(value),
    index: (pixel: number) => x.invert(pixel),
    line: lineOf(dense, x, y),
    ...levelsOf(dense, x, y),
    signals: signalsOf(dense, x, y, Math.max(2.5, font * 0.24)),
  };
}

type Scale = (value: number) => number;

const short = (value: number) => value.toFixed(1);

function lineOf({ at, y: values }: Dense, x: Scale, y: Scale): string {
  let path = "";
  for (let i = 0; i < at.length; i += 1) {
    path += `${i === 0 ? "M" : "L"}${short(x(at[i] ?? 0))} ${short(y(values[i] ?? 0))}`;
  }
  return path;
}

/** A run of columns of one phase is one piece of each line; a chart without limits has none. */
function levelsOf({ levels }: Dense, x: Scale, y: Scale) {
  const phases = Map.groupBy(levels, ({ phase }) => phase);
  const paths = { bands: [] as string[], limits: [] as string[], levels: [] as string[] };
  for (const pieces of phases.values()) {
    const stepped = (value: (piece: (typeof pieces)[number]) => number) =>
      pieces
        .filter((piece) => Number.isFinite(value(piece)))
        .map(
          (piece, i) => `${i === 0 ? "M" : "L"}${short(x(piece.from))} ${short(y(value(piece)))}H${short(x(piece.to))}`,
        )
        .join("");
    const [upper, lower] = [stepped((piece) => piece.upper), stepped((piece) => piece.lower)];
    paths.levels.push(stepped((piece) => piece.centre));
    if (upper === "" || lower === "") continue;
    const back = pieces
      .toReversed()
      .map((piece) => `L${short(x(piece.to))} ${short(y(piece.lower))}H${short(x(piece.from))}`)
      .join("");
    paths.bands.push(`${upper}${back}Z`);
    paths.limits.push(upper, lower);
  }
  return paths;
}

function signalsOf({ signalAt, signalY }: Dense, x: Scale, y: Scale, side: number): string {
  let path = "";
  for (let i = 0; i < signalAt.length; i += 1) {
    const [left, top] = [x(signalAt[i] ?? 0), y(signalY[i] ?? 0)];
    path += `M${short(left)} ${short(top - side)}l${side} ${side}l${-side} ${side}l${-side} ${-side}Z`;
  }
  return path;
}
