import type { UnitId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { LevelDay } from "../cascade/LevelDay.tsx";
import { LevelStrip } from "../cascade/LevelStrip.tsx";
import { OutOfOrder } from "../cascade/OutOfOrder.tsx";
import { useCascade } from "../cascade/useCascade.ts";
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
  const day = useCascade(unitId);
  const now = useNow(10_000);
  if (unit.data === null) return <NotFoundView />;
  const name = unit.data?.name ?? "";
  const cascade = day.data;
  const date = cascade && localDate(now, cascade.zone);
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
      {cascade && (
        <>
          <LevelStrip levels={cascade.levels} zone={cascade.zone} now={now} listOf={(kind) => `#dag-${kind}`} />
          <OutOfOrder cascade={cascade} />
          {cascade.levels.length === 0 && <EmptyState title={words.empty} />}
          {cascade.levels.map((level, at) => (
            <LevelDay key={level.kind} id={`dag-${level.kind}`} level={level} zone={cascade.zone} isFirst={at === 0} />
          ))}
        </>
      )}
    </Page>
  );
}
