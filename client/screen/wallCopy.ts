import type { QueryClient } from "@tanstack/react-query";
import { answersCopy } from "../live/answersCopy.ts";
import { dropBoardCopies } from "../live/boardCopies.ts";

/** How the copies of boards that walls keep are named; those of persons are not ours to drop. */
const WALLS = "tavle:screen:";

const copy = answersCopy("tavle-wall");

/** Takes up the answers that this wall had last. Done, also when there are none, before anything is asked. */
export const takeUpCopy = copy.takeUp;

/** Keeps the answers of a paired wall from now on. @returns what ends it */
export const keepCopy = copy.keep;

/** A wall that is no longer paired keeps nothing: neither the answers nor its board. */
export async function dropCopy(queryClient: QueryClient): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  await copy.drop();
  await dropBoardCopies(WALLS);
}
