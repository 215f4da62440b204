import { createAsyncStoragePersister } from "@tanstack/query-async-storage-persister";
import type { Query, QueryClient } from "@tanstack/react-query";
import {
  persistQueryClientRestore,
  persistQueryClientSave,
  persistQueryClientSubscribe,
} from "@tanstack/react-query-persist-client";
import { createStore, del, get, set } from "idb-keyval";
import { DAY } from "../../shared/base/time.ts";

/** Answers of another form than today's code reads are not taken up; raise it when a schema of the API changes. */
const FORM = "4";
/** What is older is not shown. */
const LASTS = 14 * DAY;

/** The server's last answers, kept in this browser: what a page shows that starts without network. */
export interface AnswersCopy {
  /** Takes up what was kept. Done, also when there is nothing, before anything is asked. */
  takeUp(queryClient: QueryClient): Promise<void>;
  /** Keeps the answers from now on. @returns what ends it */
  keep(queryClient: QueryClient): () => void;
  drop(): Promise<void>;
}

/** One that was asked again without network has failed since; what it answered before is all there is, and stays. */
function hasAnswer({ state }: Query): boolean {
  return state.data !== undefined;
}

/** That it failed was in an earlier life of the page. */
function asAnswered(query: Query): void {
  if (query.state.status === "error") query.setState({ status: "success", error: null, fetchFailureCount: 0 });
}

/** @param name of the database, one for each kind of page that keeps a copy */
export function answersCopy(name: string): AnswersCopy {
  const store = createStore(name, "answers");
  const persister = createAsyncStoragePersister({
    storage: {
      getItem: (key) => get<string>(key, store),
      setItem: (key, value: string) => set(key, value, store),
      removeItem: (key) => del(key, store),
    },
    key: "answers",
    throttleTime: 2000,
  });
  return {
    async takeUp(queryClient) {
      const defaults = queryClient.getDefaultOptions();
      // What is not in sight for a while, such as a measure on another page, stays in the copy.
      queryClient.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, gcTime: LASTS } });
      await persistQueryClientRestore({ queryClient, persister, maxAge: LASTS, buster: FORM });
      for (const query of queryClient.getQueryCache().getAll()) asAnswered(query);
      // Good to show, but what has changed since the page was closed, nobody has told: all of it is asked again.
      await queryClient.invalidateQueries({ refetchType: "none" });
    },
    keep(queryClient) {
      const dehydrateOptions = { shouldDehydrateQuery: hasAnswer };
      const what = { queryClient, persister, buster: FORM, dehydrateOptions };
      // What has been answered already may be all there is to come.
      void persistQueryClientSave(what);
      return persistQueryClientSubscribe(what);
    },
    async drop() {
      await persister.removeClient();
    },
  };
}
