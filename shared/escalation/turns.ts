import type { BoardId } from "../base/ids.ts";
import { type MatterCommand, turnOf } from "./apply.ts";
import type { Escalation } from "./escalation.ts";
import { delegateOf, groupOf, hadInterim, isUnanswered, stateOf } from "./state.ts";

/** What a receiving board can do with a matter, whoever asks; `thank` is the one thing that awareness asks for. */
const RECEIVER_ACTS = [
  "answer",
  "interim",
  "delegate",
  "forward",
  "merge",
  "unmerge",
  "takeBack",
  "receive",
  "start",
  "thank",
] as const;
export type ReceiverAct = (typeof RECEIVER_ACTS)[number];

/** Which command an act is, so that its turn is the protocol's own. */
const COMMAND: Readonly<Record<ReceiverAct, MatterCommand["do"]>> = {
  answer: "answer",
  interim: "interim",
  delegate: "delegate",
  forward: "forward",
  merge: "merge",
  unmerge: "merge",
  takeBack: "delegate",
  receive: "receive",
  start: "start",
  thank: "receive",
};

/** What can be done with a matter now, by the board whose turn it is; the policy says who may. */
export function actsAt(matter: Escalation, board: BoardId): readonly ReceiverAct[] {
  const isTurn = (act: ReceiverAct): boolean =>
    turnOf(matter, COMMAND[act], matter.from.boardId).includes(board) && isPossible(matter, act);
  return RECEIVER_ACTS.filter(isTurn);
}

function isPossible(matter: Escalation, act: ReceiverAct): boolean {
  const state = stateOf(matter);
  const isNew = state === "sent" || state === "reopened";
  const wantsAnswer = matter.kind === "action";
  if (act === "thank") return isNew && !wantsAnswer;
  if (!isUnanswered(matter)) return false;
  switch (act) {
    case "answer":
    case "forward":
      return true;
    case "interim":
      return wantsAnswer && !hadInterim(matter);
    case "delegate":
    case "merge":
      return wantsAnswer;
    case "unmerge":
      return groupOf(matter) !== null;
    case "takeBack":
      return delegateOf(matter) !== null;
    case "receive":
      return isNew && wantsAnswer;
    case "start":
      return (isNew || state === "received") && wantsAnswer;
  }
}
