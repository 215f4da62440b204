import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { DAY } from "../../shared/base/time.ts";
import { dueSources, forgetRunsBefore, freeLostSources, type StoredSource } from "../storage/pulls.ts";
import type { Sources } from "./readSource.ts";
import { begin, carryOut } from "./run.ts";

const LOOK_EVERY_MS = 10_000;
/** Fetches of one process at the same time: a hundred sources may all be due at six. */
const AT_ONCE = 4;
const KEPT_DAYS = 90;

/** Looks now and then for sources that are due, and for fetches whose process died. */
export async function startPulls(parts: Parts, sources: Sources): Promise<Timer> {
  let isClosed = false;
  let running = 0;
  const work = async (source: StoredSource): Promise<void> => {
    running += 1;
    try {
      const begun = await parts.storage.transaction((tx) => begin(parts, tx, source, "schedule"));
      if (begun) await carryOut(parts, sources, begun);
    } catch (error) {
      // A server that closes has closed its storage too: the lease runs out, and the next one takes it up.
      if (!isClosed) parts.log.error({ source: source.id, error: stackOf(error) }, "a source could not be fetched");
    } finally {
      running -= 1;
    }
  };
  const look = async (): Promise<void> => {
    try {
      await parts.storage.transaction((tx) => freeLostSources(tx, parts.clock.now()));
      const due = await dueSources(parts.storage.db, parts.clock.now(), AT_ONCE - running);
      // Nobody waits for a slow source but itself; the next look fills the places that are free by then.
      for (const source of due) void work(source).then(() => (isClosed ? undefined : fill()));
    } catch (error) {
      if (!isClosed) parts.log.error({ error: stackOf(error) }, "sources could not be looked for");
    }
  };
  const fill = look;
  const timers = [
    every(parts.clock, LOOK_EVERY_MS, look),
    every(parts.clock, DAY, () => forgetRunsBefore(parts.storage.db, parts.clock.now() - KEPT_DAYS * DAY)),
  ];
  await look();
  return {
    cancel() {
      isClosed = true;
      sources.close();
      for (const timer of timers) timer.cancel();
    },
  };
}
