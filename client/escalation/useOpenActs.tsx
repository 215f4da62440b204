import type { ReactNode } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { interimOf, isUnanswered } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type SenderStep, useSenderStep } from "./useSenderStep.ts";

interface OpenActs {
  /** None once it is answered, or where one may do nothing with it. */
  readonly buttons: readonly ReactNode[];
  readonly trouble: ReactNode;
}

/**
 * What its sender can do with a matter while it waits for an answer: say that it cannot wait, or take it back.
 * @param where in a list each button says of which matter it is
 */
export function useOpenActs(matter: Escalation, facts: Board, where: "inList" | "alone"): OpenActs {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(20_000);
  const { above } = words.escalation;
  const { lane } = words.raising;
  const withdraw = useSenderStep(facts.id, matter, "withdraw", () => above.withdrawn);
  const urge = useSenderStep(facts.id, matter, "urge", ({ due }) =>
    lane.urged(due === null ? "" : momentText(due, now, language, facts.zone)),
  );
  const named = (act: string) =>
    where === "inList" ? ({ density: "close", "aria-label": words.level.waiting.of(act, matter.what) } as const) : {};
  const isOpen = isUnanswered(matter);
  const mayUrge = isOpen && interimOf(matter) !== undefined && listed(facts.may, "escalation:confirm");
  const mayWithdraw = isOpen && listed(facts.may, "escalation:withdraw");
  return {
    buttons: [
      mayUrge && (
        <Button
          key="urge"
          variant="primary"
          isBusy={urge.isBusy}
          onClick={() => void urge.take()}
          {...named(lane.urge)}
        >
          {lane.urge}
        </Button>
      ),
      mayWithdraw && (
        <Button key="withdraw" isBusy={withdraw.isBusy} onClick={() => void withdraw.take()} {...named(above.withdraw)}>
          {above.withdraw}
        </Button>
      ),
    ].filter((button) => button !== false),
    trouble: (
      <>
        <StepTrouble step={withdraw} cut={above.cut} />
        <StepTrouble step={urge} cut={lane.cut} />
      </>
    ),
  };
}

function StepTrouble({ step, cut }: { readonly step: SenderStep; readonly cut: string }): ReactNode {
  if (step.isCut) return <Notice tone="watch">{cut}</Notice>;
  return <ErrorNotice trouble={step.trouble} />;
}
