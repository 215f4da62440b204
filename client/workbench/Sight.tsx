import { type KeyboardEvent, useMemo } from "react";
import { useBox } from "../chart/useBox.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { numberText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import type { Picture } from "./bench.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import type { OtherMeaning } from "./marks.ts";
import { Overview } from "./Overview.tsx";
import { PictureChart } from "./PictureChart.tsx";
import { useAnswer } from "./useBench.ts";
import type { Walk } from "./useWalk.ts";
import { moved, whole, type Window, zoomed } from "./window.ts";

interface Props {
  readonly meanings: readonly OtherMeaning[];
  readonly walk: Walk;
}

/** Points that have room side by side in a chart of this many font sizes: closer than that they melt together. */
const ROOM = 1.7;

/** The chart, large, and what moves through it: by keyboard, pointer and touch alike. */
export function Sight({ meanings, walk }: Props) {
  const { chosen, sight, window, choose, look } = walk;
  const { bench, definition, reading, setting, head, insight } = useOnBench();
  const [box, measure] = useBox();
  const columns = Math.max(100, Math.round(box?.width ?? 800));
  const room = Math.max(24, Math.floor(((box?.width ?? 800) / (box?.font ?? 15)) * ROOM));
  const count = insight?.count ?? 0;
  const question = useMemo(
    () =>
      box && insight
        ? ({ kind: "picture", given: { definition, reading }, setting, window, columns, room } as const)
        : undefined,
    [box, insight, definition, reading, setting, window, columns, room],
  );
  const picture = useAnswer<"picture">(bench, question)?.picture;
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const next = windowAfter(event.key, sight, chosen, count);
    if (!next) return;
    event.preventDefault();
    look(next);
  };
  return (
    // The keys only add to the buttons below, which do the same.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div className="bench-sight" onKeyDown={keys}>
      <div className="bench-chart" ref={measure}>
        {picture && insight && (
          <PictureChart
            picture={picture}
            given={{ definition, reading }}
            head={head}
            setting={setting}
            meanings={meanings}
            summary={`${definition.name}. ${insight.sentence.short}`}
            chosen={chosen}
            onChoose={choose}
          />
        )}
      </div>
      <Slider count={count} chosen={chosen} onChoose={choose} />
      {picture && <Where picture={picture} sight={sight} chosen={chosen} onChange={look} />}
      {count > room && <Overview count={count} window={sight} onChange={look} />}
    </div>
  );
}

function windowAfter(key: string, sight: Window, chosen: number, count: number): Window | undefined {
  if (key === "+" || key === "=") return zoomed(sight, 0.5, chosen, count);
  return key === "-" ? zoomed(sight, 2, chosen, count) : undefined;
}

interface SliderProps {
  readonly count: number;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** Point by point: a slider is what every keyboard, finger and screen reader can move. */
function Slider({ count, chosen, onChoose }: SliderProps) {
  const { bench, definition, reading, setting } = useOnBench();
  const words = useWords().workbench;
  const { period, figure } = useTexts();
  const question = useMemo(
    () => ({ kind: "point", given: { definition, reading }, setting, index: chosen }) as const,
    [definition, reading, setting, chosen],
  );
  const point = useAnswer<"point">(bench, question)?.point;
  const said = point ? `${period(point.period)}, ${figure(point.y)}` : "";
  return (
    <input
      type="range"
      className="bench-walk"
      aria-label={words.point.choose}
      aria-valuetext={said}
      min={0}
      max={Math.max(0, count - 1)}
      value={Math.min(chosen, Math.max(0, count - 1))}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    />
  );
}

interface WhereProps {
  readonly picture: Picture;
  readonly sight: Window;
  readonly chosen: number;
  readonly onChange: (window: Window) => void;
}

/** What is in sight, in words, and the buttons that move it. */
function Where({ picture, sight, chosen, onChange }: WhereProps) {
  const words = useWords().workbench.sight;
  const { setting } = useOnBench();
  const { period } = useTexts();
  const { count } = picture;
  const number = (value: number) => numberText(value, setting.language, 0);
  const size = sight.to - sight.from + 1;
  return (
    <div className="row bench-where" role="group" aria-label={words.title}>
      <IconButton icon="arrowLeft" label={words.left} onClick={() => onChange(moved(sight, -0.5, count))} />
      <IconButton icon="arrowRight" label={words.right} onClick={() => onChange(moved(sight, 0.5, count))} />
      <IconButton icon="add" label={words.in} onClick={() => onChange(zoomed(sight, 0.5, chosen, count))} />
      <IconButton icon="minus" label={words.out} onClick={() => onChange(zoomed(sight, 2, chosen, count))} />
      <IconButton icon="showAll" label={words.all} onClick={() => onChange(whole(count))} />
      <small>
        {words.shown(period(picture.first), period(picture.last), number(size), number(count))}
        {picture.dense && `. ${words.dense}`}
      </small>
    </div>
  );
}
