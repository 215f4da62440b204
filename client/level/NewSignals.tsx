import { useId } from "react";
import { Link } from "wouter";
import type { UnitId } from "../../shared/base/ids.ts";
import type { LevelSignals } from "../../shared/level/overview.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { useNow } from "../live/serverClock.ts";
import { signalSentence } from "../signal/signalText.ts";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { SmallChart } from "./SmallChart.tsx";

interface Props {
  readonly unitId: UnitId;
  readonly signals: LevelSignals;
  /** More are told by their number, which opens them all. */
  readonly most?: number;
}

/** New signals of all units below; common cause is folded away, and what chance alone would give stands beside the count. */
export function NewSignals({ unitId, signals, most = 3 }: Props) {
  const words = useWords().level.signals;
  const id = useId();
  const { items, count } = signals;
  const all = `/enhet/${unitId}/signaler`;
  const shown = items.slice(0, most);
  return (
    <section className="level-panel" aria-labelledby={id}>
      <div className="level-panel-head">
        <h2 id={id}>
          <Link href={all} className="level-plain">
            {words.title}
          </Link>
        </h2>
        <Chance signals={signals} />
      </div>
      {count === 0 && (
        <p className="level-none">
          {words.none}. {words.noneHelp}
        </p>
      )}
      <ul className="level-signals">
        {shown.map((item) => (
          <li key={item.id}>
            <SignalLine item={item} />
          </li>
        ))}
      </ul>
      {count > shown.length && (
        <Link href={all} className="level-more">
          {words.all(count)}
        </Link>
      )}
    </section>
  );
}

/** "2 av 41 målinger. Om lag 5 ventes av ren tilfeldighet." */
export function Chance({ signals: { count, measures, expected } }: { readonly signals: LevelSignals }) {
  const words = useWords();
  const language = useLanguage();
  if (measures === 0) return <small>{words.signal.noMeasures}</small>;
  const whole = Math.round(expected);
  const { level } = words;
  return (
    <small>
      {level.signals.count(count, measures)}.{" "}
      {whole === 0 ? level.signals.expectedFew : level.signals.expected(numberText(whole, language, 0))}
    </small>
  );
}

function SignalLine({ item }: { readonly item: SignalItem }) {
  const words = useWords().level.signals;
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <article className="level-signal">
      <div>
        <h3>
          <Link href={`/enhet/${item.unitId}/maltall/${item.measureId}`} className="level-plain">
            {item.definition.name} · {item.unitName}
          </Link>
        </h3>
        <p>
          {signalSentence(item, language, now)} {!item.firm && words.preliminary}
        </p>
      </div>
      <SmallChart picture={item.picture} />
    </article>
  );
}
