import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import { levelOf, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import { pageAt } from "../../shared/screen/screen.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { lineKey, lineName } from "../cascade/lineText.ts";
import { pageOf, rowsThatFit } from "../screen/layout.ts";
import { useWords } from "../words/useWords.ts";
import { LevelPanel } from "./LevelPanel.tsx";
import { sumsOf } from "./Sums.tsx";
import { remarksOf } from "./remarks.ts";
import { MeetingMark } from "./UnitsToday.tsx";

/** How long a page of units stands before the next. */
const PAGE_STANDS = 20_000;
/** Three lines of the reading size, with air around them; and the width that a unit's name needs, in the same letters. */
const LEAST = { height: 3.7, width: 10.5 };

interface Props {
  readonly overview: LevelOverview;
  readonly kind: UnitKind;
  readonly now: Instant;
}

/** The units of a level today. More than fit take turns, in the order of the tree. */
export function WallUnits({ overview, kind, now }: Props) {
  const words = useWords();
  const ref = useRef<HTMLUListElement>(null);
  const { rows, columns } = useFit(ref);
  const { lines: units } = levelOf(kind, placesOf(overview).below);
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
            <WallUnit unit={unit} zone={overview.zone} />
          </li>
        ))}
      </ul>
    </LevelPanel>
  );
}

/**
 * Its name, how its meeting stands, and the one thing that stands out most; the rest is on its own board. That there is no
 * meeting is said where nothing else is, since one line has no place for both.
 */
function WallUnit({ unit, zone }: { readonly unit: LevelUnit; readonly zone: string }) {
  const { level } = useWords();
  const [worst, ...more] = remarksOf(unit, level);
  const meets = unit.meeting.state !== "none";
  const calm = unit.cross === null || !meets ? "" : level.units.crossShort[unit.cross];
  return (
    <>
      <b>{lineName(unit)}</b>
      <span className="wall-unit-say">
        {unit.boardId === null && level.units.noBoard}
        {(meets || !worst) && <MeetingMark unit={unit} zone={zone} words={level} />}
        {meets && (worst || calm) && " · "}
        {worst ? (
          <span data-tone={worst.tone}>
            {worst.sign && <i aria-hidden="true">{worst.sign} </i>}
            {worst.text}
            {more.length > 0 && ` +${more.length}`}
          </span>
        ) : (
          calm
        )}
      </span>
    </>
  );
}

function useFit(ref: RefObject<HTMLElement | null>): { readonly rows: number; readonly columns: number } {
  const [fit, setFit] = useState({ rows: 2, columns: 2 });
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = (): void => {
      const letters = Number.parseFloat(getComputedStyle(box).fontSize);
      const rows = rowsThatFit(box.clientHeight, LEAST.height * letters, letters / 3);
      const columns = rowsThatFit(box.clientWidth, LEAST.width * letters, letters / 3);
      setFit((before) => (before.rows === rows && before.columns === columns ? before : { rows, columns }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [ref]);
  return fit;
}
