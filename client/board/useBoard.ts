import { useEffect, useState, useSyncExternalStore } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Card } from "../../shared/board/schema.ts";
import { sessionEnd } from "../live/api.ts";
import { outbox } from "../live/outbox.ts";
import type { BoardState } from "./boardState.ts";
import type { Connection } from "./connection.ts";
import { type OpenBoard, openBoard, type OpenBoardOptions } from "./openBoard.ts";
import type { OpenDocument } from "./openDocument.ts";

/** Opens a board for as long as the part is shown; undefined until then. */
export function useOpenBoard(boardId: BoardId, options?: Omit<OpenBoardOptions, "boardId">): OpenBoard | undefined {
  const [board, setBoard] = useState<OpenBoard>();
  const { offlineCopyOf, epoch, as, environment } = options ?? {};
  useEffect(() => {
    const opened = openBoard({ boardId, offlineCopyOf, epoch, as, environment });
    // oxlint-disable-next-line react/set-state-in-effect -- an open board is a connection: it begins and ends with the effect
    setBoard(opened);
    const rejoin = () => opened.rejoin();
    // A meeting's record tells what was written in it: its end waits for the board.
    const release = outbox.holdLast(() => !isAtRest(opened));
    sessionEnd.addEventListener("renewed", rejoin);
    return () => {
      sessionEnd.removeEventListener("renewed", rejoin);
      release();
      setBoard(undefined);
      opened.close();
    };
  }, [boardId, offlineCopyOf, epoch, as, environment]);
  return board;
}

/** Whether nothing of what was written here is on its way to the server, as far as more waiting would help. */
function isAtRest({ connection: { state }, unsaved }: OpenBoard): boolean {
  if (state === "live" || state === "readOnly") return unsaved === 0;
  return state !== "opening" && state !== "offline" && state !== "waiting" && state !== "notSaving";
}

/** Any part of a board that keeps its identity while it is the same: draws again only when that part has changed. */
export function useBoard<Open extends OpenDocument<unknown>, T>(board: Open, select: (board: Open) => T): T {
  const read = () => select(board);
  return useSyncExternalStore(board.subscribe, read, read);
}

export function useBoardState(board: OpenBoard): BoardState {
  return useBoard(board, (each) => each.state);
}

export function useCardsIn(board: OpenBoard, laneId: string): readonly Card[] {
  return useBoard(board, (each) => each.state.cardsIn(laneId));
}

export function useConnection(board: OpenDocument<unknown>): Connection {
  return useBoard(board, (each) => each.connection);
}
