import type { UnitId } from "../../shared/base/ids.ts";
import { levelsOfDay } from "../../shared/level/counts.ts";
import type { LevelOverview } from "../../shared/level/overview.ts";
import { outOfOrder } from "../../shared/level/outOfOrder.ts";
import { LevelDay } from "../cascade/LevelDay.tsx";
import { LevelStrip } from "../cascade/LevelStrip.tsx";
import { OutOfOrder } from "../cascade/OutOfOrder.tsx";
import { useOverview } from "../level/useOverview.ts";
import { troubleOf, useUnit } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { weekdayAndDate, weekOf } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

/** The day's meetings of a unit and all below it, from the floor up, as they are held. */
export function DayView({ unitId }: { readonly unitId: UnitId }) {
  const { cascade: words } = useWords();
  const language = useLanguage();
  const unit = useUnit(unitId);
  const day = useOverview(unitId);
  if (unit.data === null) return <NotFoundView />;
  const name = unit.data?.name ?? "";
  const date = day.data?.date;
  return (
    <Page
      title={words.title(name)}
      crumbs={[{ label: name, href: `/enhet/${unitId}` }]}
      lead={
        <>
          {date && `${weekdayAndDate(date, language)} · ${weekOf(date, language)}. `}
          {words.lead}
        </>
      }
    >
      <ErrorNotice trouble={troubleOf(day)} onRetry={() => void day.refetch()} />
      {day.isPending && <Loading />}
      {day.data && <Levels overview={day.data} />}
    </Page>
  );
}

/** All that is counted is counted from the lines of the overview, which are the tiles below. */
function Levels({ overview }: { readonly overview: LevelOverview }) {
  const { cascade: words } = useWords();
  const now = useNow(10_000);
  const { zone, units, above } = overview;
  const levels = levelsOfDay([...units, ...above]);
  const own = units[0]?.kind ?? "section";
  return (
    <>
      <LevelStrip levels={levels} own={own} zone={zone} now={now} listOf={(kind) => `#dag-${kind}`} />
      <OutOfOrder all={outOfOrder(overview)} zone={zone} />
      {levels.length === 0 && <EmptyState title={words.empty} />}
      {levels.map((level, at) => (
        <LevelDay key={level.kind} id={`dag-${level.kind}`} level={level} zone={zone} isFirst={at === 0} />
      ))}
    </>
  );
}
