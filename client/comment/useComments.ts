import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  apply,
  type Commenter,
  type CommentCommand,
  commentCommand,
  commentCounts,
  type CommentList,
  commentList,
} from "../../shared/comment/comment.ts";
import { listed } from "../../shared/protocol/boards.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf, useBoard, useSession } from "../live/queries.ts";
import { useApplied, usePending } from "../live/usePending.ts";

/** The comments of a card, with what was written here since laid on top. */
export function useComments(boardId: BoardId, cardId: CardId) {
  const key = ["comments", boardId, cardId] as const;
  const query = useQuery(queryOf(key, `/boards/${boardId}/cards/${cardId}/comments`, commentList));
  const facts = useBoard(boardId).data;
  const by = useCommenter(boardId);
  const queue = `comments:${boardId}`;
  const applied = useCallback(
    (list: CommentList, pending: Pending, at: Instant) => withCommand(list, pending, cardId, by, at),
    [cardId, by],
  );
  const list = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const send = useCallback(
    (command: CommentCommand) => {
      const path = `/boards/${boardId}/comments/commands`;
      void outbox.submit({ id: freshId(), queue, path, body: command, stale: [["comments", boardId]] });
    },
    [boardId, queue],
  );
  return {
    list,
    pending: pending.filter(({ body }) => commandOf(body)?.cardId === cardId),
    by,
    zone: facts?.zone,
    mayWrite: by !== undefined && listed(facts?.may ?? [], "comment:write"),
    send,
  };
}

/** Who writes here; undefined at a wall. */
function useCommenter(boardId: BoardId): Commenter | undefined {
  const actor = useSession().data?.actor;
  const may = useBoard(boardId).data?.may;
  return useMemo(
    () =>
      actor?.kind === "person"
        ? { personId: actor.id, name: actor.name, mayTakeDown: listed(may ?? [], "comment:judge") }
        : undefined,
    [actor, may],
  );
}

function commandOf(body: unknown): CommentCommand | undefined {
  return commentCommand.safeParse(body).data;
}

/** The same step as the server's. */
function withCommand(
  list: CommentList,
  { body }: Pending,
  cardId: CardId,
  by: Commenter | undefined,
  at: Instant,
): CommentList {
  const command = commandOf(body);
  if (!command || command.cardId !== cardId || !by) return list;
  const next = apply(list, command, by, at);
  return next.ok ? next.value : list;
}

/** Ids of comments that wait in the outbox. */
export function unsentComments(pending: readonly Pending[]): ReadonlySet<string> {
  const waiting = pending.filter(({ state }) => state.kind === "waiting");
  return new Set(waiting.flatMap(({ body }) => commandOf(body)?.id ?? []));
}

/** How many stand on a card, as the server last said. */
export function useCommentCount(boardId: BoardId, cardId: CardId): number {
  const { data } = useQuery(queryOf(["comments", boardId], `/boards/${boardId}/comments`, commentCounts));
  return data?.items.find((each) => each.cardId === cardId)?.count ?? 0;
}
