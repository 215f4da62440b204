import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  atOnce,
  type BoardMessage,
  type BoardMessages,
  boardMessages,
  inOrder,
  isInForce,
  readCommand,
} from "../../shared/message/message.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useApplied, usePending } from "../live/usePending.ts";

/** The messages that a board shows now, three at once; what is over goes by the clock, also without network. */
export function useMessages(boardId: BoardId) {
  const query = useQuery(queryOf(["messages", boardId], `/boards/${boardId}/messages`, boardMessages));
  const queue = `messages:${boardId}`;
  const list = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const now = useNow(60_000);
  const all = useMemo(() => inOrder((list?.items ?? []).filter((each) => isInForce(each, now))), [list, now]);
  const { shown, more } = atOnce(all, now);
  const markRead = ({ id }: BoardMessage): void => {
    const path = `/boards/${boardId}/messages/commands`;
    void outbox.submit({ id: freshId(), queue, path, body: { do: "read", id }, stale: [["messages", boardId]] });
  };
  const unsent = pending.some(({ state }) => state.kind === "waiting");
  return { all, shown, more, markRead, unsent };
}

/** The same as the server does. */
function applied(list: BoardMessages, { body }: Pending, at: Instant): BoardMessages {
  const command = readCommand.safeParse(body);
  if (!command.success) return list;
  const read = (each: BoardMessage) => (each.id === command.data.id ? { ...each, readAt: each.readAt ?? at } : each);
  return { items: list.items.map(read) };
}
