import { type Instant, localDate } from "../../shared/base/time.ts";
import { dayText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { FitList } from "./FitList.tsx";
import { daysWaited, hasJustCome, ideasAndTests, type WallCard } from "./ideas.ts";

interface Props {
  readonly cards: readonly WallCard[];
  readonly now: Instant;
  readonly zone: string;
  /** Days a new idea may wait before its card says so. */
  readonly ageingDays: number;
}

/** Which ideas wait for an answer, and what is tested now. */
export function IdeasPanel({ cards, now, zone, ageingDays }: Props) {
  const { screen, guide } = useWords();
  const words = screen.wall;
  const { shown } = ideasAndTests(cards, now);
  if (shown.length === 0) {
    return (
      <div className="wall-empty">
        <p>{words.noIdeas}</p>
        <small>{words.noIdeasHow}</small>
        <small>{guide.onWall(`${location.host}/slik-gjor-vi`)}</small>
      </div>
    );
  }
  return (
    <FitList
      label={words.ideas}
      items={shown}
      keyOf={({ card }) => card.id}
      render={(each) => <IdeaCard each={each} now={now} zone={zone} ageingDays={ageingDays} />}
      more={(hidden) => words.more(hidden.length)}
    />
  );
}

function IdeaCard({ each, now, zone, ageingDays }: Omit<Props, "cards"> & { readonly each: WallCard }) {
  const words = useWords();
  const language = useLanguage();
  const { card, meaning } = each;
  const waited = daysWaited(each, now, zone);
  const isOld = meaning === "new" && waited >= ageingDays;
  const small = [
    each.since !== undefined && hasJustCome(each, now) && words.screen.wall.cameAt(timeText(each.since, zone)),
    meaning === "testing" && words.screen.wall.testing,
    meaning === "testing" &&
      card.evaluateOn &&
      words.screen.wall.evaluateOn(dayText(card.evaluateOn, localDate(now, zone), language)),
    card.who,
  ].filter(Boolean);
  return (
    <div className="wall-card" data-meaning={meaning}>
      <span className="wall-card-title">{card.title || words.board.card.untitled}</span>
      {isOld && <span className="wall-old">▲ {words.screen.wall.waited(waited)}</span>}
      {small.length > 0 && <small>{small.join(" · ")}</small>}
    </div>
  );
}
