import { type Instant, localDate } from "../../shared/base/time.ts";
import type { SeriesView, TestMark } from "../../shared/measure/measure.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { begunTests, keyOf, markDay } from "./testMarks.ts";

/** The tests that the chart marks, the newest first, with the way to their board. Nothing where there are none. */
export function TestList({ series, now }: { readonly series: SeriesView; readonly now: Instant }) {
  const words = useWords().pdsa.chart;
  const today = localDate(now, series.zone);
  const tests = begunTests(series.marks, today).toReversed();
  if (tests.length === 0) return null;
  return (
    <section className="panel stack section">
      <h2>{words.list}</h2>
      <ul className="list">
        {tests.map((mark) => (
          <li key={keyOf(mark)} className="list-row">
            <span className="list-main">
              <a href={`/tavle/${mark.boardId}`}>{words.line(mark.number, mark.title)}</a>
              <small>
                <When mark={mark} today={today} />
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function When({ mark, today }: { readonly mark: TestMark; readonly today: string }) {
  const { pdsa } = useWords();
  const language = useLanguage();
  const from = markDay(mark.from, today, language);
  if (mark.to === null || mark.decision === null) return `▸ ${pdsa.chart.since(from)} · ${pdsa.chart.goesOn}`;
  return `${pdsa.chart.span(from, markDay(mark.to, today, language))} · ${pdsa.chart.ended[mark.decision]}`;
}
