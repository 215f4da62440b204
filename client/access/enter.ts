import { queryClient } from "../live/queries.ts";
import { navigate } from "wouter/use-browser-location";

/** After a session has begun: nothing of who was here before stays, and the one-time link leaves the history. */
export async function enter(path: string): Promise<void> {
  navigate(path, { replace: true });
  await queryClient.resetQueries();
}
