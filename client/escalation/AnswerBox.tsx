import { useState } from "react";
import { type Escalation, LONGEST_MATTER } from "../../shared/escalation/escalation.ts";
import { lastAnswer } from "../../shared/escalation/state.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { parse } from "../../shared/protocol/http.ts";
import { send, type Trouble } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextArea } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { escalationsKey } from "./useEscalations.ts";

interface Props {
  readonly matter: Escalation;
  readonly boardId: BoardId;
  readonly onClose: () => void;
}

/** An answer, written by somebody of the unit that was asked. Who comes second is told who won, and keeps the text. */
export function AnswerBox({ matter, boardId, onClose }: Props) {
  const words = useWords();
  const own = words.escalation.here;
  const toast = useToast();
  const [text, setText] = useState("");
  // An answer whose receipt was lost is tried again under its own key, so that nobody loses to themselves.
  const [tried, setTried] = useState({ text: "", key: freshId() });
  const isIdentity = looksLikeIdentity(text);
  const act = useAct(
    (answer: { readonly text: string; readonly key: string }) =>
      send("POST", `/escalations/${matter.id}/answer`, { text: answer.text }, escalationReply, answer.key),
    [escalationsKey(boardId)],
  );
  const submit = async (): Promise<void> => {
    if (text.trim() === "" || isIdentity) return;
    const answer = tried.text === text.trim() ? tried : { text: text.trim(), key: freshId() };
    setTried(answer);
    if (!(await act.run(answer)).ok) return;
    toast({ text: own.sent(matter.from.unitName) });
    onClose();
  };
  const isCut = useConnection().state === "lost";
  const won = act.trouble && winnerOf(act.trouble);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        label={own.text}
        hint={own.textHint}
        value={text}
        rows={3}
        maxLength={LONGEST_MATTER.answer}
        error={isIdentity ? words.problem["patient-identity"] : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {won ? (
        <Notice tone="alarm">{own.won(won.by, won.text)}</Notice>
      ) : (
        <ErrorNotice trouble={isCut ? undefined : act.trouble} />
      )}
      {isCut && <Notice tone="watch">{own.cut}</Notice>}
      <div className="matter-acts">
        <Button
          type="submit"
          variant="primary"
          density="close"
          isBusy={act.isBusy}
          disabled={text.trim() === "" || isIdentity || isCut}
        >
          {own.send}
        </Button>
        <Button density="close" onClick={onClose}>
          {own.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Who answered first, from the matter that a refusal shows. */
function winnerOf({ code, current }: Trouble): { by: string; text: string } | undefined {
  if (code !== "changed-meanwhile") return undefined;
  const shown = parse(escalationReply, current);
  const answer = shown.ok ? lastAnswer(shown.value.escalation) : undefined;
  return answer && { by: answer.by.name, text: answer.text };
}
