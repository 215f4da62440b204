import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { nothing } from "../../shared/protocol/http.ts";
import { isShown, type Lent, lentSchema, type RemoteCode, remoteCodeSchema } from "../../shared/remote/remote.ts";
import { send } from "../live/api.ts";
import { pageOwner } from "../live/pageOwner.ts";
import { queryOf, refetch } from "../live/queries.ts";
import { serverNow } from "../live/serverClock.ts";

const lentKey = (boardId: BoardId) => ["remote", boardId] as const;

interface WallPhone {
  /** Whoever has it now; `null` = nobody. */
  readonly lent: Lent | undefined;
  /** Whether it is this wall that it writes on. */
  readonly isHere: boolean;
  readonly end: () => void;
}

/** The phone that is lent in the meeting of a board. @param isAsked false where none can be */
export function useWallPhone(boardId: BoardId, isAsked: boolean): WallPhone {
  const query = queryOf(lentKey(boardId), `/boards/${boardId}/remote`, lentSchema);
  const lent = useQuery({ ...query, enabled: isAsked }).data?.lent;
  const isHere = lent !== undefined && lent !== null && lent.screenId === pageOwner.id;
  return { lent, isHere, end: () => void end(boardId) };
}

async function end(boardId: BoardId): Promise<void> {
  await send("DELETE", `/boards/${boardId}/remote`, undefined, nothing);
  await refetch([lentKey(boardId)]);
}

/** A new one this long before the old one is worth nothing: nobody scans in vain. */
const EARLY = 10_000;
const AGAIN = 5_000;

/** The code that the wall shows, made anew as long as it is looked at. @returns undefined until there is one; null = no contact */
export function useRemoteCode(boardId: BoardId): RemoteCode | null | undefined {
  const [code, setCode] = useState<RemoteCode | null | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const ask = async (): Promise<void> => {
      const answer = await send("POST", `/boards/${boardId}/remote-codes`, undefined, remoteCodeSchema);
      if (isGone) return;
      if (answer.ok) setCode(answer.value);
      else setCode((before) => (before && isShown(before, serverNow()) ? before : null));
      timer = setTimeout(() => void ask(), answer.ok ? answer.value.until - serverNow() - EARLY : AGAIN);
    };
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [boardId]);
  return code;
}
