import type { BoardId } from "../../shared/base/ids.ts";
import { CrossMonth } from "../cross/CrossMonth.tsx";
import { useCross } from "../cross/useCross.ts";
import { useNow } from "../live/serverClock.ts";

const MINUTE = 60_000;

/** The month of the green cross beside the board; it is coloured in the meeting. */
export function BoardCross({ boardId }: { readonly boardId: BoardId }) {
  const { picture } = useCross(boardId);
  const now = useNow(MINUTE);
  return picture ? (
    <div className="panel">
      <CrossMonth picture={picture} now={now} />
    </div>
  ) : null;
}
