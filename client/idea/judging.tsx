import { type FormEvent, type ReactNode, useCallback, useState } from "react";
import type { CardId } from "../../shared/base/ids.ts";
import { type GivenIdea, givenIdeaSchema, LONGEST_REASON } from "../../shared/idea/idea.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { send } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextField } from "../ui/Field.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { useGivenIdeas } from "./queries.ts";
import "./place.css";

/** How the leader takes an idea from a phone down: the act for a card, undefined for a card that is none; and its dialog. */
export function useTakeDown(facts: Board): {
  readonly takesDown: (card: CardId) => (() => void) | undefined;
  readonly dialog: ReactNode;
} {
  const ideas = useGivenIdeas(facts.id, listed(facts.may, "idea:judge"));
  const [asking, setAsking] = useState<CardId | undefined>(undefined);
  const takesDown = useCallback(
    (card: CardId) =>
      ideas.some(({ id, state }) => id === card && state === "shown") ? () => setAsking(card) : undefined,
    [ideas],
  );
  const close = (): void => setAsking(undefined);
  return { takesDown, dialog: asking && <TakeDownDialog id={asking} boardId={facts.id} onClose={close} /> };
}

interface DialogProps {
  readonly id: CardId;
  readonly boardId: string;
  readonly onClose: () => void;
}

/** One touch on a ready reason, or one's own words: whoever gave the idea reads it on the receipt. */
export function TakeDownDialog({ id, boardId, onClose }: DialogProps) {
  const words = useWords();
  const own = words.idea.takeDown;
  const toast = useToast();
  const [text, setText] = useState("");
  const act = useAct(
    (reason: string) => send("POST", `/ideas/${id}/removal`, { reason }, givenIdeaSchema),
    [["ideas", boardId]],
  );
  const isIdentity = looksLikeIdentity(text);
  const take = async (reason: string): Promise<void> => {
    const answer = await act.run(reason);
    if (!answer.ok) return;
    toast({ text: own.done });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "" && !isIdentity) void take(text.trim());
  };
  return (
    <Dialog title={own.title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{own.help}</p>
        {own.reasons.map((reason) => (
          <Button key={reason} isBusy={act.isBusy} onClick={() => void take(reason)}>
            {reason}
          </Button>
        ))}
        <TextField
          label={own.own}
          value={text}
          maxLength={LONGEST_REASON}
          autoComplete="off"
          error={isIdentity ? words.problem["patient-identity"] : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ErrorNotice trouble={act.trouble} />
        <DialogActs>
          <Button onClick={onClose}>{own.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={act.isBusy} disabled={text.trim() === "" || isIdentity}>
            {own.confirm}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

/** Ideas that wait for the leader, where the board is set so: let through with one touch. */
export function HeldIdeas({ facts }: { readonly facts: Board }) {
  const words = useWords().idea.held;
  const held = useGivenIdeas(facts.id, listed(facts.may, "idea:judge")).filter(({ state }) => state === "held");
  if (held.length === 0) return null;
  return (
    <section className="panel stack" aria-label={words.title(held.length)}>
      <h2>{words.title(held.length)}</h2>
      <p>{words.help}</p>
      <ul className="held-ideas">
        {held.map((idea) => (
          <Held key={idea.id} idea={idea} boardId={facts.id} />
        ))}
      </ul>
    </section>
  );
}

function Held({ idea, boardId }: { readonly idea: GivenIdea; readonly boardId: string }) {
  const words = useWords().idea.held;
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const act = useAct(() => send("POST", `/ideas/${idea.id}/release`, {}, givenIdeaSchema), [["ideas", boardId]]);
  const release = async (): Promise<void> => {
    const answer = await act.run(undefined);
    if (answer.ok) toast({ text: words.released(idea.text) });
  };
  return (
    <li>
      <div>
        <strong>{idea.text}</strong>
        <br />
        <small>{idea.name === "" ? words.anonymous : words.from(idea.name)}</small>
        <ErrorNotice trouble={act.trouble} />
      </div>
      <Button density="close" variant="primary" isBusy={act.isBusy} onClick={() => void release()}>
        {words.release}
      </Button>
      <Button density="close" onClick={() => setAsking(true)}>
        {words.keep}
      </Button>
      {isAsking && <TakeDownDialog id={idea.id} boardId={boardId} onClose={() => setAsking(false)} />}
    </li>
  );
}
