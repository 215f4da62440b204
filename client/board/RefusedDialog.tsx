import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { useWords } from "../words/useWords.ts";
import type { Refusal } from "./connection.ts";
import type { OpenDocument } from "./openDocument.ts";
import { useConnection } from "./useBoard.ts";

/** What the server would not take, given back to the one who wrote it: nothing is lost in silence. */
export function RefusedDialog({ board }: { readonly board: OpenDocument<unknown> }) {
  const words = useWords().board;
  const connection = useConnection(board);
  if (connection.state !== "refused") return null;
  return (
    <Dialog title={words.refused.title} onClose={() => board.dismissRefusal()}>
      <div className="board-card-editor">
        <p>{whyText(connection.reason, words.refused)}</p>
        {connection.text !== "" && <KeptText text={connection.text} />}
      </div>
      <DialogActs>
        <Button variant="primary" onClick={() => board.dismissRefusal()}>
          {words.refused.close}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

function whyText(
  reason: Refusal,
  words: { identity: string; full: string; mayNotWrite: string; other: string },
): string {
  switch (reason) {
    case "patient-identity":
      return words.identity;
    case "full":
    case "too-large":
      return words.full;
    case "may-not-write":
      return words.mayNotWrite;
    case "not-valid":
      return words.other;
  }
}

/** A text to copy; selected at once where the browser does not let a page copy by itself. */
export function KeptText({ text }: { readonly text: string }) {
  const words = useWords().board.refused;
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // The clipboard is absent on plain http: then the text stands selected, for Ctrl+C.
    await navigator.clipboard?.writeText(text);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="board-field-set">
      <textarea
        className="ds-input input"
        aria-label={words.yourText}
        readOnly
        rows={5}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="board-choices">
        <Button icon={isCopied ? "check" : "copy"} onClick={() => void copy()}>
          {isCopied ? words.copied : words.copy}
        </Button>
      </div>
    </div>
  );
}
