import { type RefObject, useEffect, useRef } from "react";

/** The same keys that go on in a meeting: arrow, a presenter's clicker, and the space bar. */
const KEYS = new Set([" ", "ArrowRight", "PageDown"]);

/** A wall's meeting also begins from a keyboard or clicker, while nothing on the page has the focus. @returns for the button */
export function useStartKey(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const isPlain = !event.repeat && !event.altKey && !event.ctrlKey && !event.metaKey && !event.defaultPrevented;
      if (!isPlain || !KEYS.has(event.key) || event.target !== document.body || !button.current) return;
      event.preventDefault();
      button.current.click();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
  return button;
}
