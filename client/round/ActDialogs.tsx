import { type FormEvent, useState } from "react";
import { MAX_QUESTION } from "../../shared/round/question.ts";
import { MAX_FOLLOW_UP } from "../../shared/round/round.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { THANKED, type Thanked } from "../../shared/thanks/thanks.ts";
import { ThanksForm } from "../thanks/ThanksForm.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Close {
  readonly onClose: () => void;
}

/** Whom else one thanks: everybody has been thanked by the button itself. */
export function ThankDialog({ onThank, onClose }: Close & { onThank: (to: Thanked | null, line: string) => void }) {
  const words = useWords();
  const give = (to: Thanked | null, line: string): void => {
    onThank(to, line);
    onClose();
  };
  return (
    <Dialog title={words.round.thankDialog} onClose={onClose}>
      <div className="thanks-choices">
        {THANKED.map((to) => (
          <Button key={to} onClick={() => give(to, "")}>
            {words.thanks.to[to]}
          </Button>
        ))}
      </div>
      <ThanksForm onLine={(line) => give(null, line)} />
    </Dialog>
  );
}

/** A question to the board; three that always fit are one touch each. */
export function AskDialog({ unit, onAsk, onClose }: Close & { unit: string; onAsk: (text: string) => void }) {
  const words = useWords().round;
  const ask = (text: string): void => {
    onAsk(text);
    onClose();
  };
  return (
    <Dialog title={words.askDialog(unit)} onClose={onClose}>
      <div className="round-ready">
        {words.ready.map((text) => (
          <Button key={text} onClick={() => ask(text)}>
            {text}
          </Button>
        ))}
      </div>
      <TextDialogForm label={words.askText} hint={words.askHint} most={MAX_QUESTION} onText={ask} onClose={onClose} />
    </Dialog>
  );
}

/** A note to oneself, on one's own board. */
export function FollowDialog({ onFollow, onClose }: Close & { onFollow: (text: string) => void }) {
  const words = useWords().round;
  return (
    <Dialog title={words.followDialog} onClose={onClose}>
      <TextDialogForm
        label={words.followText}
        hint={words.followHint}
        most={MAX_FOLLOW_UP}
        onText={(text) => {
          onFollow(text);
          onClose();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}

interface TextProps extends Close {
  readonly label: string;
  readonly hint: string;
  readonly most: number;
  readonly onText: (text: string) => void;
}

function TextDialogForm({ label, hint, most, onText, onClose }: TextProps) {
  const words = useWords();
  const [text, setText] = useState("");
  const isIdentity = looksLikeIdentity(text);
  const isReady = text.trim() !== "" && !isIdentity;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onText(text.trim());
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextArea
        label={label}
        hint={hint}
        rows={3}
        value={text}
        maxLength={most}
        error={isIdentity ? words.round.identity : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DialogActs>
        <Button onClick={onClose}>{words.shell.cancel}</Button>
        <Button type="submit" variant="primary" disabled={!isReady}>
          {words.round.send}
        </Button>
      </DialogActs>
    </form>
  );
}
