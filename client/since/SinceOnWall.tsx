import { type Instant, localDate } from "../../shared/base/time.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { isBefore, onWall, type SinceItem } from "../../shared/since/since.ts";
import { laneName } from "../board/laneNames.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { FitList } from "../screen/FitList.tsx";
import { WallPanel } from "../screen/WallPanel.tsx";
import { sinceText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { countsOf, isAnswer, lineOf } from "./lines.ts";
import { type Since, useSince } from "./useSince.ts";
import "./since.css";

interface Props {
  readonly facts: Board;
  readonly board: OpenBoard;
  readonly now: Instant;
}

/** In the last minutes before a meeting, in place of what waits: what those who come ought to have read. */
export function useSinceOnWall({ facts, board, now }: Props): Since | undefined {
  const found = useSince(facts, board, now);
  return found && isBefore(found.next, now) ? found : undefined;
}

interface Told extends Props {
  readonly since: Since;
  /** Whether the answers stand in a part of their own, in full. */
  readonly hasAnswers: boolean;
  /** Two lines side by side are not read one below the other: each says its kind there. */
  readonly isSideBySide: boolean;
}

export function SinceOnWall({ facts, board, now, since, hasAnswers, isSideBySide }: Told) {
  const words = useWords();
  const language = useLanguage();
  const { zone } = facts;
  const when = since.since === null ? undefined : sinceText(since.since, now, language, zone);
  const title = words.since.onWall(timeText(since.next ?? now, zone));
  const none =
    since.items.length > 0
      ? words.since.onlyAnswers
      : when === undefined
        ? words.since.noneYet
        : words.since.none(when);
  const named = (id: string): string => {
    const lane = board.state.lane(id);
    return lane ? laneName(lane, words) : "";
  };
  const items = onWall(hasAnswers ? since.items.filter((item) => !isAnswer(item)) : since.items);
  return (
    <WallPanel area="ideas" title={title} aside={when && words.since.since(when)}>
      {items.length === 0 ? (
        <div className="wall-empty">
          <p>{none}</p>
        </div>
      ) : (
        <FitList
          label={title}
          items={items}
          keyOf={(item) => `${item.kind} ${item.id}`}
          render={(item) => (
            <Line
              item={item}
              named={named}
              today={localDate(now, zone)}
              isLike={!isSideBySide && item.kind === "idea" && items[items.indexOf(item) - 1]?.kind === "idea"}
            />
          )}
          // What there is no room for is named by its kind: a new idea is never only a number.
          more={(hidden) => `+ ${countsOf(hidden, words)}`}
        />
      )}
    </WallPanel>
  );
}

interface LineProps {
  readonly item: SinceItem;
  readonly named: (laneId: string) => string;
  readonly today: string;
  /** The one above is of the same kind and says so. */
  readonly isLike: boolean;
}

function Line({ item, named, today, isLike }: LineProps) {
  const words = useWords();
  const language = useLanguage();
  const { kind, text, small } = lineOf(item, words, language, today, named);
  return (
    <div className="wall-since" data-since={item.kind === "answer" && !isAnswer(item) ? "matter" : item.kind}>
      <small className={isLike ? "visually-hidden" : undefined}>{small ? `${kind} · ${small}` : kind}</small>
      <span className="wall-card-title">{text}</span>
    </div>
  );
}
