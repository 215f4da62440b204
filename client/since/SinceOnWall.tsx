import { type Instant, localDate } from "../../shared/base/time.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { isBefore, onWall, type SinceItem } from "../../shared/since/since.ts";
import { laneName } from "../board/laneNames.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { FitList } from "../screen/FitList.tsx";
import { WallPanel } from "../screen/WallPanel.tsx";
import { sinceText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { lineOf } from "./lines.ts";
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

export function SinceOnWall({ facts, board, now, since }: Props & { readonly since: Since }) {
  const words = useWords();
  const language = useLanguage();
  const { zone } = facts;
  const when = since.since === null ? undefined : sinceText(since.since, now, language, zone);
  const title = words.since.onWall(timeText(since.next ?? now, zone));
  const none = when === undefined ? words.since.noneYet : words.since.none(when);
  const named = (id: string): string => {
    const lane = board.state.lane(id);
    return lane ? laneName(lane, words) : "";
  };
  return (
    <WallPanel area="ideas" title={title} aside={when && words.since.since(when)}>
      {since.items.length === 0 ? (
        <div className="wall-empty">
          <p>{none}</p>
        </div>
      ) : (
        <FitList
          label={title}
          items={onWall(since.items)}
          keyOf={(item) => `${item.kind} ${item.id}`}
          render={(item) => <Line item={item} named={named} today={localDate(now, zone)} />}
          more={(hidden) => words.screen.wall.more(hidden.length)}
        />
      )}
    </WallPanel>
  );
}

interface LineProps {
  readonly item: SinceItem;
  readonly named: (laneId: string) => string;
  readonly today: string;
}

function Line({ item, named, today }: LineProps) {
  const words = useWords();
  const language = useLanguage();
  const { kind, text, small } = lineOf(item, words, language, today, named);
  return (
    <div className="wall-card" data-since={item.kind}>
      <small>{small ? `${kind} · ${small}` : kind}</small>
      <span className="wall-card-title">{text}</span>
    </div>
  );
}
