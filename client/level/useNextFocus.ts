import { type RefObject, useEffect, useRef } from "react";

/**
 * Who has dealt with a line goes on with the one that took its place, at its act: without this the focus would be lost with
 * the line, and keys begin at the top of the page again.
 * @param list its lines have `data-matter`
 * @param ids of the lines, in their order
 */
export function useNextFocus(list: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const last = useRef<{ readonly id: string; readonly order: readonly string[] } | undefined>(undefined);
  const order = useRef(ids);
  useEffect(() => {
    const focused = (event: FocusEvent): void => {
      const line = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-matter]") : null;
      const id = line?.dataset["matter"];
      last.current = id === undefined ? undefined : { id, order: order.current };
    };
    const box = list.current;
    box?.addEventListener("focusin", focused);
    return () => box?.removeEventListener("focusin", focused);
  }, [list]);
  // After every drawing: a line may be gone before its dialog closes, or after it.
  useEffect(() => {
    order.current = ids;
    const was = last.current;
    if (!was || ids.includes(was.id)) return;
    // Whoever has gone elsewhere meanwhile is left there.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    last.current = undefined;
    const next = nextOf(was.id, was.order, ids);
    const line = next === undefined ? null : list.current?.querySelector(`[data-matter="${CSS.escape(next)}"]`);
    line?.querySelector<HTMLElement>("[data-act]")?.focus();
  });
}

/** The line that follows one that is gone, or the last before it. */
export function nextOf(gone: string, before: readonly string[], now: readonly string[]): string | undefined {
  const there = new Set(now);
  const place = before.indexOf(gone);
  return (
    before.slice(place + 1).find((id) => there.has(id)) ??
    before.slice(0, Math.max(0, place)).findLast((id) => there.has(id))
  );
}
