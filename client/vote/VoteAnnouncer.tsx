import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { RoundId } from "../../shared/vote/vote.ts";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { useWords } from "../words/useWords.ts";
import { useVotes } from "./useVotes.ts";

/** Tells those who listen that a vote has begun in the meeting they are in, and that it is over. */
export function VoteAnnouncer({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().vote;
  const { picture } = useVotes(boardId);
  const [heard, setHeard] = useState<RoundId | undefined>(undefined);
  const open = picture?.open;
  if (open && open.id !== heard) setHeard(open.id);
  const isOver = !open && heard !== undefined && picture?.last?.id === heard;
  return <LiveRegion text={open ? `${words.isOn}. ${words.question(open.dots)}` : isOver ? words.over : ""} />;
}
