import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { howMany, nightNews } from "../../shared/night/night.ts";
import { queryOf } from "../live/queries.ts";

/** Which night it is follows from the time, and no news tells of that. */
const ASK_AGAIN = 10 * MINUTE;

/** What came in the night that is on, or the last one. */
export function useNight(boardId: BoardId) {
  const { data } = useQuery({
    ...queryOf(["night", boardId], `/boards/${boardId}/night`, nightNews),
    refetchInterval: ASK_AGAIN,
  });
  return data && { ...data, count: howMany(data) };
}
