import { type TouchEvent, useEffect, useRef } from "react";

/** Shorter is a touch, and steeper is scrolling. */
const LEAST = 60;

/** Swipes to the side. @returns what the stage takes */
export function useSwipe(onNext: () => void, onPrevious: () => void) {
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onTouchStart: (event: TouchEvent): void => {
      const touch = event.touches[0];
      from.current = touch && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    onTouchEnd: (event: TouchEvent): void => {
      const start = from.current;
      const touch = event.changedTouches[0];
      if (!start || !touch) return;
      const [across, down] = [touch.clientX - start.x, touch.clientY - start.y];
      if (Math.abs(across) < LEAST || Math.abs(across) < 2 * Math.abs(down)) return;
      if (across < 0) onNext();
      else onPrevious();
    },
  };
}

const FORWARD = new Set(["ArrowRight", "PageDown"]);
const BACKWARD = new Set(["ArrowLeft", "PageUp"]);

/** The keys of a presenter's clicker go from board to board, as they go from step to step in a meeting. */
export function useWayKeys(onNext: () => void, onPrevious: () => void): void {
  const latest = useRef({ onNext, onPrevious });
  useEffect(() => {
    latest.current = { onNext, onPrevious };
  }, [onNext, onPrevious]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest("input, textarea, select, dialog, [role=menu]")) return;
      if (FORWARD.has(event.key)) latest.current.onNext();
      else if (BACKWARD.has(event.key)) latest.current.onPrevious();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
