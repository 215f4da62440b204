import { HEARTBEAT, screenSignReply } from "../../shared/screen/screen.ts";
import { send } from "../live/api.ts";

export interface HeartbeatParts {
  readonly build: string;
  /** Whether nobody would miss the wall for the second that a reload takes. */
  readonly isResting: () => boolean;
  /** The cookie is new: sockets that were opened with the old one must be opened again. */
  readonly onRenewed: () => void;
}

/** Tells the server every half minute that this wall is alive. @returns what ends it */
export function startHeartbeat(parts: HeartbeatParts): () => void {
  const beat = async (): Promise<void> => {
    const sign = { build: parts.build, resting: parts.isResting() };
    const answer = await send("POST", "/screens/mine/sign", sign, screenSignReply);
    if (answer.ok && answer.value.renewed) parts.onRenewed();
  };
  void beat();
  const timer = setInterval(() => void beat(), HEARTBEAT);
  return () => clearInterval(timer);
}
