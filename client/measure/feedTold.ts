import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { FeedKeyView } from "../../shared/measure/feedKey.ts";
import type { RowCode } from "../../shared/measure/pushed.ts";
import { catalogue } from "../words/catalogue.ts";
import { momentText, numberText } from "../words/dates.ts";

/** How a feed was turned away last, in one or two sentences. */
export interface TroubleTold {
  readonly text: string;
  /** Nothing has come through since: somebody must look after it. */
  readonly isOpen: boolean;
}

export function feedTrouble(
  { lastError, lastStoredAt }: Pick<FeedKeyView, "lastError" | "lastStoredAt">,
  now: Instant,
  language: Language,
): TroubleTold | undefined {
  if (!lastError) return undefined;
  const words = catalogue[language].feeds;
  const when = momentText(lastError.at, now, language);
  const isOpen = lastStoredAt === null || lastStoredAt <= lastError.at;
  const stored = lastError.whole ? words.nothingStored : words.othersStored;
  const after = isOpen ? stored : words.sinceWell;
  return { text: `${whatOf(lastError, when, language)} ${after}`, isOpen };
}

function whatOf({ code, rows }: NonNullable<FeedKeyView["lastError"]>, when: string, language: Language): string {
  const words = catalogue[language].feeds;
  if (!rows) {
    const reasons: Readonly<Record<string, string>> = catalogue[language].problem;
    return `${words.rejectedCall(when)} ${reasons[code] ?? words.otherReason}`;
  }
  const why = isRowCode(code, words.reasons) ? words.reasons[code] : words.reasons["bad-request"];
  const number = (value: number) => numberText(value, language, 0);
  if (rows.of === 1) return `${words.rejectedOne(when)} ${words.whereOne(rows.field, why)}`;
  return `${words.rejected(number(rows.wrong), number(rows.of), when)} ${words.where(number(rows.first + 1), rows.field, why)}`;
}

function isRowCode(code: string, reasons: Readonly<Record<RowCode, string>>): code is RowCode {
  return code in reasons;
}
