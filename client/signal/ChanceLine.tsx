import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** What chance alone would give, so that nobody takes every signal for news of the ward. */
export function ChanceLine({ measures, expected }: { readonly measures: number; readonly expected: number }) {
  const words = useWords().signal;
  const language = useLanguage();
  if (measures === 0) return <p className="signal-near">{words.noMeasures}</p>;
  const whole = Math.round(expected);
  return (
    <p className="signal-near">
      {whole === 0 && measures > 1 ? words.chanceFew(measures) : words.chance(measures, numberText(whole, language, 0))}
    </p>
  );
}
