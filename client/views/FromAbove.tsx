import type { Instant } from "../../shared/base/time.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { MessageList } from "../message/MessageList.tsx";
import { MessageTurns } from "../message/MessageTurns.tsx";
import { useMessages } from "../message/useMessages.ts";
import { Questions } from "../round/Questions.tsx";
import { useQuestions, useVisits } from "../round/useVisits.ts";
import { VisitMarks } from "../round/VisitMarks.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly facts: Board;
}

/** On the wall between meetings: one calm line with the message from above, and who visits. Nothing when there is nothing. */
export function FromAboveLine({ facts, zone, now }: Props & { readonly zone: string; readonly now: Instant }) {
  const { shown } = useMessages(facts.id);
  const { today } = useVisits(facts.id, zone);
  if (shown.length + today.length === 0) return null;
  return (
    <div className="from-above">
      <MessageTurns boardId={facts.id} zone={zone} now={now} />
      <VisitMarks boardId={facts.id} zone={zone} isShort={shown.length > 0} />
    </div>
  );
}

/** The same above the board at a desk, with what one may answer. */
export function FromAboveStrip({ facts }: Props) {
  const words = useWords().message;
  const { all } = useMessages(facts.id);
  const { today } = useVisits(facts.id, facts.zone);
  const { toUs, ours } = useQuestions(facts.id);
  const answered = ours.filter(({ answer }) => answer !== null);
  if (all.length + today.length + toUs.length + answered.length === 0) return null;
  return (
    <section className="from-above-strip" aria-label={words.fromAbove}>
      <MessageList boardId={facts.id} zone={facts.zone} mayMark={listed(facts.may, "message:mark")} />
      <Questions boardId={facts.id} zone={facts.zone} mayAnswer={listed(facts.may, "question:answer")} hasKeyboard />
      <VisitMarks boardId={facts.id} zone={facts.zone} />
    </section>
  );
}
