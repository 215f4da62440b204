import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { escalationsKey } from "../escalation/useEscalations.ts";
import { send, type Trouble } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { useToast } from "../ui/Toast.tsx";

type Path = "receive" | "start" | "interim" | "answer" | "delegate" | "forward" | "merge" | "unmerge";

interface Taken {
  readonly what: Path;
  readonly body?: object;
  /** Said when it is done. */
  readonly done: string;
  readonly undo?: (() => void) | undefined;
}

export interface Step {
  /** @returns whether it was done */
  readonly take: (taken: Taken) => Promise<boolean>;
  readonly isBusy: boolean;
  /** No contact: none of this can wait, since others may act meanwhile. */
  readonly isCut: boolean;
  readonly trouble: Trouble | undefined;
}

/** What the receiver does with a matter. One whose receipt was lost is tried again under its own key: nobody loses to themselves. */
export function useStep(matter: Escalation, boardId: BoardId): Step {
  const toast = useToast();
  const [tried, setTried] = useState({ said: "", key: freshId() });
  const isCut = useConnection().state === "lost";
  const act = useAct(
    ({ what, body = {}, key }: Pick<Taken, "what" | "body"> & { readonly key: string }) =>
      send("POST", `/escalations/${matter.id}/${what}`, body, escalationReply, key),
    [escalationsKey(boardId)],
  );
  const take = async ({ what, body, done, undo }: Taken): Promise<boolean> => {
    const said = JSON.stringify([what, body]);
    const { key } = tried.said === said ? tried : { key: freshId() };
    setTried({ said, key });
    const answer = await act.run({ what, key, ...(body && { body }) });
    // A refusal is an answer: the same said once more is another try.
    if (answer.ok || answer.refusal.code !== "no-network") setTried({ said: "", key: freshId() });
    if (answer.ok) toast({ text: done, undo });
    return answer.ok;
  };
  return { take, isBusy: act.isBusy, isCut, trouble: act.trouble };
}
