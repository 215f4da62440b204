import { useEffect } from "react";
import type { OpenBoard } from "../board/openBoard.ts";
import { useConnection } from "../board/useBoard.ts";
import { refetch } from "../live/queries.ts";
import { reloadWall } from "../screen/reload.ts";
import { takeNewShell } from "../screen/serviceWorker.ts";

/** Whether the session stands, and which epoch the board has, is known within this; then the wall acts on it. */
const LOOK_FOR = 3_000;
/** A wall that is refused something has nobody who reads why for longer. */
const READ_FOR = 20_000;

/**
 * Nobody presses *Last siden på nytt* on a wall: a board that was closed for good is opened again, or the page is loaded
 * anew when it is too old. A wall that is no longer paired is gone from here by then.
 * @param reopen opens the board again
 */
export function useRevival(board: OpenBoard, reopen: () => void): void {
  const { state } = useConnection(board);
  useEffect(() => {
    if (state === "refused") {
      const timer = setTimeout(() => board.dismissRefusal(), READ_FOR);
      return () => clearTimeout(timer);
    }
    if (state !== "signedOut" && state !== "outdated" && state !== "gone") return undefined;
    void refetch([
      ["session", "mine"],
      ["board", board.boardId],
    ]);
    const timer = setTimeout(() => {
      if (state === "outdated") void takeNewShell().then(() => reloadWall() || reopen());
      else reopen();
    }, LOOK_FOR);
    return () => clearTimeout(timer);
  }, [state, board, reopen]);
}
