import { useEffect } from "react";
import { answersCopy } from "../live/answersCopy.ts";
import { hasOwner, useOwnDevice } from "../live/ownDevice.ts";
import { queryClient } from "../live/queries.ts";

/** The answers that a machine of one's own keeps: a reload without a server shows the last board, and who one is. */
const copy = answersCopy("tavle-own");

/** On a machine that is somebody's own, before anything is asked. */
export async function takeUpOwnCopy(): Promise<void> {
  if (hasOwner()) await copy.takeUp(queryClient);
}

/** Where the machine is not this person's own, nothing stays: neither hers nor that of whoever had it before. */
export function useOwnCopy(personId: string): void {
  const isOwn = useOwnDevice(personId);
  useEffect(() => {
    if (isOwn) return copy.keep(queryClient);
    void copy.drop();
    return undefined;
  }, [isOwn]);
}

/** After signing out nobody is shown who was here. */
export function dropOwnCopy(): Promise<void> {
  return copy.drop();
}
