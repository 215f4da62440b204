import type { CardId } from "../../shared/base/ids.ts";
import type { Card } from "../../shared/board/schema.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  /** Those that are tested now. */
  readonly running: readonly Card[];
  readonly limit: number;
  /** Opens one of them, to be ended. */
  readonly onOpen: (id: CardId) => void;
  readonly onAnyway: () => void;
  readonly onCancel: () => void;
}

/** Enough is tested already: which of them to end first, or one more all the same. The limit is the team's own. */
export function LimitDialog({ running, limit, onOpen, onAnyway, onCancel }: Props) {
  const words = useWords();
  const own = words.pdsa.limit;
  return (
    <Dialog title={own.title(running.length)} onClose={onCancel}>
      <p>{own.text(limit)}</p>
      <ul className="board-move-list">
        {running.map((card) => (
          <li key={card.id}>
            <button type="button" className="board-move-to" onClick={() => onOpen(card.id)}>
              {own.end(card.title.trim() || words.board.card.untitled)}
            </button>
          </li>
        ))}
      </ul>
      <DialogActs>
        <Button onClick={onAnyway}>{own.anyway}</Button>
        <Button variant="primary" onClick={onCancel}>
          {own.cancel}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
