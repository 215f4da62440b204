import { Icon } from "../ui/Icon.tsx";
import { useAltKey } from "../ui/useAltKey.ts";
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
