import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import { levelOverview } from "../../shared/level/overview.ts";
import { queryOf, refetch } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchUnit } from "../live/socket.ts";

/** What a unit sees of all below it; live, by news of every board below. */
export function useOverview(unitId: UnitId) {
  useWatchUnit(unitId);
  const query = useQuery(queryOf(["overview", unitId], `/units/${unitId}/overview`, levelOverview));
  const now = useNow(60_000);
  const { data } = query;
  // No news tells that a day is over, here or for a unit in another zone.
  const isOver = data !== undefined && now >= data.until;
  useEffect(() => {
    if (isOver) void refetch([["overview", unitId]]);
  }, [isOver, unitId]);
  return query;
}
