import { useMemo } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import { type SinceCard, type SinceItem, sinceLast } from "../../shared/since/since.ts";
import { useToldCards } from "../board/cardTimes.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useBoardState } from "../board/useBoard.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useMeeting } from "../huddle/useMeeting.ts";
import { useSignalsOfBoard } from "../signal/queries.ts";
import { liveCards } from "./liveCards.ts";

interface Of {
  readonly id: BoardId;
  readonly unitId: UnitId;
  readonly zone: string;
}

export interface Since {
  readonly items: readonly SinceItem[];
  /** When the last meeting of the coming one's kind ended; null where there was none. */
  readonly since: Instant | null;
  /** When the one that comes is planned. */
  readonly next: Instant | undefined;
}

/** What has changed since the last meeting of the kind that comes next, by what the board hears of anyway. */
export function useSince({ id, unitId, zone }: Of, board: OpenBoard, now: Instant): Since | undefined {
  const { now: meeting } = useMeeting(id);
  const { items: matters } = useEscalations(id);
  const { data: found } = useSignalsOfBoard(id, unitId);
  const cards = useLiveCards(id, board);
  const since = meeting?.sinceLast ?? null;
  const next = meeting?.next?.plannedAt;
  const day = localDate(next ?? now, zone);
  const today = localDate(now, zone);
  const items = useMemo(
    () => sinceLast({ boardId: id, matters, signals: found?.items ?? [], cards }, since ?? 0, { meeting: day, today }),
    [id, matters, found, cards, since, day, today],
  );
  return meeting && meeting.running === null ? { items, since, next } : undefined;
}

const NONE: readonly SinceCard[] = [];

/** A new card stands here as soon as it is in the document; when the server has it, news bring its times. */
function useLiveCards(id: BoardId, board: OpenBoard): readonly SinceCard[] {
  const told = useToldCards(id);
  const state = useBoardState(board);
  return useMemo(() => (told ? liveCards(state, told) : NONE), [state, told]);
}
