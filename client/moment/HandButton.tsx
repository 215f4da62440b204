import { useEffect } from "react";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { useMoment } from "./useMoment.tsx";

/** One's own hand, up or down; Alt + H does the same from anywhere in the meeting. */
export function HandButton() {
  const moment = useMoment();
  const words = useWords().moment;
  const { me, isHandUp, isIn, raise, lower } = moment;
  const toggle = (): void => {
    if (me === undefined) return;
    if (isHandUp) lower(me);
    else raise();
  };
  useAltKey("KeyH", toggle);
  return (
    <button
      type="button"
      className="moment-tool"
      aria-pressed={isHandUp}
      aria-disabled={!isIn || undefined}
      aria-keyshortcuts="Alt+H"
      title={isIn ? `${isHandUp ? words.lower : words.raise} (Alt + H)` : words.notIn}
      onClick={toggle}
    >
      <Icon name="hand" />
      <span>{isHandUp ? words.lower : words.raise}</span>
    </button>
  );
}

/** With Alt, so that no screen reader's own letters are taken, and nothing happens while one writes. */
export function useAltKey(code: string, run: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== code || event.repeat) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  });
}
