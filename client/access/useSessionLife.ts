import { useEffect } from "react";
import { sessionEnd } from "../live/api.ts";
import { rememberLanguage } from "../live/language.ts";
import { dropDrafts } from "../live/drafts.ts";
import { browserShelf, outbox } from "../live/outbox.ts";
import { useOwnDevice } from "../live/ownDevice.ts";
import { pageOwner } from "../live/pageOwner.ts";
import { queryClient, refetch } from "../live/queries.ts";
import { liveSocket } from "../live/socket.ts";
import { useOutboxUpkeep } from "../live/usePending.ts";
import { useOwnCopy } from "./ownCopy.ts";
import type { Person } from "./useMe.ts";

/** Asks who we are as soon as any answer says that the session is over. */
export function useSessionEnd(): void {
  useEffect(() => {
    const ended = (): void => {
      if (queryClient.getQueryData(["session", "mine"])) void refetch([["session", "mine"]]);
    };
    sessionEnd.addEventListener("ended", ended);
    return () => sessionEnd.removeEventListener("ended", ended);
  }, []);
}

/** What runs while someone is signed in: the live wire, and the commands that wait. */
export function useSignedInLife(me: Person): void {
  useOutboxUpkeep();
  useEffect(() => {
    pageOwner.is(me.id);
    outbox.becomeOwn();
    dropDrafts(sessionStorage, me.id);
  }, [me.id]);
  useEffect(() => {
    liveSocket.start(0);
    return () => liveSocket.stop();
  }, []);
  useOwnCopy(me.id);
  const isOwn = useOwnDevice(me.id);
  useEffect(() => {
    if (isOwn) void outbox.keepOn(browserShelf(me.id));
  }, [isOwn, me.id]);
  useEffect(() => rememberLanguage(me.language), [me.language]);
}
