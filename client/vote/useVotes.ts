import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { apply, dotsOn, type VoteCommand, voteCommand, type VotePicture, votePicture } from "../../shared/vote/vote.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useApplied, usePending } from "../live/usePending.ts";

/** The vote of a board as this person or wall sees it, with what was done here since laid on top. */
export function useVotes(boardId: BoardId) {
  const query = useQuery(votesQuery(boardId));
  const queue = `votes:${boardId}`;
  const picture = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const send = useCallback(
    (command: VoteCommand) => {
      const path = `/boards/${boardId}/votes/commands`;
      void outbox.submit({ id: freshId(), queue, path, body: command, stale: [["votes", boardId]] });
    },
    [boardId, queue],
  );
  return { picture, pending, send };
}

function votesQuery(boardId: BoardId) {
  return queryOf(["votes", boardId], `/boards/${boardId}/votes`, votePicture);
}

/** The same step as the server's. */
function applied(picture: VotePicture, { body }: Pending, at: Instant): VotePicture {
  const command = voteCommand.safeParse(body);
  if (!command.success) return picture;
  const next = apply(picture, command.data, at);
  return next.ok ? next.value : picture;
}

/** What an idea got in the last vote; 0 when it was not in it. */
export function useSum(boardId: BoardId, cardId: CardId): number {
  const { data } = useQuery(votesQuery(boardId));
  return dotsOn(data?.last?.sums ?? [], cardId);
}
