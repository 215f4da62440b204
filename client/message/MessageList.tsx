import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { BoardMessage } from "../../shared/message/message.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { MessageText } from "./MessageText.tsx";
import { useMessages } from "./useMessages.ts";

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
  /** Whether one speaks for the unit here. */
  readonly mayMark: boolean;
}

/** The messages above a board at a desk: three at once, the others one touch behind. */
export function MessageList({ boardId, zone, mayMark }: Props) {
  const words = useWords().message;
  const toast = useToast();
  const { all, shown, more, markRead } = useMessages(boardId);
  const [showsAll, setShowsAll] = useState(false);
  if (all.length === 0) return null;
  const read = (message: BoardMessage): void => {
    markRead(message);
    toast({ text: words.markedRead });
  };
  return (
    <ul className="message-list" aria-label={words.fromAbove}>
      {(showsAll ? all : shown).map((message) => (
        <li key={message.id}>
          <MessageText message={message} zone={zone} />
          {message.readAt === null && mayMark && (
            <Button
              density="close"
              icon="check"
              aria-label={words.of(words.markRead, message.text)}
              onClick={() => read(message)}
            >
              {words.markRead}
            </Button>
          )}
          {message.readAt !== null && <small>✓ {words.isRead}</small>}
        </li>
      ))}
      {more > 0 && !showsAll && (
        <li>
          <Button density="close" onClick={() => setShowsAll(true)}>
            {words.showMore(more)}
          </Button>
        </li>
      )}
    </ul>
  );
}
