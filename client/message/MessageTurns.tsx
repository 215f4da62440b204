import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { pageAt } from "../../shared/screen/screen.ts";
import { useWords } from "../words/useWords.ts";
import { MessageText } from "./MessageText.tsx";
import { useMessages } from "./useMessages.ts";

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
  readonly now: Instant;
}

/** How long each of several messages has the line. */
const TURN = 20_000;

/** One calm line on the wall between meetings: each message in full, several in turn, and how many more there are. */
export function MessageTurns({ boardId, zone, now }: Props) {
  const words = useWords().message;
  const { shown, more } = useMessages(boardId);
  const place = pageAt(now, Math.max(1, shown.length), TURN);
  const message = shown[place];
  if (!message) return null;
  const others = shown.length - 1 + more;
  return (
    <section className="message-turns" aria-label={words.fromAbove}>
      <MessageText message={message} zone={zone} aside={others > 0 ? words.more(others) : undefined} />
    </section>
  );
}
