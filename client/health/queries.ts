import { useQuery } from "@tanstack/react-query";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { HOUR } from "../../shared/base/time.ts";
import { answeringReply } from "../../shared/health/answering.ts";
import { boardHealth, type chooseBody, choseReply } from "../../shared/health/health.ts";
import type { Parsed } from "../../shared/protocol/http.ts";
import { send } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";
import { useWatchUnit } from "../live/socket.ts";

/** A meeting that ends and a matter that is dealt with are told at once; a week that ends and a promise that lapses are not. */
const ASK_AGAIN = HOUR;

/** How the meeting of a board goes. */
export function useHealth(boardId: BoardId) {
  return useQuery({
    ...queryOf(["health", boardId], `/boards/${boardId}/health`, boardHealth),
    refetchInterval: ASK_AGAIN,
  });
}

export interface Chosen {
  readonly boardId: BoardId;
  readonly body: Parsed<typeof chooseBody>;
}

export function choose({ boardId, body }: Chosen) {
  return send("POST", `/boards/${boardId}/health/choices`, body, choseReply);
}

/** How long matters wait for the answer of a unit; asked again with each answer, by news of that unit. */
export function useAnswering(unitId: UnitId) {
  useWatchUnit(unitId);
  return useQuery(queryOf(["answering", unitId], `/units/${unitId}/answering`, answeringReply));
}
