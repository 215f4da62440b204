import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { startsFreely } from "../../shared/huddle/huddle.ts";
import { type MeetingNow, meetingReply } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { send } from "../live/api.ts";
import { refetch } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { PinRow } from "../screen/PinRow.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly boardId: BoardId;
  readonly meeting: MeetingNow;
  readonly now: Instant;
  readonly hasPin: boolean;
  readonly asksPin: boolean;
  readonly onAskPin: (asks: boolean) => void;
}

/** *Start tavlemøtet*: at its time by one touch, else with the board's PIN. */
export function StartMeeting({ boardId, meeting, now, hasPin, asksPin, onAskPin }: Props) {
  const words = useWords().screen.wall;
  const [problem, setProblem] = useState<"wrong" | "wait" | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const isCut = useConnection().state === "lost";
  const typeId = meeting.next?.typeId ?? meeting.types[0]?.id;
  const isFree = meeting.next !== null && startsFreely(meeting.next.plannedAt, now);
  if (!typeId) return null;

  const start = async (pin: string | undefined): Promise<void> => {
    setBusy(true);
    const answer = await send(
      "POST",
      `/boards/${boardId}/meetings`,
      { typeId, ...(pin && { pin }) },
      meetingReply,
      freshId(),
    );
    setBusy(false);
    const code = answer.ok ? undefined : answer.refusal.code;
    if (code === "pin-needed") return onAskPin(true);
    setProblem(code === "wrong-pin" ? "wrong" : code === "too-many" ? "wait" : undefined);
    if (code === "wrong-pin" || code === "too-many") return;
    onAskPin(false);
    await refetch([["meeting", boardId]]);
  };
  if (asksPin) {
    return (
      <PinRow
        hasPin={hasPin}
        problem={problem}
        isBusy={isBusy}
        onPin={(pin) => void start(pin)}
        onCancel={() => onAskPin(false)}
      />
    );
  }
  // A meeting is begun by the server: it alone knows that no other has been.
  if (isCut) {
    return (
      <button type="button" className="wall-button" disabled>
        {words.startNeedsNetwork}
      </button>
    );
  }
  return (
    <button
      type="button"
      className="wall-button"
      data-primary=""
      aria-busy={isBusy}
      onClick={() => (isFree ? void start(undefined) : onAskPin(true))}
    >
      {words.start}
    </button>
  );
}
