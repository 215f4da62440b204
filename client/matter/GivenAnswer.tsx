import type { Escalation } from "../../shared/escalation/escalation.ts";
import { isUnanswered, lastAnswer } from "../../shared/escalation/state.ts";
import "../escalation/escalation.css";
import { useNow } from "../live/serverClock.ts";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./matter.css";

/** The answer that was given last, or the interim one while that is the last word. */
export function GivenAnswer({ matter, zone }: { readonly matter: Escalation; readonly zone: string }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const answer = isUnanswered(matter) ? matter.history.findLast((step) => step.what === "interim") : lastAnswer(matter);
  if (!answer) return null;
  const unit = matter.places.find(({ boardId }) => boardId === answer.board)?.unitName ?? "";
  const who = [unit, answer.by.name, momentText(answer.at, now, language, zone)];
  return (
    <blockquote className="matter-answer" data-interim={answer.what === "interim" || undefined}>
      <small>{answer.what === "interim" ? words.matters.trail.note.interim : words.matters.part.answer}</small>
      <p>{answer.text}</p>
      <small>{who.filter(Boolean).join(" · ")}</small>
    </blockquote>
  );
}
