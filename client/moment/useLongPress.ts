import { useEffect, useRef } from "react";

const HELD_MS = 550;
/** A finger is never quite still. */
const STILL_PX = 10;

/** Holding a thing still points at it; the press that ends it then does nothing else. */
export function useLongPress(point: (target: string) => void): void {
  const latest = useRef(point);
  useEffect(() => {
    latest.current = point;
  }, [point]);
  // Once for the whole meeting: a press under way must outlive what is drawn anew, its own ring among it.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let hasPointed = false;
    const stop = (): void => clearTimeout(timer);
    const down = (event: PointerEvent): void => {
      stop();
      hasPointed = false;
      const thing = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-point]") : null;
      const target = thing?.dataset.point;
      if (target === undefined || event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => {
        hasPointed = true;
        latest.current(target);
      }, HELD_MS);
    };
    const move = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX) stop();
    };
    const swallow = (event: Event): void => {
      if (!hasPointed) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "click") hasPointed = false;
    };
    window.addEventListener("pointerdown", down, true);
    window.addEventListener("pointermove", move, true);
    window.addEventListener("pointerup", stop, true);
    window.addEventListener("pointercancel", stop, true);
    window.addEventListener("click", swallow, true);
    window.addEventListener("contextmenu", swallow, true);
    return () => {
      stop();
      window.removeEventListener("pointerdown", down, true);
      window.removeEventListener("pointermove", move, true);
      window.removeEventListener("pointerup", stop, true);
      window.removeEventListener("pointercancel", stop, true);
      window.removeEventListener("click", swallow, true);
      window.removeEventListener("contextmenu", swallow, true);
    };
  }, []);
}
