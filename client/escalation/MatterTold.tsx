import type { Escalation } from "../../shared/escalation/escalation.ts";
import { lastStep, stateOf } from "../../shared/escalation/state.ts";
import { useNow } from "../live/serverClock.ts";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Props {
  readonly matter: Escalation;
  readonly zone: string;
  /** The unit that sent it; absent on its own board. */
  readonly from?: string;
}

/** What is asked for and was tried, and what happened last. */
export function MatterTold({ matter, zone, from }: Props) {
  const words = useWords().escalation;
  const language = useLanguage();
  const now = useNow(60_000);
  const last = lastStep(matter);
  const who = last.by.kind === "person" ? last.by.name : "";
  const moved = words.by(words.state[stateOf(matter)], who, momentText(last.at, now, language, zone));
  return (
    <>
      {matter.asked && <p>{words.asked(matter.asked)}</p>}
      {matter.tried && <p>{words.tried(matter.tried)}</p>}
      <small>{[from, words.kind[matter.kind], moved].filter(Boolean).join(" · ")}</small>
    </>
  );
}
