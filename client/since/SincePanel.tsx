import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { type CardId, cardId } from "../../shared/base/ids.ts";
import { type Instant, localDate, MINUTE } from "../../shared/base/time.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { SinceItem } from "../../shared/since/since.ts";
import { laneName } from "../board/laneNames.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { Icon } from "../ui/Icon.tsx";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { countsOf, groupsOf, isAnswer, lineOf, type SinceGroup } from "./lines.ts";
import { type Since, useSince } from "./useSince.ts";
import "./since.css";

/** So long before a meeting the list stands open by itself. */
const OPEN_BEFORE = 60 * MINUTE;

interface Props {
  readonly facts: Board;
  readonly board: OpenBoard;
  readonly now: Instant;
  readonly openCard: (id: CardId) => void;
}

/** Above a board at a desk: what has changed since the last meeting of the kind that comes; each line opens its thing. */
export function SincePanel(props: Props) {
  const { facts, board, now } = props;
  const found = useSince(facts, board, now);
  if (!found) return null;
  const { items, next } = found;
  const isNear = next !== undefined && next - now <= OPEN_BEFORE;
  // Its own when people have opened or closed it: whether it is near says only how it begins.
  return items.length === 0 ? (
    <Nothing {...props} since={found} />
  ) : (
    <Told key={String(isNear)} {...props} since={found} isOpen={isNear} />
  );
}

interface ToldProps extends Props {
  readonly since: Since;
}

function useWhen({ since: { since }, now, facts }: Pick<ToldProps, "since" | "now" | "facts">): string | undefined {
  const language = useLanguage();
  return since === null ? undefined : sinceText(since, now, language, facts.zone);
}

function Nothing(props: ToldProps) {
  const words = useWords().since;
  const when = useWhen(props);
  return <p className="since-none">{when === undefined ? words.noneYet : words.none(when)}</p>;
}

function Told(props: ToldProps & { readonly isOpen: boolean }) {
  const { facts, board, now, openCard, since, isOpen } = props;
  const words = useWords();
  const language = useLanguage();
  const when = useWhen(props);
  const named = (id: string): string => {
    const lane = board.state.lane(id);
    return lane ? laneName(lane, words) : "";
  };
  return (
    <details className="since" open={isOpen}>
      <summary>
        <h2>{words.since.title}</h2>
        <span>{countsOf(since.items, words)}</span>
        <small>{when === undefined ? words.since.never : words.since.since(when)}</small>
        <Icon name="arrowDown" />
      </summary>
      <div className="since-groups">
        {groupsOf(since.items, words).map((group) => (
          <Group
            key={group.items[0]?.id}
            group={group}
            render={(item) => {
              const line = lineOf(item, words, language, localDate(now, facts.zone), named);
              const isOnWay = item.kind === "answer" && !isAnswer(item);
              return (
                <Opens item={item} facts={facts} openCard={openCard}>
                  <span>
                    <VisuallyHidden>{line.kind}: </VisuallyHidden>
                    {line.text}
                  </span>
                  {line.small && <small>{isOnWay ? `${line.kind} · ${line.small}` : line.small}</small>}
                </Opens>
              );
            }}
          />
        ))}
      </div>
    </details>
  );
}

/** So many of a sort stand at once: the board is below. */
const AT_ONCE = 8;

interface GroupProps {
  readonly group: SinceGroup;
  readonly render: (item: SinceItem) => ReactNode;
}

function Group({ group: { title, items }, render }: GroupProps) {
  const words = useWords().message;
  const [isWhole, setWhole] = useState(false);
  // A button for one more takes as much room as that one.
  const shown = isWhole || items.length <= AT_ONCE + 1 ? items : items.slice(0, AT_ONCE);
  const rest = items.length - shown.length;
  return (
    <section className="since-group">
      <h3>{title}</h3>
      <ul>
        {shown.map((item) => (
          <li key={item.id}>{render(item)}</li>
        ))}
        {rest > 0 && (
          <li>
            <button type="button" className="since-line" data-more="" onClick={() => setWhole(true)}>
              {words.showMore(rest)}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface OpensProps extends Pick<Props, "facts" | "openCard"> {
  readonly item: SinceItem;
  readonly children: ReactNode;
}

function Opens({ item, facts, openCard, children }: OpensProps) {
  switch (item.kind) {
    case "answer":
      return (
        <Link className="since-line" href={`/tavle/${facts.id}/sak/${item.matter.id}`}>
          {children}
        </Link>
      );
    case "signal":
      return (
        <Link className="since-line" href={`/enhet/${facts.unitId}/signaler`}>
          {children}
        </Link>
      );
    default:
      return (
        <button
          type="button"
          className="since-line"
          onClick={() => {
            const id = cardId.safeParse(item.card.cardId);
            if (id.success) openCard(id.data);
          }}
        >
          {children}
        </button>
      );
  }
}
