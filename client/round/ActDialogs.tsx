import type { FormEvent } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { MAX_QUESTION } from "../../shared/round/question.ts";
import { MAX_FOLLOW_UP } from "../../shared/round/round.ts";
import { THANKED, type Thanked } from "../../shared/thanks/thanks.ts";
import { ThanksForm } from "../thanks/ThanksForm.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { useWritten } from "../ui/useWritten.ts";
import { WrittenArea } from "../ui/WrittenField.tsx";
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

/** Which board one stands at: what was begun there is found again there. */
interface At {
  readonly at: BoardId;
}

/** A question to the board; three that always fit are one touch each. */
export function AskDialog({ at, unit, onAsk, onClose }: Close & At & { unit: string; onAsk: (text: string) => void }) {
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
      <TextDialogForm
        draft={`ask:${at}`}
        label={words.askText}
        hint={words.askHint}
        most={MAX_QUESTION}
        onText={ask}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** A note to oneself, on one's own board. */
export function FollowDialog({ at, onFollow, onClose }: Close & At & { onFollow: (text: string) => void }) {
  const words = useWords().round;
  return (
    <Dialog title={words.followDialog} onClose={onClose}>
      <TextDialogForm
        draft={`follow:${at}`}
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
  readonly draft: string;
  readonly label: string;
  readonly hint: string;
  readonly most: number;
  readonly onText: (text: string) => void;
}

function TextDialogForm({ draft, label, hint, most, onText, onClose }: TextProps) {
  const words = useWords();
  const written = useWritten({ draft });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!written.isReady) return;
    written.forget();
    onText(written.said);
  };
  return (
    <form className="form" onSubmit={submit}>
      <WrittenArea written={written} label={label} hint={hint} rows={3} maxLength={most} />
      <DialogActs>
        <Button onClick={onClose}>{words.shell.cancel}</Button>
        <Button type="submit" variant="primary" disabled={!written.isReady}>
          {words.round.send}
        </Button>
      </DialogActs>
    </form>
  );
}
