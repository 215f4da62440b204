import { ROUND_MS, timeOf, type Walk } from "../../shared/round/round.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly walk: Walk;
  readonly place: number;
  readonly of: number;
  readonly onPause: () => void;
  readonly onGoOn: () => void;
  readonly onFinish: () => void;
}

/** Where one is and what is left of the ten minutes; by itself, so that a second that passes draws nothing else anew. */
export function RoundHead({ walk, place, of, onPause, onGoOn, onFinish }: Props) {
  const words = useWords().round;
  const now = useNow(1000);
  const { used, left } = timeOf(walk, now);
  const isPaused = walk.pausedAt !== null;
  return (
    <header className="round-head">
      <div className="round-where">
        <b>{words.at(place, of)}</b>
        <span role="timer" data-over={left < 0 || undefined}>
          {isPaused && `${words.paused} · `}
          {left < 0 ? words.over(clockText(-left)) : words.left(clockText(left))}
        </span>
      </div>
      <div className="round-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * used) / ROUND_MS)}%` }} />
      </div>
      <div className="round-tools">
        <Button density="close" icon={isPaused ? "play" : "pause"} onClick={isPaused ? onGoOn : onPause}>
          {isPaused ? words.goOn : words.pause}
        </Button>
        <Button density="close" onClick={onFinish}>
          {words.finish}
        </Button>
      </div>
    </header>
  );
}

/** "6:05". */
function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
