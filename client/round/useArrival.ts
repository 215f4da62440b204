import { useCallback, useEffect, useRef } from "react";
import type { BoardId, VisitId } from "../../shared/base/ids.ts";
import type { RoundCommand } from "../../shared/round/round.ts";
import { SAYS_AGAIN } from "../../shared/round/visit.ts";
import { freshId } from "../live/freshId.ts";
import { liveSocket } from "../live/socket.ts";

/** Whoever only leafs past a board has not visited it. */
const ARRIVES_AFTER = 2000;

interface Visit {
  readonly id: VisitId;
  readonly boardId: BoardId;
}

/**
 * The visit to the board that one stands at: it begins after a moment or with the first act, and the phone says now and then
 * that it is still there.
 * @param at undefined while one walks nowhere: paused, finished, or not begun
 */
export function useArrival(at: BoardId | undefined, send: (command: RoundCommand) => void) {
  const visit = useRef<Visit | undefined>(undefined);
  const arrive = useCallback(
    (boardId: BoardId): VisitId => {
      const before = visit.current;
      if (before?.boardId === boardId) return before.id;
      const id = freshId<"visit">();
      visit.current = { id, boardId };
      send({ do: "arrive", id, boardId, leaving: before?.id ?? null });
      return id;
    },
    [send],
  );
  const leave = useCallback((): void => {
    if (visit.current) send({ do: "leave", id: visit.current.id });
    visit.current = undefined;
  }, [send]);
  useEffect(() => {
    if (at === undefined) return undefined;
    const timer = setTimeout(() => arrive(at), ARRIVES_AFTER);
    return () => clearTimeout(timer);
  }, [at, arrive]);
  useEffect(() => {
    const say = (): void => {
      // Without network it would only pile up: what is said late says nothing.
      const isSeen = document.visibilityState === "visible" && liveSocket.connection.state === "connected";
      if (visit.current && isSeen) send({ do: "stay", id: visit.current.id });
    };
    const timer = setInterval(say, SAYS_AGAIN);
    return () => clearInterval(timer);
  }, [send]);
  return { arrive, leave };
}
