import type { BoardId } from "../../shared/base/ids.ts";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { useWords } from "../words/useWords.ts";
import { useMeeting } from "./useMeeting.ts";

/** Says aloud that the meeting has begun, and that it is over: it stays while the pages for both come and go. */
export function MeetingAnnouncer({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().huddle.start;
  const { now, meeting } = useMeeting(boardId);
  const over = now?.justEnded ? words.over : "";
  return <LiveRegion text={meeting?.state === "running" ? words.running : over} />;
}
