import type { Escalation } from "../../shared/escalation/escalation.ts";
import { isUnsolved } from "../../shared/escalation/state.ts";
import "../escalation/escalation.css";
import { useNow } from "../live/serverClock.ts";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./matter.css";

/** What was answered last, interim or not. One that did not solve it stays and says so: who answers next must know of it. */
export function GivenAnswer({ matter, zone }: { readonly matter: Escalation; readonly zone: string }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const answer = matter.history.findLast((step) => step.what === "interim" || step.what === "answered");
  if (!answer) return null;
  const isInterim = answer.what === "interim";
  const { part, trail } = words.matters;
  const unit = matter.places.find(({ boardId }) => boardId === answer.board)?.unitName ?? "";
  const who = [unit, answer.by.name, momentText(answer.at, now, language, zone)];
  return (
    <blockquote className="matter-answer" data-interim={isInterim || isUnsolved(matter) || undefined}>
      <small>{isInterim ? trail.note.interim : isUnsolved(matter) ? part.unsolved : part.answer}</small>
      <p>{answer.text}</p>
      <small>{who.filter(Boolean).join(" · ")}</small>
    </blockquote>
  );
}
