import { type FormEvent, useState } from "react";
import { LONGEST_COMMENT } from "../../shared/comment/comment.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly label: string;
  readonly act: string;
  readonly first?: string;
  readonly onText: (text: string) => void;
  readonly onCancel?: () => void;
}

/** A field and its button. What looks like a patient's number does not leave it; Ctrl + Enter sends. */
export function CommentForm({ label, act, first = "", onText, onCancel }: Props) {
  const { comment: words, huddle } = useWords();
  const [text, setText] = useState(first);
  const isIdentity = looksLikeIdentity(text);
  const isReady = text.trim() !== "" && !isIdentity;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    onText(text.trim());
    setText("");
  };
  return (
    <form className="comment-form" onSubmit={send}>
      <TextArea
        label={label}
        error={isIdentity ? words.identity : undefined}
        value={text}
        rows={2}
        maxLength={LONGEST_COMMENT}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event);
        }}
      />
      <div className="comment-acts">
        <Button type="submit" density="close" disabled={!isReady}>
          {act}
        </Button>
        {onCancel && (
          <Button density="close" variant="tertiary" onClick={onCancel}>
            {huddle.acts.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
