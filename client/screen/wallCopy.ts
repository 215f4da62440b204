import { createAsyncStoragePersister } from "@tanstack/query-async-storage-persister";
import type { QueryClient } from "@tanstack/react-query";
import { persistQueryClientRestore, persistQueryClientSubscribe } from "@tanstack/react-query-persist-client";
import { createStore, del, get, set } from "idb-keyval";
import { DAY } from "../../shared/base/time.ts";
import { dropBoardCopies } from "../live/boardCopies.ts";

/** Answers of another form than today's code reads are not taken up; raise it when a schema of the API changes. */
const FORM = "2";
/** A wall that has been dark for longer shows nothing old. */
const LASTS = 14 * DAY;

/** How the copies of boards that walls keep are named; those of persons are not ours to drop. */
const WALLS = "tavle:screen:";

const store = createStore("tavle-wall", "answers");

const persister = createAsyncStoragePersister({
  storage: {
    getItem: (key) => get<string>(key, store),
    setItem: (key, value: string) => set(key, value, store),
    removeItem: (key) => del(key, store),
  },
  key: "wall",
  throttleTime: 2000,
});

/** Takes up the answers that this wall had last. Done, also when there are none, before anything is asked. */
export async function takeUpCopy(queryClient: QueryClient): Promise<void> {
  const defaults = queryClient.getDefaultOptions();
  // What is not in sight for a while, such as a measure on another page, stays in the copy.
  queryClient.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, gcTime: LASTS } });
  await persistQueryClientRestore({ queryClient, persister, maxAge: LASTS, buster: FORM });
  // Good to show, but what has changed since the page was closed, nobody has told: all of it is asked again.
  await queryClient.invalidateQueries({ refetchType: "none" });
}

/** Keeps the answers of a paired wall from now on. @returns what ends it */
export function keepCopy(queryClient: QueryClient): () => void {
  return persistQueryClientSubscribe({ queryClient, persister, buster: FORM });
}

/** A wall that is no longer paired keeps nothing: neither the answers nor its board. */
export async function dropCopy(queryClient: QueryClient): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  await persister.removeClient();
  await dropBoardCopies(WALLS);
}
