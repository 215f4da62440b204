import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { roundPicture, type RoundCommand, stopPicture, type Walk, walkSchema } from "../../shared/round/round.ts";
import { freshId } from "../live/freshId.ts";
import { outbox } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { usePending } from "../live/usePending.ts";

export function stopQuery(boardId: BoardId) {
  return queryOf(["stop", boardId], `/boards/${boardId}/stop`, stopPicture);
}

/** The round of a unit; what is done on it waits for the network when it must. */
export function useRound(unitId: UnitId) {
  const key = ["round", unitId] as const;
  const query = useQuery(queryOf(key, `/units/${unitId}/round`, roundPicture));
  const queue = `round:${unitId}`;
  const pending = usePending(queue);
  const send = useCallback(
    (body: RoundCommand): void => {
      const path = `/units/${unitId}/round/commands`;
      void outbox.submit({ id: freshId(), queue, path, body, stale: [["round", unitId]] });
    },
    [queue, unitId],
  );
  return { query, round: query.data, pending, send };
}

const NAME = "tavle:round";

/** The walk that this phone is on: a page that reloads in a corridor goes on where it was. */
export function useSavedWalk(personId: string, unitId: UnitId) {
  const name = `${NAME}:${personId}:${unitId}`;
  const [walk, setWalk] = useState<Walk | undefined>(() => readWalk(localStorage.getItem(name)));
  const save = useCallback(
    (next: Walk | undefined): void => {
      setWalk(next);
      if (next) localStorage.setItem(name, JSON.stringify(next));
      else localStorage.removeItem(name);
    },
    [name],
  );
  return [walk, save] as const;
}

function readWalk(text: string | null): Walk | undefined {
  if (text === null) return undefined;
  try {
    return walkSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Cut short by a phone that was full: one begins anew.
    return undefined;
  }
}
