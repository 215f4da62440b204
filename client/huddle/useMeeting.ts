import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { DEFAULT_ZONE } from "../../shared/base/time.ts";
import type { Huddle, HuddleCommand } from "../../shared/huddle/huddle.ts";
import { meetingNow } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { type Command, outbox } from "../live/outbox.ts";
import { queryOf, useBoard } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { usePending } from "../live/usePending.ts";
import { type Calendar, commandPath, meetingQueue, withNext, withPending } from "./meetingNow.ts";

export type Press = (command: HuddleCommand) => void;

/** The meeting of a board: what runs, or what comes, with what this screen has done since laid on top. */
export function useMeeting(boardId: BoardId) {
  const query = useQuery(queryOf(["meeting", boardId], `/boards/${boardId}/meeting`, meetingNow));
  const pending = usePending(meetingQueue(boardId));
  const calendar = useCalendar(boardId);
  const time = useNow(60_000);
  const now = useMemo(
    () => query.data && withNext(withPending(query.data, pending, calendar), time, calendar),
    [query.data, pending, calendar, time],
  );
  const meeting: Huddle | undefined = now?.running ?? undefined;
  const id = meeting?.id;
  const moved = meeting?.state === "running" ? (meeting.moved?.id ?? null) : null;
  const press = useCallback<Press>(
    (command) => {
      if (id === undefined) return;
      void outbox.submit({
        id: freshId(),
        queue: meetingQueue(boardId),
        path: commandPath(id),
        body: inOrder(command, moved),
        stale: staleBy(command, boardId, id),
        goes: placeOf(command),
      });
    },
    [boardId, id, moved],
  );
  return {
    query,
    now,
    meeting,
    press,
    waiting: pending.filter(({ state }) => state.kind === "waiting").length,
  };
}

function useCalendar(boardId: BoardId): Calendar {
  const { data } = useBoard(boardId);
  const zone = data?.zone ?? DEFAULT_ZONE;
  const closedDays = data?.settings.closedDays;
  return useMemo(() => ({ zone, closedDays: closedDays ?? [] }), [zone, closedDays]);
}

/** Names the move that a press was made on: should it arrive late, it is seen whether others moved the meeting meanwhile. */
function inOrder(command: HuddleCommand, after: string | null): unknown {
  switch (command.do) {
    case "next":
    case "back":
    case "goTo":
    case "takeLead":
    case "show":
    case "end":
      return { ...command, id: freshId<"press">(), after };
    case "heads":
    case "headsAtLeast":
    case "decide":
    case "undecide":
    case "explain":
      return command;
  }
}

function staleBy({ do: what }: HuddleCommand, boardId: BoardId, id: Huddle["id"]): Command["stale"] {
  const now = ["meeting", boardId] as const;
  return what === "end" ? [now, ["meetings", boardId], ["meetings", id]] : [now];
}

/** The end writes the record: whatever was done in the meeting goes before it. */
function placeOf({ do: what }: HuddleCommand): NonNullable<Command["goes"]> {
  return what === "end" ? "last" : "first";
}
