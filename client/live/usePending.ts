import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useNow } from "./serverClock.ts";
import type { Instant } from "../../shared/base/time.ts";
import { liveSocket } from "./socket.ts";
import { outbox, type Pending } from "./outbox.ts";

const subscribe = (changed: () => void): (() => void) => outbox.onChange(changed);

function useList(): readonly Pending[] {
  return useSyncExternalStore(subscribe, () => outbox.list);
}

/** The commands of one queue that are waiting, sent but not yet in the server's picture, or refused. */
export function usePending(queue: string): readonly Pending[] {
  const list = useList();
  return useMemo(() => list.filter((each) => each.queue === queue), [list, queue]);
}

/** What is on its way is nobody's business until it has been so long: a header that flashes at each press says nothing. */
const ON_ITS_WAY = 2000;

/** How many commands of this page, in all queues, have not reached the server by now: *ikke sendt ennå*. */
export function useWaitingCount(): number {
  const now = useNow(1000);
  return useList().filter(({ state, at }) => state.kind === "waiting" && now - at >= ON_ITS_WAY).length;
}

/**
 * The server's picture with what this screen has done since laid on top, by the same pure step that the server runs.
 * @param apply knows a command that the picture already holds (by its id) and leaves it be: an answer may overtake its receipt
 */
export function useApplied<State>(
  queue: string,
  state: State | undefined,
  apply: (state: State, command: Pending, at: Instant) => State,
): State | undefined {
  const pending = usePending(queue);
  return useMemo(() => {
    if (state === undefined) return undefined;
    const done = pending.filter(({ state: { kind } }) => kind !== "refused");
    return done.reduce<State>((before, command) => apply(before, command, command.at), state);
  }, [state, pending, apply]);
}

/** Sends what waits as soon as the wire is back, and asks before a page closes that holds something unsent. */
export function useOutboxUpkeep(): void {
  useEffect(() => {
    const back = (): void => {
      if (liveSocket.connection.state === "connected") outbox.flush();
    };
    const leaving = (event: BeforeUnloadEvent): void => {
      if (outbox.unkept > 0) event.preventDefault();
    };
    const online = (): void => outbox.flush();
    const end = liveSocket.onChange(back);
    window.addEventListener("beforeunload", leaving);
    window.addEventListener("online", online);
    return () => {
      end();
      window.removeEventListener("beforeunload", leaving);
      window.removeEventListener("online", online);
    };
  }, []);
}
