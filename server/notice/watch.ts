import { DAY } from "../../shared/base/time.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { forgetMessagesBefore } from "../storage/noticeMessages.ts";
import { forgetNoticesBefore } from "../storage/notices.ts";
import { tellDueSoon } from "./dueSoon.ts";
import type { PostOffice } from "./post.ts";
import { gatherDue, sendDue } from "./sending.ts";

const LOOK_EVERY_MS = 2000;
const DUE_EVERY_MS = 20_000;
/** Sent side by side: a recipient's server that is slow holds up one place alone. */
const AT_ONCE = 4;
const KEPT_DAYS = 30;

/**
 * Sends what waits in the outbox, and looks for svarfrister that come near. What is due stands in the database, so a stop of
 * the server forgets none, and several processes share the work.
 */
export function startNotices(parts: Parts, post: PostOffice): Timer {
  const stop = new AbortController();
  const guarded = (name: string, run: () => Promise<void>) => async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      // A server that closes has closed its storage too; what was under way is taken up at the next start.
      if (!stop.signal.aborted) parts.log.error({ job: name, error: stackOf(error) }, "a job of notices failed");
    }
  };
  const send = async (): Promise<void> => {
    while (!stop.signal.aborted && (await gatherDue(parts)));
    while (!stop.signal.aborted && (await sendDue(parts, post, AT_ONCE)));
  };
  const forget = async (): Promise<void> => {
    const before = parts.clock.now() - KEPT_DAYS * DAY;
    await forgetNoticesBefore(parts.storage.db, before);
    await forgetMessagesBefore(parts.storage.db, before);
  };
  const timers = [
    every(parts.clock, LOOK_EVERY_MS, guarded("send", send)),
    every(
      parts.clock,
      DUE_EVERY_MS,
      guarded("due soon", () => tellDueSoon(parts)),
    ),
    every(parts.clock, DAY, guarded("forget", forget)),
  ];
  return {
    cancel() {
      stop.abort();
      post.close();
      for (const timer of timers) timer.cancel();
    },
  };
}
