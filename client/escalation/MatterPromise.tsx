import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation, EscalationKind } from "../../shared/escalation/escalation.ts";
import type { LevelClock } from "../../shared/protocol/raiseClock.ts";
import { useNow } from "../live/serverClock.ts";
import { useConnection } from "../live/socket.ts";
import { useMedia } from "../ui/useMedia.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { promisedText } from "./clockText.ts";
import "./escalation.css";
import { useRaiseClock } from "./useRaiseClock.ts";

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
  return <p className="matter-urgent">{words.urgent(calledText(level.phone))}</p>;
}

/** The same where one writes, before anything else. */
export function CallFirst({ level }: { readonly level: LevelClock | undefined }) {
  const words = useWords().raising.clock;
  return level?.phone ? (
    <Called called={calledText(level.phone)} number={level.phone.number} told={words.urgent} />
  ) : null;
}

/** For a matter that nobody meets about in time: who is on call where it lies. Nothing where no number is written. */
export function CallOnCall({ boardId, matter }: { readonly boardId: BoardId; readonly matter: Escalation }) {
  const { due } = useWords().matters;
  const level = useRaiseClock(boardId)?.find(({ to }) => to.boardId === matter.to.boardId);
  const { name = "", phone = null } = level?.onCall ?? {};
  if (phone === null) return null;
  return <Called called={calledText({ number: phone, of: name })} number={phone} told={due.onCallNamed} />;
}

interface CalledProps {
  /** Whom, with the number. */
  readonly called: string;
  readonly number: string;
  readonly told: (called: string) => string;
}

/** On a phone one touch calls. */
function Called({ called, number, told }: CalledProps) {
  const [before = "", after = ""] = told(called).split(called);
  return (
    <p className="matter-urgent">
      {before}
      <a href={`tel:${number.replaceAll(/[^+\d]/g, "")}`}>{called}</a>
      {after}
    </p>
  );
}

/** A number that breaks over two lines is dialled wrong. */
function calledText({ number, of }: NonNullable<LevelClock["phone"]>): string {
  return [of, number.replaceAll(" ", "\u00a0")].filter(Boolean).join(": ");
}

/** What happens when nobody answers in time; the svarfrist itself stands beside the button that sends. */
export function PromisedAfter({ level, kind, safety, zone }: Props) {
  const language = useLanguage();
  const now = useNow(60_000);
  if (!level || kind === "awareness") return null;
  const { rises, onCall } = promisedText(level, { kind, safety }, { language, now, zone });
  return (
    <div className="matter-before" aria-live="polite">
      {onCall && <p className="matter-on-call">▲ {onCall}</p>}
      {rises && <p>{rises}</p>}
    </div>
  );
}

/** The svarfrist, beside the button that sends: a form is often longer than its screen, and there it is always in sight. */
export function PromisedAtFoot({ level, kind, safety, zone }: Props) {
  const words = useWords().raising.clock;
  const language = useLanguage();
  const now = useNow(60_000);
  const isNarrow = useMedia("(max-width: 40rem)");
  const isCut = useConnection().state === "lost";
  const promised = level && promisedText(level, { kind, safety }, { language, now, zone });
  const due = kind === "awareness" ? words.aware : isCut ? words.cut : isNarrow ? promised?.dueShort : promised?.due;
  return (
    <p className="matter-foot" aria-live="polite">
      {due ?? words.loading}
    </p>
  );
}
