import { memo } from "react";
import { inkBox, pointsOf } from "../../shared/surface/geometry.ts";
import type { Stroke } from "../../shared/surface/schema.ts";
import { useBoard } from "../board/useBoard.ts";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";
import { inkPath } from "./inkPath.ts";
import { useGradually } from "./useGradually.ts";

/** All ink. A stroke is a small picture of its own: one that comes draws itself and nothing else. */
export function InkLayer() {
  const { surface, selected } = useDesk();
  const strokes = useGradually(useBoard(surface, ({ state }) => state.strokes));
  return strokes.map((stroke) => <StrokeView key={stroke.id} stroke={stroke} isSelected={selected.has(stroke.id)} />);
}

interface Props {
  readonly stroke: Stroke;
  readonly isSelected: boolean;
}

const StrokeView = memo(function StrokeView({ stroke, isSelected }: Props) {
  const words = useWords().surface;
  const { x, y, width, height } = inkBox(stroke);
  return (
    <svg
      className="surface-stroke"
      data-id={stroke.id}
      data-ink={stroke.ink}
      data-selected={isSelected || undefined}
      style={{ left: stroke.x + x, top: stroke.y + y, zIndex: stroke.z }}
      width={Math.max(1, width)}
      height={Math.max(1, height)}
      viewBox={`${x} ${y} ${Math.max(1, width)} ${Math.max(1, height)}`}
      role="img"
      aria-label={words.strokeName(words.ink[stroke.ink])}
    >
      <path d={inkPath(pointsOf(stroke))} strokeWidth={stroke.width} />
    </svg>
  );
});
