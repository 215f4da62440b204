import { useLost } from "../huddle/lost.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useConnection as useBoardConnection } from "../board/useBoard.ts";
import { useOwnDevice } from "../live/ownDevice.ts";
import { useNow } from "../live/serverClock.ts";
import { useConnection } from "../live/socket.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";

/** A server that starts anew is away for a moment: that is nobody's business. */
const PATIENCE = 4_000;

/** What must stand in a meeting's header at a desk; undefined while all is well. */
export function useDeskTrouble(board: OpenBoard, personId: string, zone: string): string | undefined {
  const words = useWords();
  const now = useNow(1000);
  const live = useConnection();
  const document = useBoardConnection(board);
  const isOwn = useOwnDevice(personId);
  const lost = useLost(board.boardId);
  if (document.state === "notSaving") return words.board.status.unsaved;
  if (lost !== undefined) return lost;
  if (live.state !== "lost" || now - live.since < PATIENCE) return undefined;
  const time = timeText(live.since, zone);
  const said = isOwn ? words.huddle.header.offlineKept(time) : words.huddle.header.offlineOpen(time);
  const waiting = document.state === "offline" && document.unsaved > 0;
  return waiting ? `${said} · ${words.board.status.waiting(document.unsaved)}` : said;
}
