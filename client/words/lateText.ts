import type { Escalation } from "../../shared/escalation/escalation.ts";
import { lastAnswer, lastStep, stateOf } from "../../shared/escalation/state.ts";
import type { nb as mattersWords } from "./matters.ts";

interface Words {
  readonly matters: Pick<typeof mattersWords, "late">;
}

/** Somebody else was first: what was answered, or how the matter stands now, and by whom. */
export function lateText(now: Escalation, { matters }: Words): string {
  const answer = stateOf(now) === "answered" ? lastAnswer(now) : undefined;
  if (answer) return matters.late.answered(answer.by.name, answer.text);
  const { by } = lastStep(now);
  return matters.late.moved(matters.late.now[stateOf(now)], by.kind === "person" ? by.name : "");
}
