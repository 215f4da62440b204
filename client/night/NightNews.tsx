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

/** One stands in full beside the agenda of the meeting, the others are counted: each comes again in its own step. */
const AT_ONCE = 1;

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
  const news = [
    ...night.ideas.map(({ id, text }) => ({ id, small: words.night.idea, text })),
    ...night.lines.map(({ id, kind, line }) => ({
      id,
      small: words.night.event,
      text: [kind && words.cross.kind[kind], line].filter(Boolean).join(": "),
    })),
    ...night.tallies.map(({ measureId, name, count }) => ({
      id: measureId,
      small: "",
      text: words.night.counted(name, count),
    })),
  ];
  const hidden = news.length - AT_ONCE;
  return (
    <section className="huddle-panel huddle-card night-news" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {news.slice(0, AT_ONCE).map(({ id, small, text }) => (
          <li key={id}>
            {small && <small>{small}</small>}
            <span>{text}</span>
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <small>{words.screen.wall.more(hidden)}</small>
          </li>
        )}
      </ul>
    </section>
  );
}
