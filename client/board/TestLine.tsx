import { localDate } from "../../shared/base/time.ts";
import type { Card } from "../../shared/board/schema.ts";
import { useNow } from "../live/serverClock.ts";
import type { CardTests } from "../pdsa/readTests.ts";
import { testText } from "../pdsa/testText.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";

const MINUTE = 60_000;

/** A card's test in one line: "▸ Test 2 · til fredag · Pleie-assistent". */
export function TestLine({ card, tests }: { readonly card: Card; readonly tests: CardTests }) {
  const { zone } = useBoardParts();
  const words = useWords();
  const language = useLanguage();
  const today = localDate(useNow(MINUTE), zone);
  const { evaluateOn } = card;
  const line = testText({ tests, evaluateOn, who: card.who, today }, words, language);
  return (
    <span className={line.isDue ? "board-card-age" : "board-card-near"}>
      <span aria-hidden="true">{line.mark}</span> {line.text}
    </span>
  );
}
