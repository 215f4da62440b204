import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { apply, type CrossCommand, crossCommand } from "../../shared/cross/greenCross.ts";
import { type CrossPicture, crossPicture } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useApplied, usePending } from "../live/usePending.ts";

export function crossQueue(boardId: BoardId): string {
  return `cross:${boardId}`;
}

/** The cross of a board, with what this screen has pressed since laid on top. */
export function useCross(boardId: BoardId) {
  const query = useQuery(queryOf(["cross", boardId], `/boards/${boardId}/cross`, crossPicture));
  const queue = crossQueue(boardId);
  const picture = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const send = useCallback(
    (command: CrossCommand) => {
      const path = `/boards/${boardId}/cross/commands`;
      void outbox.submit({ id: freshId(), queue, path, body: command, stale: [["cross", boardId]] });
    },
    [boardId, queue],
  );
  return { query, picture, pending, send };
}

/** The same step as the server's; what it refuses leaves the picture as it is, and the refusal comes with the answer. */
function applied(picture: CrossPicture, { body }: Pending, at: Instant): CrossPicture {
  const command = crossCommand.safeParse(body);
  if (!command.success) return picture;
  const next = apply(picture, command.data, at);
  return next.ok ? { ...picture, ...next.value } : picture;
}

/** The days that wait in the outbox: each shows *ikke sendt ennå*. */
export function unsentDays(pending: readonly Pending[]): ReadonlySet<string> {
  const waiting = pending.filter(({ state }) => state.kind === "waiting");
  return new Set(
    waiting.flatMap(({ body }) => {
      const command = crossCommand.safeParse(body);
      return command.success ? [command.data.date] : [];
    }),
  );
}
