import { useState } from "react";
import { listed } from "../../../shared/protocol/boards.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import type { StepParts } from "../../huddle/HuddleFrame.tsx";
import { MessageList } from "../../message/MessageList.tsx";
import { useMessages } from "../../message/useMessages.ts";
import { Questions } from "../../round/Questions.tsx";
import { useQuestions, useVisits } from "../../round/useVisits.ts";
import { VisitMarks } from "../../round/VisitMarks.tsx";
import { useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/**
 * Where the meeting begins: messages, visits and questions have the stage when there are any, and who is here stands beside
 * them. What has been on the stage is read by the unit when the meeting goes on.
 */
export function useFromAbove({
  facts,
  step,
  surface,
  mayAct,
  hasKeyboard,
}: StepProps): (parts: StepParts) => StepParts {
  const words = useWords();
  const own = words.round;
  const [asks, setAsks] = useState(false);
  const { shown } = useMessages(facts.id);
  const { today } = useVisits(facts.id, facts.zone);
  const { toUs, ours, answer } = useQuestions(facts.id);
  const answered = ours.filter((question) => question.answer !== null);
  const [open] = toUs;
  const mayAnswer = mayAct && (surface === "wall" || listed(facts.may, "question:answer"));
  if (shown.length + today.length + toUs.length + answered.length === 0) return (parts) => parts;

  const ready = (key: string, text: string): Act => ({
    key,
    label: text,
    onPress: () => {
      if (open) answer(open.id, text);
      setAsks(false);
    },
  });
  const answers: readonly Act[] = [
    ready("yes", own.yes),
    ready("no", own.no),
    ready("later", own.later),
    { key: "cancel", label: words.huddle.acts.cancel, onPress: () => setAsks(false) },
  ];
  // Whoever can write, writes it on the stage.
  const answerIt: readonly Act[] =
    open && mayAnswer && !hasKeyboard
      ? [{ key: "answer", label: own.answerIt, mark: "?", onPress: () => setAsks(true) }]
      : [];
  return (parts) => {
    if (parts.isAsking) return parts;
    // A rail that the board has chosen takes the place of ours; who is here stands below then.
    const hasRail = step.rail === undefined;
    const stage = (
      <div className="huddle-stack above-stage">
        <h1>{words.message.fromAbove}</h1>
        <MessageList boardId={facts.id} zone={facts.zone} mayMark={false} />
        <Questions boardId={facts.id} zone={facts.zone} mayAnswer={mayAnswer} hasKeyboard={hasKeyboard} />
        <VisitMarks boardId={facts.id} zone={facts.zone} isShort={toUs.length > 0} />
        {!hasRail && parts.stage}
      </div>
    );
    const rail = hasRail ? <section className="huddle-panel huddle-card above-who">{parts.stage}</section> : undefined;
    if (asks && open) return { ...parts, stage, rail, acts: answers, isAsking: true };
    return { ...parts, stage, rail, acts: [...answerIt, ...parts.acts] };
  };
}
