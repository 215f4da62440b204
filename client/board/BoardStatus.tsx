import { useEffect, useState } from "react";
import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Words } from "../words/catalogue.ts";
import { sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import type { Connection } from "./connection.ts";
import type { OpenDocument } from "./openDocument.ts";
import { useBoard, useConnection } from "./useBoard.ts";

/** What has waited so long while connected is not being saved. */
const NOT_SAVED_AFTER = 10_000;

interface Saying {
  readonly tone: "watch" | "alarm" | "calm";
  readonly title: string;
  readonly help: string;
}

interface Props {
  readonly board: OpenDocument<unknown>;
  readonly now: Instant;
  /** Whether what is written offline survives that the page is closed. */
  readonly keepsCopy: boolean;
}

/**
 * Trouble between this screen and the server, in words; silent when all is well. What is refused, signed out or gone has
 * a place of its own in the view.
 */
export function BoardStatus({ board, now, keepsCopy }: Props) {
  const words = useWords();
  const language = useLanguage();
  const connection = useConnection(board);
  const unsaved = useBoard(board, (each) => each.unsaved);
  const canWrite = useBoard(board, (each) => each.may.write);
  useLeaveWarning(unsaved > 0 && !keepsCopy);
  const waitsLong = useLasting(connection.state === "waiting", NOT_SAVED_AFTER);
  if (connection.state === "waiting" && !waitsLong) {
    return (
      <p className="board-waiting" role="status">
        {words.board.status.waiting(connection.unsaved)}
      </p>
    );
  }
  const saying = sayingOf(connection, { words, language, now, keepsCopy, canWrite });
  // The region stays while it is empty, so that its first words are read aloud.
  return (
    <div role="status" aria-label={words.board.status.region}>
      {saying && (
        <div className="board-status" data-tone={saying.tone}>
          <strong>{saying.title}</strong>
          <span>{saying.help}</span>
        </div>
      )}
    </div>
  );
}

interface About {
  readonly words: Words;
  readonly language: Language;
  readonly now: Instant;
  readonly keepsCopy: boolean;
  readonly canWrite: boolean;
}

function sayingOf(connection: Connection, about: About): Saying | undefined {
  const { status } = about.words.board;
  switch (connection.state) {
    case "offline":
      if (connection.why === "storage") return { tone: "alarm", title: status.noStorage, help: status.noStorageHelp };
      return offline(connection.since, connection.unsaved, about);
    case "notSaving":
      return { tone: "alarm", title: status.unsaved, help: status.unsavedHelp(connection.unsaved) };
    case "readOnly":
      // What is known here of the right to write may be older than what the server has just said.
      return { tone: "calm", title: status.readOnly, help: status.readOnlyHelp };
    case "waiting":
      return { tone: "alarm", title: status.unsaved, help: status.waitingLong(connection.unsaved) };
    case "opening":
    case "live":
    case "refused":
    case "signedOut":
    case "gone":
    case "outdated":
      return undefined;
  }
}

function offline(since: Instant, unsaved: number, about: About): Saying {
  const { status } = about.words.board;
  const time = sinceText(since, about.now, about.language);
  const title = unsaved > 0 ? status.offlineWaiting(time, unsaved) : status.offline(time);
  if (!about.canWrite) return { tone: "watch", title, help: status.offlineReading };
  return { tone: "watch", title, help: about.keepsCopy ? status.offlineHelpKept : status.offlineHelp };
}

/** True once something has lasted so long without a break. */
function useLasting(isOn: boolean, milliseconds: number): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setLasted(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isOn, milliseconds]);
  return isOn && hasLasted;
}

/** Where no copy is kept, what is unsent goes with the page: then the browser asks first. */
function useLeaveWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isNeeded]);
}
