import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation, EscalationId } from "../../shared/escalation/escalation.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { escalationsKey, useEscalations } from "../escalation/useEscalations.ts";
import type { Trouble } from "../live/api.ts";
import { queryOf, troubleOf } from "../live/queries.ts";

interface Found {
  readonly matter: Escalation | undefined;
  readonly trouble: Trouble | undefined;
  /** All that the board has sent and received, for what belongs together. */
  readonly items: readonly Escalation[];
}

/** One matter as a board sees it; one that the board no longer lists, such as one closed long ago, is asked for by itself. */
export function useMatter(boardId: BoardId, id: EscalationId): Found {
  const { query, items } = useEscalations(boardId);
  const listed = items.find((matter) => matter.id === id);
  const own = useQuery({
    ...queryOf([...escalationsKey(boardId), id], `/escalations/${id}`, escalationReply),
    enabled: query.data !== undefined && listed === undefined,
  });
  return { matter: listed ?? own.data?.escalation, trouble: troubleOf(query) ?? troubleOf(own), items };
}
