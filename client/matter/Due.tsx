import { HOUR, type Instant, MINUTE } from "../../shared/base/time.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { isUnanswered } from "../../shared/escalation/state.ts";
import { useNow } from "../live/serverClock.ts";
import { relativeText, sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./matter.css";

/** How near svarfrist is: passed, within the hour, or later. */
export function nearness(due: Instant | null, now: Instant): "over" | "soon" | "later" | "none" {
  if (due === null) return "none";
  if (now >= due) return "over";
  return due - now <= HOUR ? "soon" : "later";
}

interface Props {
  readonly matter: Escalation;
  readonly zone: string;
}

const MARK = { over: "▲", soon: "●", later: "", none: "" } as const;

/** *Svarfrist* as clock time, with the time left in words; nothing once it is answered. */
export function Due({ matter, zone }: Props) {
  const words = useWords().matters.due;
  const language = useLanguage();
  const now = useNow(20_000);
  if (!isUnanswered(matter) || matter.kind === "awareness") return null;
  const { due } = matter;
  const near = nearness(due, now);
  const when = due === null ? "" : sinceText(due, now, language, zone);
  return (
    <p className="due" data-near={near}>
      {MARK[near] && <i aria-hidden="true">{MARK[near]}</i>}
      <b>{due === null ? words.none : near === "over" ? words.over(when) : words.by(when)}</b>
      {due !== null && Math.abs(due - now) >= MINUTE && <span>{relativeText(due, now, language)}</span>}
      {matter.onCall && <span>{words.onCall}</span>}
    </p>
  );
}
