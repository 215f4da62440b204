import type { BoardId } from "../../shared/base/ids.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { useCounted, useTally } from "./useTally.ts";

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
}

/** What the section counts, a button each, above the board at a desk and on a signed-in phone. */
export function TallyStrip({ boardId, zone }: Props) {
  const words = useWords().tally;
  const counted = useCounted(boardId);
  const count = useTally(boardId, zone);
  if (counted.length === 0) return null;
  return (
    <section className="tally-strip" aria-label={words.title}>
      {counted.map((measure) => (
        <Button key={measure.measureId} density="close" onClick={() => count(measure)}>
          {words.one(measure.name)}
        </Button>
      ))}
    </section>
  );
}

interface RowProps extends Props {
  readonly onDone: () => void;
}

/** The same at the foot of a wall: a row of large buttons, in the place of what else can be done there. */
export function TallyRow({ boardId, zone, onDone }: RowProps) {
  const words = useWords().tally;
  const counted = useCounted(boardId);
  const count = useTally(boardId, zone);
  return (
    <footer className="wall-foot" aria-label={words.title}>
      {counted.slice(0, MOST_ON_WALL).map((measure) => (
        <button type="button" className="wall-button" key={measure.measureId} onClick={() => count(measure)}>
          {words.one(measure.name)}
        </button>
      ))}
      <button type="button" className="wall-button" data-primary="" onClick={onDone}>
        {words.close}
      </button>
    </footer>
  );
}

/** Buttons of one row that a hand still tells apart. */
const MOST_ON_WALL = 4;
