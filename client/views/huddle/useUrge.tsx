import type { ReactNode } from "react";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { interimOf, isUnanswered } from "../../../shared/escalation/state.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import { useSenderStep } from "../../escalation/useSenderStep.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { serverNow } from "../../live/serverClock.ts";
import { ErrorNotice } from "../../ui/ErrorNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { momentText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";

/** *Haster*: the sender cannot wait as long as an interim answer says. It needs contact, and says so. */
export function useUrge(
  facts: Board,
  matter: Escalation | undefined,
): { readonly acts: readonly Act[]; readonly trouble: ReactNode } {
  const words = useWords().raising.lane;
  const language = useLanguage();
  const step = useSenderStep(facts.id, matter, "urge", ({ due }) =>
    words.urged(due === null ? "" : momentText(due, serverNow(), language, facts.zone)),
  );
  const canUrge = matter !== undefined && isUnanswered(matter) && interimOf(matter) !== undefined;
  return {
    acts: canUrge ? [{ key: "urge", label: words.urge, mark: "▲", onPress: () => void step.take() }] : [],
    trouble: step.isCut ? <Notice tone="watch">{words.cut}</Notice> : <ErrorNotice trouble={step.trouble} />,
  };
}
