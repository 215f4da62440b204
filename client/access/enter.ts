import { queryClient } from "../live/queries.ts";
import { navigate } from "wouter/use-browser-location";

/** After a session has begun: nothing of who was here before stays, and the one-time link leaves the history. */
export async function enter(path: string): Promise<void> {
  navigate(path, { replace: true });
  // The link that was just used up would only be asked for again in vain.
  await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== "invitation" });
}
