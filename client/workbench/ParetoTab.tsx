import { useMemo, useState } from "react";
import type { ParetoBar } from "../../shared/spc/pareto.ts";
import { TextArea } from "../ui/Field.tsx";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { readPareto, vitalFew } from "./pareto.ts";

/** What happens most often, of a list that somebody pastes; it stays on this page. */
export function ParetoTab() {
  const words = useWords().workbench.pareto;
  const [text, setText] = useState("");
  const { bars, bad } = useMemo(() => readPareto(text), [text]);
  return (
    <section className="bench-columns">
      <div className="stack">
        <h3>{words.title}</h3>
        <TextArea
          label={words.paste}
          hint={`${words.help} ${words.notKept}`}
          rows={8}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={bad.length > 0 ? words.bad(bad.slice(0, 5).join(", ")) : undefined}
        />
      </div>
      {bars.length < 2 ? <p>{words.empty}</p> : <Bars bars={bars} />}
    </section>
  );
}

function Bars({ bars }: { readonly bars: readonly ParetoBar[] }) {
  const words = useWords().workbench.pareto;
  const language = useLanguage();
  const percent = (share: number) => `${numberText(share * 100, language, 0)} %`;
  const few = vitalFew(bars);
  const share = percent(bars[few - 1]?.cumulatedShare ?? 0);
  const most = bars[0]?.count ?? 1;
  return (
    <div className="stack">
      <p>
        <strong>{few === 1 ? words.one(bars[0]?.category ?? "", share) : words.few(few, share)}</strong>
      </p>
      <table className="ds-table bench-pareto">
        <thead>
          <tr>
            {[words.category, words.count, words.share, words.sum].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.category}>
              <th scope="row">
                {bar.category}
                <svg aria-hidden="true" width="100%" height="10">
                  <rect className="bench-bar" width={`${(bar.count / most) * 100}%`} height="10" rx="2" />
                </svg>
              </th>
              <td>{bar.count}</td>
              <td>{percent(bar.share)}</td>
              <td>{percent(bar.cumulatedShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
