import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { soonestFirst, waitingAbove } from "../../shared/escalation/lists.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useBoard } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { MatterPanel } from "../matter/MatterPanel.tsx";
import { useMatter } from "../matter/useMatter.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
  /** The board that speaks for whoever walks: what it holds can be answered here and now. */
  readonly ownBoardId: BoardId | null;
}

/** So many are shown; the board itself has the rest. */
const SHOWN = 4;

/** What a board waits for answers to; what waits for the one who stands there comes first, with *Svar*. */
export function StopWaits({ boardId, zone, ownBoardId }: Props) {
  const words = useWords().round;
  const language = useLanguage();
  const now = useNow(60_000);
  const { items } = useEscalations(boardId);
  const [answering, setAnswering] = useState<Escalation["id"] | undefined>(undefined);
  const isOurs = ({ to, delegate }: Escalation): boolean =>
    ownBoardId !== null && (to.boardId === ownBoardId || delegate?.boardId === ownBoardId);
  const waiting = waitingAbove(items, boardId).toSorted(
    (a, b) => Number(isOurs(b)) - Number(isOurs(a)) || soonestFirst(a, b),
  );
  if (waiting.length === 0) return <span>{words.waitsNone}</span>;
  return (
    <>
      <ul className="stop-matters">
        {waiting.slice(0, SHOWN).map((matter) => (
          <li key={matter.id}>
            <span>
              {matter.safety && <i aria-hidden="true">▲ </i>}
              {matter.what}
              <small>
                {[
                  isOurs(matter) ? words.waitsOnUs : words.waitsOn(matter.to.unitName),
                  matter.due !== null && words.due(momentText(matter.due, now, language, zone)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            {isOurs(matter) && (
              <Button variant="primary" density="close" onClick={() => setAnswering(matter.id)}>
                {words.answer}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waiting.length > SHOWN && <small>{words.more(waiting.length - SHOWN)}</small>}
      {answering && ownBoardId && (
        <AnswerDialog id={answering} ownBoardId={ownBoardId} onClose={() => setAnswering(undefined)} />
      )}
    </>
  );
}

interface AnswerProps {
  readonly id: Escalation["id"];
  readonly ownBoardId: BoardId;
  readonly onClose: () => void;
}

/** The matter as the walker's own board has it: to be answered here, or delegated, or taken further. */
function AnswerDialog({ id, ownBoardId, onClose }: AnswerProps) {
  const { matter } = useMatter(ownBoardId, id);
  const { data: facts } = useBoard(ownBoardId);
  if (!matter || !facts) return null;
  return (
    <Dialog title={matter.what} size="wide" onClose={onClose}>
      <MatterPanel matter={matter} facts={facts} first="answer" onDone={onClose} />
    </Dialog>
  );
}
