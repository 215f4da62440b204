import type { EscalationKind } from "../../shared/escalation/escalation.ts";
import type { LevelClock } from "../../shared/protocol/raiseClock.ts";
import { useNow } from "../live/serverClock.ts";
import { useConnection } from "../live/socket.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { promisedText } from "./clockText.ts";
import "./escalation.css";

interface Props {
  readonly level: LevelClock | undefined;
  readonly kind: EscalationKind;
  readonly safety: boolean;
  readonly zone: string;
}

/** What a level promises, said before the matter is sent: until when, what happens then, and whom to call if it cannot wait. */
export function MatterPromise({ level, kind, safety, zone }: Props) {
  const words = useWords().raising.clock;
  const language = useLanguage();
  const now = useNow(60_000);
  const isCut = useConnection().state === "lost";
  if (isCut || kind === "awareness") {
    return <p className="matter-promise">{kind === "awareness" ? words.aware : words.cut}</p>;
  }
  if (!level) return <p className="matter-promise">{words.loading}</p>;
  const { due, rises, onCall } = promisedText(level, { kind, safety }, { language, now, zone });
  return (
    <div className="matter-promise" aria-live="polite">
      {onCall && <p className="matter-on-call">▲ {onCall}</p>}
      {due && <p className="matter-due">{due}</p>}
      {rises && <small>{rises}</small>}
    </div>
  );
}

/** The number for what cannot wait for a meeting; nothing where the unit has written none. */
export function CallNow({ level }: { readonly level: LevelClock | undefined }) {
  const words = useWords().raising.clock;
  if (!level?.phone) return null;
  const { number, of } = level.phone;
  // A number that breaks over two lines is dialled wrong.
  return (
    <p className="matter-urgent">{words.urgent([of, number.replaceAll(" ", "\u00a0")].filter(Boolean).join(": "))}</p>
  );
}

/** The svarfrist alone, beside the button that sends where the form is longer than the screen; said in full in the form. */
export function PromisedAtFoot({ level, kind, safety, zone }: Props) {
  const language = useLanguage();
  const now = useNow(60_000);
  if (!level) return null;
  const { due } = promisedText(level, { kind, safety }, { language, now, zone });
  return (
    <p className="matter-foot" aria-hidden="true">
      {due}
    </p>
  );
}
