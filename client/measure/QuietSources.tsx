import { Link } from "wouter";
import type { UnitId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import type { QuietSeries } from "../../shared/measure/feedKey.ts";
import { troubleOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { dayText, numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { periodText } from "./figures.ts";
import { useQuietSources } from "./queries.ts";
import { roleInSentence } from "./role.ts";

/** From where nothing has come for twice its rhythm, and whom to ask. */
export function QuietSources({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().feeds;
  const language = useLanguage();
  const now = useNow(60_000);
  const quiet = useQuietSources(unitId);
  const { items = [], count = 0 } = quiet.data ?? {};
  return (
    <div className="stack feed-quiet">
      <h3>{words.quiet}</h3>
      <ErrorNotice trouble={troubleOf(quiet)} onRetry={() => void quiet.refetch()} />
      {quiet.data && <p>{count === 0 ? words.allWell : words.quietHelp}</p>}
      <ul className="list">
        {items.map((item) => (
          <QuietRow key={`${item.measureId} ${item.unitId}`} item={item} now={now} />
        ))}
      </ul>
      {count > items.length && <p>{words.quietMore(numberText(count - items.length, language, 0))}</p>}
    </div>
  );
}

function QuietRow({ item, now }: { readonly item: QuietSeries; readonly now: number }) {
  const words = useWords().feeds;
  const language = useLanguage();
  const { zone, latest, since, source, responsible } = item;
  const due = dayText(localDate(since, zone), localDate(now, zone), language);
  const told = [
    words.quietSince(periodText(latest.period, { language, zone, now }), due),
    source && words.from(source),
    responsible && words.ask(roleInSentence(responsible)),
  ];
  return (
    <li className="list-row">
      <span className="list-main">
        <Link href={`/maltall/${item.measureId}`}>
          {item.name} · {item.unitName}
        </Link>
        <small>{told.filter(Boolean).join(" ")}</small>
      </span>
    </li>
  );
}
