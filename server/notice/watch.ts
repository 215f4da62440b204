import { DAY, MINUTE } from "../../shared/base/time.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { forgetMessagesBefore } from "../storage/noticeMessages.ts";
import { forgetNoticesBefore } from "../storage/notices.ts";
import { tellDueSoon } from "./dueSoon.ts";
import type { PostOffice } from "./post.ts";
import { gatherDue, sendDue } from "./sending.ts";

const LOOK_EVERY_MS = 2000;
const DUE_EVERY_MS = MINUTE / 3;
/** Sent side by side: a recipient's server that is slow holds up one place alone. */
const AT_ONCE = 4;
const KEPT_DAYS = 30;
/** How long a server that closes waits for what is on its way. */
const LEAVE_MS = 3000;

export interface Notices extends Timer {
  /** After `cancel`: what is on its way has arrived, or was broken off. */
  settled(): Promise<void>;
}

/**
 * Sends what waits in the outbox, and looks for svarfrister that come near. What is due stands in the database, so a stop of
 * the server forgets none, and several processes share the work.
 */
export function startNotices(parts: Parts, post: PostOffice): Notices {
  const stop = new AbortController();
  let sending = Promise.resolve();
  const guarded = (name: string, run: () => Promise<void>) => async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      parts.log.error({ job: name, error: stackOf(error) }, "a job of notices failed");
    }
  };
  const send = guarded("send", async () => {
    while (!stop.signal.aborted && (await gatherDue(parts)));
    while (!stop.signal.aborted && (await sendDue(parts, post, AT_ONCE, stop.signal)));
  });
  const forget = guarded("forget", async () => {
    const before = parts.clock.now() - KEPT_DAYS * DAY;
    await forgetNoticesBefore(parts.storage.db, before);
    await forgetMessagesBefore(parts.storage.db, before);
  });
  const timers = [
    every(parts.clock, LOOK_EVERY_MS, () => (sending = send())),
    every(
      parts.clock,
      DUE_EVERY_MS,
      guarded("due soon", () => tellDueSoon(parts)),
    ),
    every(parts.clock, DAY, forget),
  ];
  return {
    cancel() {
      stop.abort();
      for (const timer of timers) timer.cancel();
    },
    async settled() {
      // A mail that was taken and not written down as sent would go out once more at the next start.
      const late = parts.clock.after(LEAVE_MS, () => post.close());
      await sending;
      late.cancel();
      post.close();
    },
  };
}
