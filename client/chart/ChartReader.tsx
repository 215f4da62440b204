import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from "react";
import { useWords } from "../words/useWords.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import type { Box, Marks, PointMark } from "./layout.ts";
import { nearestTo, stepTo } from "./walk.ts";

interface Props {
  readonly marks: Marks;
  readonly box: Box;
  readonly summary: string;
  readonly told: (index: number) => string;
  readonly children: ReactNode;
}

/**
 * Lets one read a chart point by point: it is one stop for the keyboard, where arrows, Home and End walk, and S goes to the
 * next signal. Pointer and touch show the same. What a point says is a status, so it is read aloud as it changes.
 */
export function ChartReader({ marks, box, summary, told, children }: Props) {
  const words = useWords().measure.chart;
  const [index, setIndex] = useState<number>();
  const help = useId();
  const at = marks.points.find((point) => point.index === index);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepTo(event.key, event.shiftKey, marks.points, at);
    if (next === undefined) return;
    event.preventDefault();
    // What the keys mean on the page around it shall not happen too.
    event.stopPropagation();
    setIndex(next?.index);
  };
  const onPointer = (event: PointerEvent<HTMLElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setIndex(nearestTo(marks.points, event.clientX - left)?.index);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no tag walks along a picture
    <div
      className="spc-reader"
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the picture is walked along by keys
      tabIndex={0}
      aria-label={summary}
      aria-roledescription={words.picture}
      aria-describedby={help}
      onKeyDown={onKeyDown}
      onBlur={() => setIndex(undefined)}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onPointerLeave={(event) => event.pointerType === "mouse" && setIndex(undefined)}
    >
      {children}
      {at && <Marker at={at} box={box} radius={marks.radius} />}
      <p className={at ? "spc-told" : "visually-hidden"} role="status" style={at && place(at, box)}>
        {at && told(at.index)}
      </p>
      <VisuallyHidden>
        <span id={help}>{words.walk}</span>
      </VisuallyHidden>
    </div>
  );
}

function Marker({ at, box, radius }: { readonly at: PointMark; readonly box: Box; readonly radius: number }) {
  return (
    <svg className="spc-marker" aria-hidden="true" width={box.width} height={box.height}>
      <circle cx={at.x} cy={at.y} r={Math.max(radius * 2.4, box.font * 0.5)} strokeWidth={box.font * 0.14} />
    </svg>
  );
}

/** Above the point or below it, where there is more room; never outside the chart, as its own edge moves with the point. */
function place({ x, y }: PointMark, { width, height, font }: Box) {
  const across = { left: x, transform: `translateX(-${(x / width) * 100}%)` };
  return y > height / 2 ? { ...across, bottom: height - y + font * 0.8 } : { ...across, top: y + font * 0.8 };
}
