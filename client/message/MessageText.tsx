import { localDate } from "../../shared/base/time.ts";
import type { BoardMessage } from "../../shared/message/message.ts";
import { useNow } from "../live/serverClock.ts";
import { dayText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./message.css";

interface Props {
  readonly message: BoardMessage;
  readonly zone: string;
  /** Small, after the last day. */
  readonly aside?: string | undefined;
}

/** Who says it, what, and until when: the same on walls, desks and in meetings. */
export function MessageText({ message, zone, aside }: Props) {
  const words = useWords().message;
  const language = useLanguage();
  const now = useNow(60_000);
  const until = dayText(message.until, localDate(now, zone), language);
  return (
    <div className="message-text" data-new={message.readAt === null || undefined}>
      <p>
        <b>{message.from.unitName}</b> {message.text}{" "}
        <small>{[words.until(until), aside].filter(Boolean).join(" · ")}</small>
      </p>
    </div>
  );
}
