import type { SignalId } from "../../../shared/base/ids.ts";
import { LONGEST } from "../../../shared/board/schema.ts";
import { laneName } from "../../board/laneNames.ts";
import type { OpenBoard } from "../../board/openBoard.ts";
import { useToast } from "../../ui/Toast.tsx";
import { useWords } from "../../words/useWords.ts";

/** Puts a card first where new ideas are; who writes on it later finds it there. */
export function useNewCard(board: OpenBoard): (title: string, signalId?: SignalId) => void {
  const words = useWords();
  const toast = useToast();
  return (title, signalId) => {
    const lane = board.state.lanes.find(({ meaning }) => meaning === "new") ?? board.state.lanes[0];
    if (!lane) return;
    const id = board.edit.addCard({
      title: title.slice(0, LONGEST.title),
      laneId: lane.id,
      ...(signalId && { signalId }),
    });
    const text = words.standing.cardMade(title, laneName(lane, words));
    toast({ text, undo: () => board.edit.archiveCard(id) });
  };
}
