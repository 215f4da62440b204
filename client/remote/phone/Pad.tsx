import type { ShownAct } from "../../../shared/remote/remote.ts";
import { usePhoneWords } from "./phoneLanguage.ts";

interface Props {
  readonly acts: readonly ShownAct[];
  /** A press that nobody hears would come later, when nobody means it any more. */
  readonly mayPress: boolean;
  readonly onPress: (key: string) => void;
}

/** The buttons at the foot of the wall, on the phone: those of the step, and below them the ways on and back. */
export function Pad({ acts, mayPress, onPress }: Props) {
  const words = usePhoneWords();
  const isAsking = !acts.some(({ isWay }) => isWay);
  const large = (act: ShownAct): boolean =>
    (isAsking ? act.key === "cancel" || act.key === "back" : act.key === "back" || act.key === "next") ||
    act.isPrimary === true;
  const own = acts.filter((act) => !large(act));
  const ways = acts.filter(large).toSorted((a, b) => Number(a.isPrimary ?? false) - Number(b.isPrimary ?? false));
  const buttons = (group: readonly ShownAct[]) =>
    group.map((act) => (
      <button
        key={act.key}
        type="button"
        className="remote-act"
        data-tone={act.tone}
        data-primary={act.isPrimary || undefined}
        aria-pressed={act.isOn}
        disabled={!mayPress}
        onClick={() => onPress(act.key)}
      >
        {act.mark && !act.isPrimary && <i aria-hidden="true">{act.mark}</i>}
        <span>{act.label}</span>
        {act.mark && act.isPrimary && <i aria-hidden="true">{act.mark}</i>}
      </button>
    ));
  return (
    <>
      {own.length > 0 && (
        <div className="remote-acts" role="group" aria-label={words.acts}>
          {buttons(own)}
        </div>
      )}
      {ways.length > 0 && (
        <div className="remote-ways" role="group" aria-label={words.ways}>
          {buttons(ways)}
        </div>
      )}
    </>
  );
}
