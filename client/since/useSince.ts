import { useMemo } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import { type SinceItem, sinceLast } from "../../shared/since/since.ts";
import { useCardViews } from "../board/cardTimes.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useMeeting } from "../huddle/useMeeting.ts";
import { useSignalsOfBoard } from "../signal/queries.ts";

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

/** What has changed since the last meeting of the kind that comes next, by the queries that the board asks anyway. */
export function useSince({ id, unitId, zone }: Of, now: Instant): Since | undefined {
  const { now: meeting } = useMeeting(id);
  const { items: matters } = useEscalations(id);
  const { data: found } = useSignalsOfBoard(id, unitId);
  const cards = useCardViews(id);
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
