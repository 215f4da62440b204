import type { Language } from "../../shared/access/actor.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import { Notice } from "../ui/Notice.tsx";
import { fullDate } from "../words/dates.ts";
import type { Words } from "../words/catalogue.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Props {
  readonly at: Instant;
  readonly zone: string;
  /** The unit that took over. */
  readonly into: string | undefined;
  readonly of: "unit" | "board";
}

/** Since when a unit is laid down, and what is left of it. */
export function LaidDownNotice({ at, zone, into, of }: Props) {
  const { tier } = useWords();
  const language = useLanguage();
  return (
    <Notice tone="watch">
      <p>
        <strong>{laidDownText(at, zone, into, tier, language)}</strong> {of === "unit" ? tier.unitLeft : tier.boardLeft}
      </p>
    </Notice>
  );
}

/** The same as words alone, for a wall's header. */
export function laidDownText(
  at: Instant,
  zone: string,
  into: string | undefined,
  words: Words["tier"],
  language: Language,
): string {
  const since = words.laidDown(fullDate(localDate(at, zone), language));
  return into === undefined ? since : `${since} ${words.mergedInto(into)}`;
}
