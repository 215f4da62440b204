import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { apply, type Huddle, type HuddleCommand, huddleCommand } from "../../shared/huddle/huddle.ts";
import { meetingNow } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useApplied, usePending } from "../live/usePending.ts";

export type Press = (command: HuddleCommand) => void;

/** The meeting of a board: what runs, or what comes, with what this screen has pressed since laid on top. */
export function useMeeting(boardId: BoardId) {
  const query = useQuery(queryOf(["meeting", boardId], `/boards/${boardId}/meeting`, meetingNow));
  const running: Huddle | undefined = query.data?.running ?? undefined;
  const queue = `meeting:${running?.id ?? "none"}`;
  const meeting = useApplied(queue, running, applied);
  const pending = usePending(queue);
  const id = running?.id;
  const press = useCallback<Press>(
    (command) => {
      if (id === undefined) return;
      const stale = [["meeting", boardId] as const];
      void outbox.submit({ id: freshId(), queue, path: `/meetings/${id}/commands`, body: command, stale });
    },
    [boardId, id, queue],
  );
  return {
    query,
    now: query.data,
    meeting,
    press,
    waiting: pending.filter(({ state }) => state.kind === "waiting").length,
  };
}

/** The same step as the server's; what it refuses leaves the picture as it is. */
function applied(meeting: Huddle, { body }: Pending, at: Instant): Huddle {
  const command = huddleCommand.safeParse(body);
  if (!command.success) return meeting;
  const next = apply(meeting, command.data, at);
  return next.ok ? next.value : meeting;
}
