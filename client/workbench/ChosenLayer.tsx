import { useMemo } from "react";
import { type Box, type ChartInput, layout } from "../chart/layout.ts";
import { nearestTo } from "../chart/walk.ts";

interface Props {
  readonly input: ChartInput;
  readonly box: Box;
  /** Indices of the points of the chart below. */
  readonly chosen: number | undefined;
  readonly onChoose: ((index: number) => void) | undefined;
}

/** Over a chart, drawn to the same box: a ring around the chosen point. A touch chooses; by keyboard the slider below does. */
export function ChosenLayer({ input, box, chosen, onChoose }: Props) {
  const { points } = useMemo(() => layout(input, box), [input, box]);
  const point = points.find(({ index }) => index === chosen);
  return (
    <svg
      className="bench-chosen"
      aria-hidden="true"
      width={box.width}
      height={box.height}
      onPointerDown={
        onChoose &&
        ((event) => {
          const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
          const nearest = nearestTo(points, left);
          if (nearest) onChoose(nearest.index);
        })
      }
    >
      {point && (
        <>
          <path d={`M${point.x} ${box.font * 0.5}V${box.height - box.font * 1.7}`} strokeWidth={1} />
          <circle cx={point.x} cy={point.y} r={box.font * 0.5} strokeWidth={box.font * 0.14} />
        </>
      )}
    </svg>
  );
}
