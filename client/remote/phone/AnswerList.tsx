import { type FormEvent, lazy, Suspense, useContext, useEffect, useId, useState } from "react";
import type { BoardId } from "../../../shared/base/ids.ts";
import { type Escalation, LONGEST_MATTER } from "../../../shared/escalation/escalation.ts";
import { waitingHere } from "../../../shared/escalation/lists.ts";
import { isOnlySeen } from "../../../shared/escalation/onlySeen.ts";
import { actsAt } from "../../../shared/escalation/turns.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import { escalationPicture, escalationReply, movedOn } from "../../../shared/protocol/escalations.ts";
import { ask, send, type Trouble } from "../../live/api.ts";
import { freshId } from "../../live/freshId.ts";
import { matterWords } from "./matterWords.ts";
import { PhoneLanguage, usePhoneWords } from "./phoneLanguage.ts";
import { refusedText } from "./refusedText.ts";

const HandOn = lazy(() => import("./HandOn.tsx").then(({ HandOn: part }) => ({ default: part })));

/** A lent phone has a wire of its own to its wall, on which no news come. */
const LOOK_AGAIN = 20_000;

/** The matters that wait for an answer from this board, each with a field for it. */
export function AnswerList({ boardId }: { readonly boardId: BoardId }) {
  const words = usePhoneWords();
  const [waiting, setWaiting] = useState<readonly Escalation[]>([]);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = await waitingFor(boardId);
      if (found && !isGone) setWaiting(found);
    };
    const first = setTimeout(() => void look(), 0);
    const timer = setInterval(() => void look(), LOOK_AGAIN);
    return () => {
      isGone = true;
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [boardId]);
  if (waiting.length === 0) return null;
  return (
    <details className="remote-answers">
      <summary>{words.answers.title(waiting.length)}</summary>
      <ul>
        {waiting.map((matter) => (
          <li key={matter.id}>
            <Answering
              matter={matter}
              boardId={boardId}
              onSent={() => setWaiting(waiting.filter(({ id }) => id !== matter.id))}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

async function waitingFor(boardId: BoardId): Promise<readonly Escalation[] | undefined> {
  const answer = await ask(`/boards/${boardId}/escalations`, escalationPicture);
  if (!answer.ok) return undefined;
  return waitingHere(answer.value.items, boardId).filter(({ kind }) => kind === "action");
}

interface AnsweringProps {
  readonly matter: Escalation;
  readonly boardId: BoardId;
  readonly onSent: () => void;
}

const HANDING = ["delegate", "forward"] as const;

function Answering({ matter, boardId, onSent }: AnsweringProps) {
  const words = usePhoneWords();
  const language = useContext(PhoneLanguage);
  const own = matterWords[language];
  const [hands, setHands] = useState<(typeof HANDING)[number] | undefined>(undefined);
  const mayHand = HANDING.filter((act) => actsAt(matter, boardId).includes(act));
  const id = useId();
  const [text, setText] = useState("");
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  // An answer whose receipt was lost is tried again under its own key, so that nobody loses to themselves.
  const [tried, setTried] = useState({ text: "", key: freshId() });
  const isIdentity = looksLikeIdentity(text);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = text.trim();
    if (said === "" || isIdentity || isOnlySeen(said)) return;
    const answer = tried.text === said ? tried : { text: said, key: freshId() };
    setTried(answer);
    setIsSending(true);
    const path = `/escalations/${matter.id}/answer`;
    const reply = await send("POST", path, { text: said }, escalationReply, answer.key, null);
    setIsSending(false);
    setTrouble(reply.ok ? undefined : reply.refusal);
    if (reply.ok) onSent();
  };
  if (hands) {
    return (
      <Suspense fallback={null}>
        <HandOn matter={matter} boardId={boardId} act={hands} onDone={onSent} onCancel={() => setHands(undefined)} />
      </Suspense>
    );
  }
  return (
    <form className="remote-field" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>
        {matter.safety && `▲ ${own.safety}: `}
        {matter.what}
      </label>
      <p className="remote-small">{words.answers.from(matter.from.unitName, matter.asked)}</p>
      <textarea
        id={id}
        aria-label={`${words.answers.text}: ${matter.what}`}
        aria-invalid={isIdentity}
        value={text}
        maxLength={LONGEST_MATTER.answer}
        rows={3}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {isIdentity && (
        <p className="remote-note" data-tone="alarm" role="alert">
          <b>▲ {words.identityTitle}</b>
          <span>{words.identityHelp}</span>
        </p>
      )}
      {isOnlySeen(text) && <p className="remote-small">{own.answering.isNone}</p>}
      {trouble && (
        <p className="remote-note" data-tone="alarm" role="alert">
          ▲ {movedOn(trouble) ? refusedText(trouble, language) : words.answers.failed}
        </p>
      )}
      <button
        type="submit"
        className="remote-button"
        data-second=""
        disabled={text.trim() === "" || isIdentity || isOnlySeen(text) || isSending}
      >
        {words.answers.send}
      </button>
      {mayHand.length > 0 && (
        <div className="remote-fields">
          {mayHand.map((act) => (
            <button key={act} type="button" className="remote-chip" onClick={() => setHands(act)}>
              {own.act[act]}
            </button>
          ))}
        </div>
      )}
    </form>
  );
}
