import { LONGEST_MATTER } from "../../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import "../../escalation/escalation.css";
import { CallNow, MatterPromise } from "../../escalation/MatterPromise.tsx";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { useRaiseClock } from "../../escalation/useRaiseClock.ts";
import { useConnection } from "../../live/socket.ts";
import { TextField } from "../../ui/Field.tsx";
import { useWords } from "../../words/useWords.ts";
import type { Asking, Raising } from "./raising.ts";

interface AskedProps {
  readonly raising: Raising;
  /** No unit above has a board yet. */
  readonly isAlone: boolean;
  readonly onWhat: (what: string) => void;
}

/** What do we ask for? What it is about stands there already, and may be changed by those who can write. */
export function AskedStage({ raising, isAlone, onWhat }: AskedProps) {
  const all = useWords();
  const words = all.escalation;
  return (
    <div className="huddle-stack">
      <h1>{words.raise.asked}</h1>
      {isAlone && <p>{words.raise.nobody}</p>}
      <What raising={raising} hint={all.standing.whatHelp} onWhat={onWhat} />
    </div>
  );
}

/** What it is about. It stays a field until it is sent: words from a phone may come a moment after the touch. */
function What({ raising: { what, subject }, hint, onWhat }: Omit<AskedProps, "isAlone"> & { readonly hint?: string }) {
  const all = useWords();
  const words = all.escalation;
  return (
    <div className="matter-chosen">
      <TextField
        label={words.raise.what}
        hint={hint}
        value={what}
        maxLength={LONGEST_MATTER.what}
        autoComplete="off"
        error={looksLikeIdentity(what) ? all.problem["patient-identity"] : undefined}
        onChange={({ currentTarget }) => onWhat(currentTarget.value)}
      />
      {hint !== undefined && subject.note && <p>{words.tried(subject.note)}</p>}
      {hint !== undefined && subject.chart && <p>{words.chart.along(subject.chart.title)}</p>}
    </div>
  );
}

interface WhomProps {
  readonly facts: Board;
  readonly raising: Raising;
  readonly asking: Asking;
  readonly onWhat: (what: string) => void;
  readonly onAsked: (asking: Asking) => void;
}

/** Who gets it? Each level says until when it owes an answer, and what happens then, before anything is sent. */
export function WhomStage({ facts, raising, asking, onWhat, onAsked }: WhomProps) {
  const all = useWords();
  const words = all.escalation;
  const { picture } = useEscalations(facts.id);
  const clocks = useRaiseClock(facts.id);
  const isCut = useConnection().state === "lost";
  const levels = picture?.above ?? [];
  const clockOf = (boardId: string) => clocks?.find(({ to }) => to.boardId === boardId);
  return (
    <div className="huddle-stack">
      <h1>{whomText(words.step, asking)}</h1>
      <What raising={raising} onWhat={onWhat} />
      {asking.isOwn && (
        <TextField
          label={words.raise.ownText}
          value={asking.asked}
          maxLength={LONGEST_MATTER.asked}
          autoComplete="off"
          error={looksLikeIdentity(asking.asked) ? all.problem["patient-identity"] : undefined}
          onChange={({ currentTarget }) => onAsked({ ...asking, asked: currentTarget.value })}
        />
      )}
      {isCut || asking.kind === "awareness" ? (
        <MatterPromise level={undefined} kind={asking.kind} safety={asking.safety} zone={facts.zone} />
      ) : (
        <ul className="matter-levels" data-many={levels.length > 2 || undefined}>
          {levels.map(({ boardId, unitName }) => (
            <li key={boardId}>
              <h2>{unitName}</h2>
              <MatterPromise level={clockOf(boardId)} kind={asking.kind} safety={asking.safety} zone={facts.zone} />
              <CallNow level={clockOf(boardId)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function whomText(words: ReturnType<typeof useWords>["escalation"]["step"], { kind, asked }: Asking): string {
  if (kind === "awareness") return words.whomAware;
  return asked.trim() === "" ? words.whomOpen : words.whom(asked.trim());
}
