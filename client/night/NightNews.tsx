import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { tellsOfNight } from "../../shared/night/night.ts";
import { useWords } from "../words/useWords.ts";
import { useNight } from "./useNight.ts";
import "./night.css";

interface Props {
  readonly boardId: BoardId;
  readonly now: Instant;
  readonly zone: string;
  /** When the last meeting ended: what it has seen is no news. */
  readonly lastEnd: Instant | null;
}

/** *Fra natta: 2*, for the foot of the wall in the morning; undefined when there is nothing to tell. */
export function useNightCount({ boardId, now, zone, lastEnd }: Props): string | undefined {
  const words = useWords().night;
  const night = useNight(boardId);
  if (!night || night.count === 0 || !tellsOfNight(now, zone, lastEnd)) return undefined;
  return words.from(night.count);
}

/** The same, each in its own words, where the meeting begins. */
export function NightNews(props: Props) {
  const words = useWords();
  const night = useNight(props.boardId);
  const title = useNightCount(props);
  if (!night || title === undefined) return null;
  return (
    <section className="huddle-panel huddle-card night-news" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {night.ideas.map(({ id, text }) => (
          <li key={id}>
            <small>{words.night.idea}</small>
            <span>{text}</span>
          </li>
        ))}
        {night.lines.map((line) => (
          <li key={line.id}>
            <small>{words.night.event}</small>
            <span>{[line.kind && words.cross.kind[line.kind], line.line].filter(Boolean).join(": ")}</span>
          </li>
        ))}
        {night.tallies.map(({ measureId, name, count }) => (
          <li key={measureId}>
            <span>{words.night.counted(name, count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
