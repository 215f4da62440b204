import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import { raiseBody } from "../../shared/escalation/escalation.ts";
import { applyMark, type MarkCommand, markCommand, type Mark, openMarks } from "../../shared/escalation/mark.ts";
import { type MarkList, markList, ownMarks } from "../../shared/protocol/marks.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useApplied } from "../live/usePending.ts";

const NONE: readonly Mark[] = [];
const HERE = { kind: "screen", name: "" } as const;

/**
 * What a board has marked and nobody has written yet, with what this screen has done since laid on top. Marks stand in the
 * queue of the matters: one that is sent goes after the mark that it ends.
 */
export function useMarks(boardId: BoardId) {
  const query = useQuery(queryOf(["escalations", boardId, "marks"], `/boards/${boardId}/marks`, markList));
  const queue = `escalations:${boardId}`;
  const apply = useCallback(
    (list: MarkList, pending: Pending, at: Instant): MarkList => withMarked(list, boardId, pending, at),
    [boardId],
  );
  const list = useApplied(queue, query.data, apply);
  const marks = useMemo(() => (list ? openMarks(list.items) : NONE), [list]);
  const submit = useCallback(
    (body: MarkCommand) =>
      void outbox.submit({
        id: freshId(),
        queue,
        path: `/boards/${boardId}/marks/commands`,
        body,
        stale: [
          ["escalations", boardId],
          ["marks", "mine"],
        ],
      }),
    [boardId, queue],
  );
  return { marks, isKnown: list !== undefined, submit };
}

/** The same steps as the server's: marked, dropped, fetched back, or ended by the matter that takes its place. */
export function withMarked(list: MarkList, boardId: BoardId, { body }: Pending, at: Instant): MarkList {
  const command = markCommand.safeParse(body);
  if (command.success) {
    const next = applyMark(list.items, boardId, command.data, HERE, at);
    return next.ok && next.value !== list.items ? { items: [...next.value] } : list;
  }
  const raised = raiseBody.safeParse(body);
  return raised.success ? { items: list.items.filter(({ id }) => id !== raised.data.id) } : list;
}

/** News come of the boards that the page listens to; a deputy may also send for units below, whose boards it does not. */
const ASK_AGAIN = 5 * MINUTE;

/** What waits to be written on all boards where one may send it. */
export function useOwnMarks() {
  return useQuery({ ...queryOf(["marks", "mine"], "/marks", ownMarks), refetchInterval: ASK_AGAIN });
}
