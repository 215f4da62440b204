import { targetParts } from "../../shared/moment/moment.ts";

/** What this screen shows that can be pointed at, in reading order, by the words that stand there. */
export interface Pointable {
  readonly target: string;
  readonly title: string;
}

/** The bar of steps is left out: it names the whole meeting on every screen. */
const SHOWN = ".huddle-main [data-point], .huddle-pill[data-point]";
const MOST = 14;
const LONGEST = 70;

export function pointableNow(): readonly Pointable[] {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll<HTMLElement>(SHOWN)) {
    const target = element.dataset.point ?? "";
    if (targetParts(target) && !found.has(target) && element.checkVisibility()) found.set(target, titleOf(element));
  }
  return [...found].slice(0, MOST).map(([target, title]) => ({ target, title }));
}

/** Its heading or first words, as whoever sees or hears the page knows it. */
function titleOf(element: HTMLElement): string {
  const head = element.matches("h1, h2, h3") ? element : element.querySelector("h1, h2, h3, span");
  const text = element.getAttribute("aria-label") ?? (head?.textContent?.trim() || element.textContent);
  return (text ?? "").trim().slice(0, LONGEST);
}

/** What has the focus, else what the stage shows first, else the step. */
export function targetAtHand(): string | undefined {
  const focused = document.activeElement?.closest<HTMLElement>("[data-point]");
  const shown = focused ?? document.querySelector<HTMLElement>(".huddle-stage [data-point]");
  const step = document.querySelector<HTMLElement>(".huddle-pill[data-point]");
  return (shown ?? step)?.dataset.point;
}

/** Where a target stands on this screen, if anything of it can be seen: not scrolled away, not under a dialog. */
export function placeOf(target: string): DOMRect | undefined {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-point="${CSS.escape(target)}"]`)) {
    const rect = element.getBoundingClientRect();
    const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + Math.min(rect.height, 60) / 2);
    if (rect.width > 0 && top && (element.contains(top) || top.contains(element))) return rect;
  }
  return undefined;
}
