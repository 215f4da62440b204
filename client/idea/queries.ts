import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import { CODE_GRACE, givenIdeaSchema, ideaCodeSchema } from "../../shared/idea/idea.ts";
import { collection } from "../../shared/protocol/http.ts";
import { queryOf } from "../live/queries.ts";
import { serverNow } from "../live/serverClock.ts";

/** The least pause between two asks, should the clocks disagree. */
const LEAST = 2_000;

/**
 * The code that a board shows for ideas just now, asked for anew when it runs out: it changes by the clock alone.
 * @returns undefined also when the last one known is too old to be taken
 */
export function useIdeaCode(boardId: BoardId) {
  const { data } = useQuery({
    ...queryOf(["idea-code", boardId], `/boards/${boardId}/idea-code`, ideaCodeSchema),
    refetchInterval: ({ state }) => Math.max(LEAST, (state.data?.until ?? 0) - serverNow()),
  });
  return data && serverNow() < data.until + CODE_GRACE ? data : undefined;
}

const ideasSchema = collection(givenIdeaSchema);

/** The ideas that a board was given; asked for by those who may judge them. */
export function useGivenIdeas(boardId: BoardId, mayJudge: boolean) {
  const query = useQuery({
    ...queryOf(["ideas", boardId], `/boards/${boardId}/ideas`, ideasSchema),
    enabled: mayJudge,
  });
  return query.data?.items ?? [];
}
