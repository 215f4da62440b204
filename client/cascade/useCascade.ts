import { useQuery } from "@tanstack/react-query";
import type { UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { cascadeSchema } from "../../shared/protocol/cascade.ts";
import { queryOf } from "../live/queries.ts";
import { useWatchUnit } from "../live/socket.ts";

/** The day of a unit, all below it and those above: asked again at once when a meeting below begins or ends. */
export function useCascade(id: UnitId) {
  useWatchUnit(id);
  return useQuery({
    ...queryOf(["cascade", id], `/units/${id}/cascade`, cascadeSchema),
    // No news come down from the levels above, and a meeting that nobody begins is missed by the clock alone.
    refetchInterval: MINUTE,
  });
}
