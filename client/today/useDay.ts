import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import {
  apply,
  rollTo,
  type TodayCommand,
  type TodayState,
  todayCommand,
  todayState,
} from "../../shared/today/today.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useApplied, usePending } from "../live/usePending.ts";

/** Today on a board, with what this screen has pressed since laid on top; after midnight it is the new day, blank. */
export function useDay(boardId: BoardId) {
  const query = useQuery(queryOf(["today", boardId], `/boards/${boardId}/today`, todayState));
  const now = useNow(60_000);
  const queue = `today:${boardId}`;
  const said = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const picture = useMemo(() => said && rollTo(said, localDate(now, said.zone)), [said, now]);
  const send = useCallback(
    (command: TodayCommand) => {
      const path = `/boards/${boardId}/today/commands`;
      void outbox.submit({ id: freshId(), queue, path, body: command, stale: [["today", boardId]] });
    },
    [boardId, queue],
  );
  return { query, picture, pending, send };
}

/** The same step as the server's; what it refuses leaves the picture as it is, and the refusal comes with the answer. */
function applied(state: TodayState, { body }: Pending, at: Instant): TodayState {
  const command = todayCommand.safeParse(body);
  if (!command.success) return state;
  const next = apply(rollTo(state, command.data.date), command.data, at);
  return next.ok ? next.value : state;
}

/** What waits in the outbox, by the key of its line: each shows *ikke sendt ennå*. */
export function unsentLines(pending: readonly Pending[]): ReadonlySet<string> {
  const waiting = pending.filter(({ state }) => state.kind === "waiting");
  return new Set(
    waiting.flatMap(({ body }): readonly string[] => {
      const command = todayCommand.safeParse(body);
      if (!command.success) return [];
      return command.data.do === "staff" ? command.data.shifts.map(({ shiftId }) => shiftId) : [command.data.do];
    }),
  );
}
