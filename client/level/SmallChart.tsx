import { useMemo } from "react";
import type { SignalPicture } from "../../shared/measure/signalPicture.ts";
import { smallMarks } from "./smallChart.ts";

const [WIDTH, HEIGHT] = [200, 52];
/** Half the diagonal of a signal's diamond. */
const SIZE = 4.5;

/** How a series went, at a glance; its sentence stands beside it and says the same, so there is nothing to read out. */
export function SmallChart({ picture }: { readonly picture: SignalPicture }) {
  const marks = useMemo(() => smallMarks(picture, WIDTH, HEIGHT), [picture]);
  return (
    <svg className="level-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path className="level-chart-band" d={marks.band} />
      <path className="level-chart-centre" d={marks.centre} />
      <path className="level-chart-line" d={marks.line} />
      {marks.marked.map(([x, y]) => (
        <path
          key={x}
          className="level-chart-signal"
          d={`M${x} ${y - SIZE}L${x + SIZE} ${y}L${x} ${y + SIZE}L${x - SIZE} ${y}Z`}
        />
      ))}
    </svg>
  );
}
