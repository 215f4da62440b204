import { type RefObject, useLayoutEffect, useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import { pageAt } from "../../shared/screen/screen.ts";
import { type Turn, turnsOf } from "./layout.ts";

/**
 * Which items of a list are shown just now, when more than fit take turns by the clock.
 * @param list its items are `[data-item]`, all of them drawn; its height does not follow its content
 * @param every milliseconds that each turn stands
 * @returns the turn, and how many there are
 */
export function useTurns(
  list: RefObject<HTMLElement | null>,
  now: Instant,
  every: number,
): Turn & { readonly turns: number } {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  // After every drawing: what is in the list may have changed in number or in height.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same turns again draw nothing
  useLayoutEffect(() => {
    if (list.current) setTurns(unlessSame(measured(list.current)));
  });
  useLayoutEffect(() => {
    const measure = (): void => {
      if (list.current) setTurns(unlessSame(measured(list.current)));
    };
    const observer = new ResizeObserver(measure);
    if (list.current) observer.observe(list.current);
    document.fonts.addEventListener("loadingdone", measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", measure);
    };
  }, [list]);
  const turn = turns[pageAt(now, turns.length, every)] ?? ALL;
  return { ...turn, turns: turns.length };
}

/** Until it has been measured, which is before anybody sees it. */
const ALL: Turn = { from: 0, to: Number.POSITIVE_INFINITY };

const unlessSame = (found: readonly Turn[]) => (before: readonly Turn[]) =>
  JSON.stringify(before) === JSON.stringify(found) ? before : found;

/** Shows everything for a moment that nobody sees. */
function measured(list: HTMLElement): readonly Turn[] {
  const items = [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")];
  const were = items.map(({ hidden }) => hidden);
  for (const item of items) item.hidden = false;
  const heights = items.map((item) => item.getBoundingClientRect().height);
  const gap = Number.parseFloat(getComputedStyle(list).rowGap) || 0;
  items.forEach((item, place) => (item.hidden = were[place] ?? false));
  // Half a pixel of rounding is no overflow.
  return turnsOf(heights, list.clientHeight + 0.5, gap);
}
