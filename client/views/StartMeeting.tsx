import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { DEFAULT_ZONE, type Instant } from "../../shared/base/time.ts";
import { FREE_START_MS, startsFreely } from "../../shared/huddle/huddle.ts";
import { beginHere } from "../huddle/begin.ts";
import { useStartKey } from "../huddle/useStartKey.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import { type MeetingNow, meetingReply } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { send } from "../live/api.ts";
import { refetch, useBoard } from "../live/queries.ts";
import { useConnection } from "../live/socket.ts";
import { PinRow } from "../screen/PinRow.tsx";
import { timeText } from "../words/dates.ts";
import type { Words } from "../words/catalogue.ts";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly boardId: BoardId;
  readonly meeting: MeetingNow;
  readonly now: Instant;
  readonly hasPin: boolean;
  readonly asksPin: boolean;
  readonly onAskPin: (asks: boolean) => void;
  /** When it is planned; small, under what the button does. */
  readonly planned: string | undefined;
  /** Its time has come. */
  readonly isDue: boolean;
}

/**
 * *Start tavlemøtet*: at its time by one touch, else with the board's PIN. Without network it begins here at its time; only
 * the server can compare a PIN.
 */
export function StartMeeting({ boardId, meeting, now, hasPin, asksPin, onAskPin, planned, isDue }: Props) {
  const all = useWords();
  const words = all.screen.wall;
  const [problem, setProblem] = useState<"wrong" | "wait" | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const button = useStartKey();
  const isCut = useConnection().state === "lost";
  const typeId = meeting.next?.typeId ?? meeting.types[0]?.id;
  const type = meeting.types.find(({ id }) => id === typeId);
  const isFree = meeting.next !== null && startsFreely(meeting.next.plannedAt, now);
  const zone = useBoard(boardId).data?.zone ?? DEFAULT_ZONE;
  const opens = meeting.next ? timeText(meeting.next.plannedAt - FREE_START_MS, zone) : undefined;
  if (!typeId || !type) return null;

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
    if (code === "no-network" && isFree) return beginHere(boardId, type, meeting);
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
  if (isCut && !isFree) {
    return (
      <button type="button" className="wall-button" disabled>
        {opens ? words.startsFrom(opens) : words.startNeedsNetwork}
      </button>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className="wall-button"
      data-primary=""
      data-now={isDue || undefined}
      aria-busy={isBusy}
      onClick={() => {
        if (isCut) beginHere(boardId, type, meeting);
        else if (isFree) void start(undefined);
        else onAskPin(true);
      }}
    >
      <span>{startText(type, all)}</span>
      {planned !== undefined && <small>{planned}</small>}
    </button>
  );
}

/** Which meeting it is that starts: a wall may have several, and takes the one that comes next. */
function startText({ kind, name }: Pick<MeetingType, "kind" | "name">, words: Words): string {
  if (name !== null) return words.layout.starts.named(name);
  return kind === "improvement" ? words.layout.starts.improvement : words.screen.wall.start;
}
