import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { meetingNow } from "../../shared/protocol/meetings.ts";
import { queryOf } from "../live/queries.ts";

interface MeetingTime {
  readonly isRunning: boolean;
  readonly next: Instant | undefined;
  readonly nextEnds: Instant | undefined;
}

/** Whether a meeting runs on a board, and when the next is planned. */
export function useMeetingTime(boardId: BoardId): MeetingTime {
  const { data } = useQuery(queryOf(["meeting", boardId], `/boards/${boardId}/meeting`, meetingNow));
  const running = data?.running ?? null;
  return { isRunning: running !== null, next: data?.next?.plannedAt, nextEnds: data?.next?.endsAt };
}
