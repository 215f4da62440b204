import { type RefObject, useEffect } from "react";

/** Where on a page somebody was: how far it and its parts are scrolled, what is unfolded, and the link that was followed. */
interface Place {
  readonly page: number;
  readonly parts: readonly number[];
  readonly open: readonly boolean[];
  readonly link: string;
}

const KEY = "placeOnPage";

/**
 * Who leaves a page by a link and comes back is where she was, with the focus on that link. It is kept with the page's own
 * entry in the browser's history, so that a page which is opened anew begins at its top.
 * @param part the last of the page to be there; what can be folded on the page is `details`
 */
export function useCameBack(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = part.current?.closest<HTMLElement>(".level");
    if (!page) return undefined;
    const place = placeIn(history.state);
    if (place) goTo(page, place);
    const leave = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (link) history.replaceState({ ...stateNow(), [KEY]: placeOf(page, link) }, "");
    };
    page.addEventListener("click", leave, { capture: true });
    return () => page.removeEventListener("click", leave, { capture: true });
  }, [part]);
}

function stateNow(): object {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? state : {};
}

const scrollers = (page: HTMLElement): HTMLElement[] => [
  ...page.querySelectorAll<HTMLElement>(".level-scroll, .level-side"),
];
const folds = (page: HTMLElement): HTMLDetailsElement[] => [...page.querySelectorAll("details")];

function placeOf(page: HTMLElement, link: Element): Place {
  return {
    page: scrollY,
    parts: scrollers(page).map(({ scrollTop }) => scrollTop),
    open: folds(page).map(({ open }) => open),
    link: link.getAttribute("href") ?? "",
  };
}

function goTo(page: HTMLElement, { page: top, parts, open, link }: Place): void {
  const all = folds(page);
  // Another number of folds is another list: they would open where nobody opened any.
  if (all.length === open.length) for (const [place, fold] of all.entries()) fold.open = open[place] ?? fold.open;
  page.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
  for (const [place, part] of scrollers(page).entries()) part.scrollTop = parts[place] ?? 0;
  scrollTo(0, top);
}

/** What a page has kept of itself; undefined for anything else. */
export function placeIn(state: unknown): Place | undefined {
  if (typeof state !== "object" || state === null || !(KEY in state)) return undefined;
  const place = state[KEY];
  if (typeof place !== "object" || place === null) return undefined;
  if (!("page" in place && "parts" in place && "open" in place && "link" in place)) return undefined;
  const { page, parts, open, link } = place;
  if (typeof page !== "number" || typeof link !== "string" || !Array.isArray(parts) || !Array.isArray(open)) {
    return undefined;
  }
  return {
    page,
    link,
    parts: parts.map(Number),
    open: open.map(Boolean),
  };
}
