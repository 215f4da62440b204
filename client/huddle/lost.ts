import { useEffect } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { parse } from "../../shared/protocol/http.ts";
import { meetingReply } from "../../shared/protocol/meetings.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { usePending } from "../live/usePending.ts";
import type { Words } from "../words/catalogue.ts";
import { useWords } from "../words/useWords.ts";
import { meetingQueue } from "./meetingNow.ts";
import { stepName } from "./names.ts";

/** Long enough to be read from across the room, by somebody who was talking when it came. */
const READ_FOR = 30_000;

/**
 * What came of the presses here that the server did not take, in one sentence: others moved the meeting while this screen
 * was without network. It goes by itself.
 */
export function useLost(boardId: BoardId): string | undefined {
  const words = useWords();
  const pending = usePending(meetingQueue(boardId));
  const lost = pending.filter(({ state }) => state.kind === "refused");
  const ids = lost.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (ids === "") return undefined;
    const timer = setTimeout(() => {
      for (const id of ids.split(" ")) outbox.dismiss(id);
    }, READ_FOR);
    return () => clearTimeout(timer);
  }, [ids]);
  const last = lost.at(-1);
  return last && sentenceOf(last, words);
}

function sentenceOf({ state }: Pending, words: Words): string | undefined {
  if (state.kind !== "refused") return undefined;
  const { code, current } = state.trouble;
  const own = words.huddle.lost;
  const known = parse(meetingReply, current);
  const meeting = known.ok ? known.value.meeting : undefined;
  if (meeting?.state === "running" && code === "changed-meanwhile") {
    const step = meeting.steps[meeting.step];
    return own.moved(meeting.moved?.by ?? "", step ? stepName(step, words) : "");
  }
  return code === "meeting-over" ? own.over : words.problem[code];
}
