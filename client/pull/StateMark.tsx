import type { Instant } from "../../shared/base/time.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import type { SourceState } from "./state.ts";

const MARKS: Readonly<Record<SourceState["is"], { readonly icon: IconName; readonly tone: string }>> = {
  good: { icon: "check", tone: "good" },
  partly: { icon: "alert", tone: "watch" },
  quiet: { icon: "clock", tone: "watch" },
  failing: { icon: "alert", tone: "alarm" },
  paused: { icon: "pause", tone: "plain" },
  fresh: { icon: "clock", tone: "plain" },
  running: { icon: "restore", tone: "plain" },
};

interface Props {
  readonly state: SourceState;
  readonly now: Instant;
  readonly zone: string;
}

/** How a source goes: mark, colour and word. */
export function StateMark({ state, now, zone }: Props) {
  const { icon, tone } = MARKS[state.is];
  return (
    <span className="pull-state" data-tone={tone}>
      <Icon name={icon} />
      <StateWord state={state} now={now} zone={zone} />
    </span>
  );
}

function StateWord({ state, now, zone }: Props) {
  const words = useWords().pull.states;
  const language = useLanguage();
  switch (state.is) {
    case "partly":
      return words.partly(state.rows);
    case "quiet":
      return state.since === null ? words.quietEver : words.quiet(momentText(state.since, now, language, zone));
    default:
      return words[state.is];
  }
}
