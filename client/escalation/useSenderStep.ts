import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { send, type Trouble } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { useToast } from "../ui/Toast.tsx";
import { escalationsKey } from "./useEscalations.ts";

export interface SenderStep {
  readonly take: () => Promise<void>;
  readonly isBusy: boolean;
  /** Pressed without network: it cannot wait, since the receiver may have answered meanwhile. */
  readonly isCut: boolean;
  readonly trouble: Trouble | undefined;
}

/**
 * What the sender does that needs contact: to take a matter back, or to say that it cannot wait for an interim answer.
 * @param done said when it is done
 */
export function useSenderStep(
  boardId: BoardId,
  matter: Pick<Escalation, "id"> | undefined,
  what: "withdraw" | "urge",
  done: (matter: Escalation) => string,
): SenderStep {
  const toast = useToast();
  const isLost = useConnection().state === "lost";
  const [isPressed, setPressed] = useState(false);
  const act = useAct(
    (id: string) => send("POST", `/escalations/${id}/${what}`, {}, escalationReply, freshId()),
    [escalationsKey(boardId)],
  );
  const take = async (): Promise<void> => {
    setPressed(isLost);
    if (isLost || !matter) return;
    const answer = await act.run(matter.id);
    if (answer.ok) toast({ text: done(answer.value.escalation) });
  };
  return { take, isBusy: act.isBusy, isCut: isPressed && isLost, trouble: act.trouble };
}
