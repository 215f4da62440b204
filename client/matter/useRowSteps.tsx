import { type ReactNode, useState } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { escalationsKey } from "../escalation/useEscalations.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { refetch } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { StepTrouble } from "./StepTrouble.tsx";
import type { Step } from "./useStep.ts";

interface RowSteps {
  /** One of the acts that ask nothing. */
  readonly run: (matter: Escalation, what: "receive" | "start" | "thank") => void;
  readonly trouble: ReactNode;
}

/** The acts of one touch, for any matter of a list. */
export function useRowSteps(facts: Board): RowSteps {
  const { done } = useWords().matters;
  const toast = useToast();
  const isCut = useConnection().state === "lost";
  const [trouble, setTrouble] = useState<Step["trouble"]>(undefined);
  const [isAsked, setAsked] = useState(false);
  const start = async (matter: Escalation, what: "receive" | "start" | "thank"): Promise<void> => {
    const path = `/escalations/${matter.id}/${what === "start" ? "start" : "receive"}`;
    const answer = await send("POST", path, {}, escalationReply, freshId());
    setTrouble(answer.ok ? undefined : answer.refusal);
    await refetch([escalationsKey(facts.id)]);
    if (!answer.ok) return;
    const said = { receive: done.received, start: done.started, thank: done.thanked(matter.from.unitName) };
    toast({ text: said[what] });
  };
  return {
    run: (matter, what) => {
      setAsked(isCut);
      if (!isCut) void start(matter, what);
    },
    trouble: (trouble !== undefined || (isCut && isAsked)) && (
      <StepTrouble step={{ isCut: isCut && isAsked, trouble }} />
    ),
  };
}
