import { type ReactNode, useCallback, useMemo, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { type Axes, type Series, sharedAxes, type Size, smallChart } from "./layout.ts";
import "./multiples.css";

/** One unit among several. Texts come ready from the room that knows the language and the measure. */
export interface Multiple extends Series {
  readonly key: string;
  readonly name: string;
  /** The name, perhaps as a link to the unit's own page. */
  readonly title?: ReactNode;
  /** "1,2 %": the level of today. */
  readonly level: string;
  /** One plain sentence of what it says. */
  readonly sentence: string;
  /** The mark and word of a signal; nothing where there is none. */
  readonly tag?: ReactNode;
  /** "uke 47": how far its figures go. */
  readonly latest: string;
}

interface Props {
  /** In the order of the organisation; it is kept as it comes, never sorted by figures. */
  readonly items: readonly Multiple[];
  readonly target: number | null;
  /** A number as the measure tells it, and as it stands at an axis. */
  readonly figure: (value: number) => string;
  readonly short: (value: number) => string;
  /** What all the charts are of. */
  readonly label: string;
}

/**
 * The same measure in several units: one axis of values and one of time for all, limits of their own. A ranking is not to be
 * had from it: neither the order nor the colour follows the figures.
 */
export function SmallMultiples({ items, target, figure, short, label }: Props) {
  const words = useWords().multiples;
  const [asTable, setAsTable] = useState(false);
  const axes = useMemo(() => sharedAxes(items, target), [items, target]);
  return (
    <div className="multiples">
      {asTable ? (
        <MultiplesTable items={items} label={label} />
      ) : (
        <ul className="multiples-grid" aria-label={label}>
          {items.map((item) => (
            <li key={item.key} className="multiple">
              <div className="multiple-head">
                <h3>{item.title ?? item.name}</h3>
                {item.tag}
              </div>
              <SmallChart item={item} axes={axes} target={target} short={short} />
              <p className="multiple-foot">
                <strong>{item.level}</strong> <span>{item.latest}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="multiples-foot">
        <small>{!asTable && words.axis(figure(axes.value[0]), figure(axes.value[1]))}</small>
        <Button density="close" variant="tertiary" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asCharts : words.asTable}
        </Button>
      </div>
    </div>
  );
}

interface ChartProps {
  readonly item: Multiple;
  readonly axes: Axes;
  readonly target: number | null;
  readonly short: (value: number) => string;
}

function SmallChart({ item, axes, target, short }: ChartProps) {
  const [size, measure] = useSize();
  const marks = useMemo(() => size && smallChart(item, axes, target, size), [item, axes, target, size]);
  return (
    <div className="multiple-chart" ref={measure}>
      {size && marks && (
        <svg
          role="img"
          aria-label={`${item.name}. ${item.sentence}`}
          width={size.width}
          height={size.height}
          viewBox={`0 0 ${size.width} ${size.height}`}
        >
          {marks.bands.map((band) => (
            <path key={band} className="spc-band" d={band} />
          ))}
          {marks.target !== null && (
            <path className="spc-target multiple-target" d={`M0 ${marks.target}H${size.width}`} />
          )}
          {marks.limits.map((limit) => (
            <path key={limit} className="spc-limit" d={limit} />
          ))}
          {marks.levels.map((level) => (
            <path key={level} className="spc-level multiple-level" d={level} />
          ))}
          {marks.lines.map((line) => (
            <path key={line} className="spc-line multiple-line" d={line} />
          ))}
          {marks.points.map((point) => (
            <SmallMark key={point.index} {...point} radius={marks.radius} />
          ))}
          <text className="multiple-axis" x={0} y={size.font * 0.8}>
            {short(axes.value[1])}
          </text>
        </svg>
      )}
    </div>
  );
}

interface MarkProps {
  readonly x: number;
  readonly y: number;
  readonly kind: "point" | "signal" | "open" | "excluded";
  readonly radius: number;
}

/** A signal is a diamond: its form is enough, also without its colour. */
function SmallMark({ x, y, kind, radius }: MarkProps) {
  if (kind === "signal") {
    const r = radius * 2;
    return <path className="spc-signal" d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} />;
  }
  return <circle className={`spc-${kind}`} cx={x} cy={y} r={radius} />;
}

function MultiplesTable({ items, label }: Pick<Props, "items" | "label">) {
  const words = useWords().multiples;
  return (
    <div className="spc-table">
      <table className="ds-table">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.latest}</th>
            <th scope="col">{words.says}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row">{item.title ?? item.name}</th>
              <td>{item.level}</td>
              <td>{item.latest}</td>
              <td>{item.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The size of an element and of its text, followed as they change. */
function useSize(): [Size | undefined, (element: HTMLElement | null) => (() => void) | undefined] {
  const [size, setSize] = useState<Size>();
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const font = Number.parseFloat(getComputedStyle(element).fontSize);
      if (width > 0 && height > 0) setSize({ width, height, font });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, measure];
}
