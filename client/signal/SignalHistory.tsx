import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { SignalHistory as History } from "../../shared/measure/signalItem.ts";
import { troubleOf } from "../live/queries.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { UNTOLD } from "../../shared/measure/signal.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useSignalHistory } from "./queries.ts";
import { SignalMark } from "./SignalRow.tsx";
import { signalSentence, stepLines } from "./signalText.ts";
import "./signal.css";

interface Props {
  readonly measureId: MeasureId;
  readonly unitId: UnitId;
  readonly now: Instant;
}

/** Every signal that a measure has given, and who saw it when. */
export function SignalHistory({ measureId, unitId, now }: Props) {
  const words = useWords().signal;
  const history = useSignalHistory(measureId, unitId);
  const all = history.data?.items ?? [];
  const items = all.filter(({ closing }) => !UNTOLD.some((untold) => untold === closing));
  const untold = all.length - items.length;
  return (
    <section className="panel stack section">
      <h2>{words.history}</h2>
      <ErrorNotice trouble={troubleOf(history)} onRetry={() => void history.refetch()} />
      {history.data && items.length === 0 && <p>{words.historyNone}</p>}
      <ul className="list">
        {items.map((item) => (
          <Past key={item.id} item={item} now={now} />
        ))}
      </ul>
      {untold > 0 && <p className="signal-near">{words.untold(untold)}</p>}
    </section>
  );
}

function Past({ item, now }: { readonly item: History; readonly now: Instant }) {
  const language = useLanguage();
  return (
    <li className="list-row signal-past">
      <div className="list-main">
        <strong>{signalSentence(item, language, now)}</strong>
        <ol className="signal-steps">
          {stepLines(item, language, now).map((line) => (
            <li key={line.key}>{line.text}</li>
          ))}
        </ol>
      </div>
      <SignalMark signal={item} />
    </li>
  );
}
