import { QueryClient, queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { boardItemSchema, boardSchema, unitSchema } from "../../shared/protocol/boards.ts";
import { collection, type Schema } from "../../shared/protocol/http.ts";
import type { QueryKey } from "../../shared/protocol/live.ts";
import { memberSchema, organisationSchema, sessionSchema } from "../../shared/protocol/people.ts";
import { type Answer, ask, type Trouble } from "./api.ts";
import { serverClock } from "./serverClock.ts";

/** A refusal on its way through react-query, which knows only throws. */
export class Refused extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.code);
    this.name = "Refused";
    this.trouble = trouble;
  }
}

/** What may pass by itself is asked again; a refusal stands. */
function mayPass(failures: number, error: unknown): boolean {
  const code = error instanceof Refused ? error.trouble.code : "internal";
  return failures < 3 && (code === "no-network" || code === "internal" || code === "not-saving");
}

/** News say when something is stale; the minute is for what no news reach. */
const FRESH_FOR = 60_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR,
      retry: mayPass,
      // A hospital's own network is there also when the browser thinks that the internet is not.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

/** One query of the API. Rooms make theirs with it: `queryOf(["measure", id], `/measures/${id}`, schema)`. */
export function queryOf<Value>(key: QueryKey, path: string, schema: Schema<Value>) {
  return queryOptions<Value, Error, Value, QueryKey>({
    queryKey: key,
    queryFn: async () => valueOf(await ask(path, schema)),
  });
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Refused(answer.refusal);
}

/** @returns why a query failed; undefined while all is well, or while an older answer is still good to show */
export function troubleOf(query: Pick<UseQueryResult, "error" | "data">): Trouble | undefined {
  if (!query.error || query.data !== undefined) return undefined;
  return query.error instanceof Refused ? query.error.trouble : { code: "internal", message: query.error.message };
}

const sessionQuery = queryOptions({
  queryKey: ["session", "mine"] as QueryKey,
  /** @returns null when nobody is signed in: that is an answer, not a fault */
  queryFn: async () => {
    const sentAt = serverClock.localNow();
    const answer = await ask("/session", sessionSchema);
    if (!answer.ok && answer.refusal.code === "not-signed-in") return null;
    const session = valueOf(answer);
    serverClock.hear(session.serverTime, sentAt);
    return session;
  },
});

/** Who is signed in here; `data` is null when nobody is. */
export function useSession() {
  return useQuery(sessionQuery);
}

const organisationQuery = queryOf(["organisation", "mine"], "/organisation", organisationSchema);

export function useOrganisation() {
  return useQuery(organisationQuery);
}

const unitsSchema = collection(unitSchema);
const unitsQuery = queryOf(["units", "all"], "/units", unitsSchema);

/** All units of the organisation. */
export function useUnits() {
  return useQuery({ ...unitsQuery, select: itemsOf });
}

/** One unit; `data` is null when it is not there. */
export function useUnit(id: UnitId) {
  return useQuery({ ...unitsQuery, select: ({ items }) => items.find((unit) => unit.id === id) ?? null });
}

const boardsSchema = collection(boardItemSchema);
const boardsQuery = queryOf(["boards", "all"], "/boards", boardsSchema);

/** All boards that one may open, one's own marked. */
export function useBoards() {
  return useQuery({ ...boardsQuery, select: itemsOf });
}

export function useBoard(id: BoardId) {
  return useQuery(queryOf(["board", id], `/boards/${id}`, boardSchema));
}

const peopleSchema = collection(memberSchema);

export function usePeople(id: UnitId) {
  return useQuery({ ...queryOf(["people", id], `/units/${id}/people`, peopleSchema), select: itemsOf });
}

function itemsOf<Item>({ items }: { readonly items: Item[] }): Item[] {
  return items;
}

interface Act<Input, Value> {
  readonly isBusy: boolean;
  readonly trouble: Trouble | undefined;
  /** @returns the answer, so that a form can go on from it */
  readonly run: (input: Input) => Promise<Answer<Value>>;
  readonly forgetTrouble: () => void;
}

/**
 * A command from a form: busy while it is on its way, its refusal kept for the form to show.
 * @param stale what it changes; asked for again when it has succeeded
 */
export function useAct<Input, Value>(
  act: (input: Input) => Promise<Answer<Value>>,
  stale: readonly QueryKey[] = [],
): Act<Input, Value> {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const run = async (input: Input): Promise<Answer<Value>> => {
    setBusy(true);
    setTrouble(undefined);
    const answer = await act(input);
    setBusy(false);
    if (answer.ok) await refetch(stale);
    else setTrouble(answer.refusal);
    return answer;
  };
  return { isBusy, trouble, run, forgetTrouble: () => setTrouble(undefined) };
}

/** Asks again for what has changed; done when the new answers are there. */
export async function refetch(keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
