import type { BoardId } from "../../shared/base/ids.ts";
import { CrossStage } from "../cross/CrossStage.tsx";
import { HuddleFrame } from "../huddle/HuddleFrame.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly boardId: BoardId;
  /** When the wall locks, as a time of day. */
  readonly until: string;
  readonly onDone: () => void;
}

/** Just after a meeting, on the wall that held it: somebody saw too late that a day got the wrong colour. */
export function CorrectCross({ boardId, until, onDone }: Props) {
  const words = useWords();
  const own = words.screen.wall;
  const header = (
    <header className="huddle-top">
      <div className="huddle-where">
        <span className="huddle-pill">{words.cross.title}</span>
        <span className="huddle-next">{own.correctUntil(until)}</span>
      </div>
    </header>
  );
  return (
    <CrossStage
      boardId={boardId}
      mayColour
      frame={({ stage, rail, acts, isAsking }) => (
        <HuddleFrame
          surface="wall"
          header={header}
          title={words.cross.title}
          stage={stage}
          rail={rail}
          acts={
            isAsking
              ? acts
              : [...acts, { key: "done", label: own.showBoard, isPrimary: true, isWay: true, onPress: onDone }]
          }
        />
      )}
    />
  );
}
