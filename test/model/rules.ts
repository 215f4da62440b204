import { clockOf, holderOf, isUnanswered } from "../../shared/escalation/state.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import { AUDIT, byteAt, isMeeting, matterOf, NOW, OK, OPEN, Q, type State } from "./bytes.ts";
import { answerIn, DEPARTMENT, historyIn, type Model, placeOf, type RequestName } from "./model.ts";

/** What holds in every state. @returns the rule that is broken */
export function brokenState(model: Model, state: State): string | undefined {
  const number = matterOf(state);
  const history = historyIn(model, state);
  if (state[AUDIT] !== history.length) return "the audit has one row for each step";
  for (const [request, name] of model.bounds.requests.entries()) {
    const times = history.filter(({ by }) => by.name === name).length;
    if (times > 1) return "what is sent twice is done once";
    const isDone = name === "close department" ? state[OPEN] === 0 : times === 1;
    if (state[placeOf(request) + Q.client] === OK && !isDone && !isRepeat(name)) {
      return "what was answered with yes is done";
    }
  }
  if (number === 0) return undefined;
  const matter = { history };
  if (isUnanswered(matter) && holderOf(matter) === DEPARTMENT && state[OPEN] === 0) {
    return "a living unit has every open matter";
  }
  return model.histories.brokenIn(number);
}

/** What may be so already when it comes: another did the same. */
function isRepeat(name: RequestName): boolean {
  return name === "confirm" || name === "reopen" || name === "withdraw" || name === "take further";
}

/** What holds from one state to the next. @returns the rule that is broken */
export function brokenBetween(model: Model, before: State, after: State, act: string): string | undefined {
  if (matterOf(before) === matterOf(after)) return undefined;
  const [old, now] = [historyIn(model, before), historyIn(model, after)];
  if (!isGrownFrom(old, now)) return "history only grows";
  const added = now.slice(old.length);
  const has = (...kinds: readonly MatterStep["what"][]): boolean => added.some(({ what }) => kinds.includes(what));
  if (has("risen") && isMeeting(before) && holderOf({ history: old }) === DEPARTMENT) {
    return "nothing rises while its level is meeting";
  }
  const { rises } = clockOf({ history: now });
  if (has("reopened") && rises !== null && rises < byteAt(after, NOW) + 2) {
    return "a matter that was not solved has a new clock";
  }
  if (has("confirmed", "reopened") && answerSeen(model, before, act) !== answerIn(old)) {
    return "nobody judges an answer that they have not seen";
  }
  return undefined;
}

function isGrownFrom(old: readonly MatterStep[], now: readonly MatterStep[]): boolean {
  const isKept = (step: MatterStep, index: number): boolean =>
    now[index] === step || JSON.stringify(now[index]) === JSON.stringify(step);
  return now.length >= old.length && old.every(isKept);
}

/** The answer that whoever judges had before them. */
function answerSeen({ bounds }: Model, state: State, act: string): number {
  const judge = bounds.requests.findIndex((name) => act.includes(name) && (name === "confirm" || name === "reopen"));
  return judge < 0 ? 0 : byteAt(state, placeOf(judge) + Q.seen);
}
