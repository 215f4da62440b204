import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { type LevelClock, raiseClock } from "../../shared/protocol/raiseClock.ts";
import { queryOf } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";

/** What each level above would promise now; it moves with the time, so it is asked for again while it is looked at. */
export function useRaiseClock(boardId: BoardId): readonly LevelClock[] | undefined {
  const query = useQuery({
    ...queryOf(["raise-clock", boardId], `/boards/${boardId}/escalations/clock`, raiseClock),
    staleTime: 0,
    refetchInterval: MINUTE,
  });
  // Without network nobody knows when it is sent, so nobody knows what is promised.
  return useConnection().state === "lost" ? undefined : query.data?.levels;
}
