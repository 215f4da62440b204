import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import { levelOf, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import { pageAt } from "../../shared/screen/screen.ts";
import { lineKey, lineName } from "../cascade/lineText.ts";
import { pageOf, rowsThatFit } from "../screen/layout.ts";
import { useWords } from "../words/useWords.ts";
import { LevelPanel } from "./LevelPanel.tsx";
import { sumsOf } from "./Sums.tsx";
import { type Remark, remarksOf } from "./remarks.ts";
import { levelThatFits, linesUnder, meetingsUnder, remarksUnder } from "./underUnit.ts";
import { MeetingMark } from "./UnitsToday.tsx";

/** How long a page of units stands before the next. */
const PAGE_STANDS = 20_000;
/** Three lines of the reading size with air around them, five for what many come to, and the width that a name needs. */
const LEAST = { section: 3.7, above: 6.1, width: 10.5 };
const GAP = 1 / 3;

interface Props {
  readonly overview: LevelOverview;
  readonly now: Instant;
}

/**
 * The units of a level today. More than fit take turns, in the order of the tree; where there are too many sections for
 * that, those above them are shown, each with what its own come to.
 */
export function WallUnits({ overview, now }: Props) {
  const words = useWords();
  const ref = useRef<HTMLUListElement>(null);
  const { high, wide } = useLetters(ref);
  const { below } = placesOf(overview);
  const columns = rowsThatFit(wide, LEAST.width, GAP);
  const kind = levelThatFits(below, rowsThatFit(high, LEAST.section, GAP) * columns) ?? "section";
  const rows = rowsThatFit(high, kind === "section" ? LEAST.section : LEAST.above, GAP);
  const { lines: units } = levelOf(kind, below);
  const pages = Math.max(1, Math.ceil(units.length / (rows * columns)));
  const page = pageAt(now, pages, PAGE_STANDS);
  const shown = pageOf(units, rows * columns, page);
  const from = page * rows * columns;
  const sums = sumsOf(overview.units, words.level).filter(({ key }) => key === "beds" || key === "staff");
  return (
    <LevelPanel
      area="units"
      title={words.level.units.today[kind]}
      aside={
        <p>
          {pages > 1
            ? words.screen.wall.measuresShown(from + 1, from + shown.length, units.length)
            : sums.map(({ text }) => text).join(" · ")}
        </p>
      }
    >
      <ul
        className="wall-units"
        ref={ref}
        style={{ gridTemplate: `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))` }}
      >
        {shown.map((unit) => (
          <li key={lineKey(unit)}>
            {kind === "section" ? (
              <WallUnit unit={unit} zone={overview.zone} />
            ) : (
              <WallUnder unit={unit} lines={linesUnder(unit, below)} zone={overview.zone} />
            )}
          </li>
        ))}
      </ul>
    </LevelPanel>
  );
}

/**
 * Its name, how its meeting stands, and the one thing that stands out most; the rest is on its own board. What is said after
 * the mark of the meeting takes the place of its time: cut off in the middle it would say nothing.
 */
function WallUnit({ unit, zone }: { readonly unit: LevelUnit; readonly zone: string }) {
  const { level, many } = useWords();
  const { red, orange } = many;
  const remarks = remarksOf(unit, { ...level, units: { ...level.units, red, orange } });
  const { state } = unit.meeting;
  // A meeting that is to come has coloured no cross yet, and none at all needs none.
  const isQuiet = state === "notYet" || state === "none";
  const calm = unit.cross === null || isQuiet ? "" : level.units.crossShort[unit.cross];
  const isShort = remarks.length > 0 || (calm !== "" && unit.cross === "notYet");
  const isTold = unit.boardId !== null && !isShort;
  return (
    <>
      <b>{lineName(unit)}</b>
      <span className="wall-unit-say">
        {unit.boardId === null && level.units.noBoard}
        <MeetingMark unit={unit} zone={zone} words={level} isShort={isShort} />
        {isTold && calm && " · "}
        {remarks.length > 0 ? <Worst remarks={remarks} /> : calm}
      </span>
    </>
  );
}

interface UnderProps {
  readonly unit: LevelUnit;
  readonly lines: readonly LevelUnit[];
  readonly zone: string;
}

/** A unit above the sections: how far the meetings below it have come, and what stands out in all of them. */
function WallUnder({ unit, lines, zone }: UnderProps) {
  const { level, many } = useWords();
  const meetings = meetingsUnder(lines);
  const remarks = remarksUnder(lines, level, many);
  return (
    <>
      <b data-many="">{lineName(unit)}</b>
      <span className="wall-unit-say">
        {meetings ? many.heldShort(meetings.held, meetings.of) : <MeetingMark unit={unit} zone={zone} words={level} />}
      </span>
      {remarks.length > 0 && (
        <span className="wall-unit-say">
          <Worst remarks={remarks} />
        </span>
      )}
    </>
  );
}

function Worst({ remarks: [worst, ...more] }: { readonly remarks: readonly Remark[] }) {
  if (!worst) return null;
  return (
    <span data-tone={worst.tone}>
      {worst.sign && <i aria-hidden="true">{worst.sign} </i>}
      {worst.text}
      {more.length > 0 && ` +${more.length}`}
    </span>
  );
}

/** How large the box is, in letters of its own size. */
function useLetters(ref: RefObject<HTMLElement | null>): { readonly high: number; readonly wide: number } {
  const [size, setSize] = useState({ high: 2 * LEAST.section + GAP, wide: 2 * LEAST.width + GAP });
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = (): void => {
      const letter = Number.parseFloat(getComputedStyle(box).fontSize);
      const [high, wide] = [box.clientHeight / letter, box.clientWidth / letter];
      setSize((before) => (before.high === high && before.wide === wide ? before : { high, wide }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
