import { dropDrafts } from "../live/drafts.ts";
import { queryClient } from "../live/queries.ts";
import { outbox } from "../live/outbox.ts";
import { liveSocket } from "../live/socket.ts";
import { signOut } from "./commands.ts";
import { dropOwnCopy } from "./ownCopy.ts";

/** Signs out: nothing of the person stays on the screen or in memory. */
export async function leaveSession(): Promise<void> {
  const answer = await signOut();
  if (!answer.ok && answer.refusal.code !== "not-signed-in") return;
  liveSocket.stop();
  outbox.leave();
  queryClient.clear();
  dropDrafts(sessionStorage);
  await dropOwnCopy();
  // A fresh page: what a board held in memory goes too.
  location.assign("/logg-inn");
}
