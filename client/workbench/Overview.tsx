import { type PointerEvent, useMemo, useRef } from "react";
import { useBox } from "../chart/useBox.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";
import type { Dense } from "./dense.ts";
import { useAnswer } from "./useBench.ts";
import { type Window, within } from "./window.ts";

interface Props {
  readonly count: number;
  readonly window: Window;
  readonly onChange: (window: Window) => void;
}

/** The whole series, low, with what is in sight marked: a drag chooses another part. The buttons above do it by keyboard. */
export function Overview({ count, window, onChange }: Props) {
  const { bench, definition, reading, setting } = useOnBench();
  const words = useWords().workbench.sight;
  const [box, measure] = useBox();
  const begun = useRef<number | undefined>(undefined);
  const columns = Math.max(100, Math.round(box?.width ?? 800));
  const question = useMemo(
    () => ({ kind: "picture", given: { definition, reading }, setting, window: null, columns, room: 0 }) as const,
    [definition, reading, setting, columns],
  );
  const dense = useAnswer<"picture">(bench, question)?.picture.dense;
  const indexAt = (event: PointerEvent): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.round(((event.clientX - left) / Math.max(1, width)) * (count - 1));
  };
  const drag = (event: PointerEvent): void => {
    if (begun.current === undefined) return;
    const [from, to] = [begun.current, indexAt(event)].toSorted((a, b) => a - b);
    if (from !== undefined && to !== undefined && to - from > count / 200) onChange(within({ from, to }, count));
  };
  return (
    <div className="bench-overview" ref={measure}>
      {box && dense && (
        <svg
          role="img"
          aria-label={words.overview}
          width={box.width}
          height={box.height}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            begun.current = indexAt(event);
          }}
          onPointerMove={drag}
          onPointerUp={() => {
            begun.current = undefined;
          }}
        >
          <path className="spc-line" strokeWidth={1} d={lineOf(dense, count, box.width, box.height)} />
          <rect
            className="bench-overview-window"
            x={(window.from / Math.max(1, count - 1)) * box.width}
            width={Math.max(4, ((window.to - window.from) / Math.max(1, count - 1)) * box.width)}
            y={1}
            height={box.height - 2}
            rx={4}
          />
        </svg>
      )}
    </div>
  );
}

function lineOf({ at, y, low, high }: Dense, count: number, width: number, height: number): string {
  let path = "";
  for (let i = 0; i < at.length; i += 1) {
    const left = ((at[i] ?? 0) / Math.max(1, count - 1)) * width;
    const share = ((y[i] ?? 0) - low) / (high - low || 1);
    path += `${i === 0 ? "M" : "L"}${left.toFixed(1)} ${(height - 3 - share * (height - 6)).toFixed(1)}`;
  }
  return path;
}
