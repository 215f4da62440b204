import { useQuery } from "@tanstack/react-query";
import type { ScreenId } from "../../shared/base/ids.ts";
import { ownScreen } from "../../shared/screen/screen.ts";
import { queryOf } from "../live/queries.ts";

/** How this wall is set. */
export function useOwnScreen(id: ScreenId) {
  return useQuery(queryOf(["screen", "mine", id], "/screens/mine", ownScreen));
}
