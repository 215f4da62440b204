import { useState } from "react";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { LONGEST_MATTER, raiseBody } from "../../shared/escalation/escalation.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { sendForm } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { RadioGroup, TextArea, TextField } from "../ui/Field.tsx";
import { Loading } from "../ui/Loading.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import "./escalation.css";
import { escalationsKey, useEscalations } from "./useEscalations.ts";

interface Props {
  readonly boardId: BoardId;
  readonly card: { readonly id: CardId; readonly title: string; readonly note: string };
  readonly onClose: () => void;
}

const OWN = "own";
const AWARENESS = "awareness";

/** Raises what stands on a card: what it is and what was tried come from the card, what is asked for is chosen. */
export function RaiseDialog({ boardId, card, onClose }: Props) {
  const words = useWords();
  const own = words.escalation.raise;
  const toast = useToast();
  const { picture } = useEscalations(boardId);
  const [id] = useState(freshId<"escalation">);
  const [what, setWhat] = useState(card.title.slice(0, LONGEST_MATTER.what));
  const [tried, setTried] = useState(card.note.slice(0, LONGEST_MATTER.tried));
  const [choice, setChoice] = useState("");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const above = picture?.above ?? [];
  const to = above.find((place) => place.boardId === chosen) ?? above[0];
  const asked = choice === OWN ? text.trim() : choice === AWARENESS ? "" : choice;
  const kind = choice === AWARENESS ? "awareness" : "action";
  const act = useAct(
    (values: unknown) => sendForm("POST", `/boards/${boardId}/escalations`, values, raiseBody, escalationReply),
    [escalationsKey(boardId)],
  );
  const identity = (value: string) => (looksLikeIdentity(value) ? words.problem["patient-identity"] : undefined);
  const isReady =
    to !== undefined &&
    what.trim() !== "" &&
    choice !== "" &&
    (asked !== "" || kind === "awareness") &&
    ![what, tried, text].some(looksLikeIdentity);
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const done = await act.run({ id, to: to.boardId, cardId: card.id, kind, what, tried, asked });
    if (!done.ok) return;
    toast({ text: own.done(to.unitName) });
    onClose();
  };
  return (
    <Dialog title={own.title} size="wide" onClose={onClose}>
      {!picture && <Loading />}
      {picture && above.length === 0 && <p>{own.nobody}</p>}
      {picture && above.length > 0 && (
        <form
          className="form matter-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p>{own.help}</p>
          <TextField
            label={own.what}
            value={what}
            maxLength={LONGEST_MATTER.what}
            autoComplete="off"
            error={identity(what)}
            onChange={(event) => setWhat(event.currentTarget.value)}
          />
          <TextArea
            label={own.tried}
            value={tried}
            rows={3}
            isOptional
            maxLength={LONGEST_MATTER.tried}
            error={identity(tried)}
            onChange={(event) => setTried(event.currentTarget.value)}
          />
          <RadioGroup
            label={own.asked}
            name="asked"
            value={choice}
            onChange={setChoice}
            choices={[
              ...own.choices.map((each) => ({ value: each, label: each })),
              { value: OWN, label: own.own },
              { value: AWARENESS, label: own.awareness, hint: own.awarenessHelp },
            ]}
          />
          {choice === OWN && (
            <TextField
              label={own.ownText}
              value={text}
              maxLength={LONGEST_MATTER.asked}
              autoComplete="off"
              error={identity(text)}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {above.length > 1 && (
            <RadioGroup
              label={own.to}
              name="to"
              value={to?.boardId ?? ""}
              onChange={setChosen}
              choices={above.map(({ boardId: value, unitName }) => ({ value, label: unitName }))}
            />
          )}
          <ErrorNotice trouble={act.trouble} />
          <DialogActs>
            <Button onClick={onClose}>{own.cancel}</Button>
            <Button type="submit" variant="primary" isBusy={act.isBusy} disabled={!isReady}>
              {own.send(to?.unitName ?? "")}
            </Button>
          </DialogActs>
        </form>
      )}
    </Dialog>
  );
}
