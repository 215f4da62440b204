import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { groupWith } from "../../shared/escalation/lanes.ts";
import { interimOf, isUnanswered, isUnsolved, isUrged, lastAnswer, stateOf } from "../../shared/escalation/state.ts";
import { isUnconfirmed } from "../../shared/escalation/unconfirmed.ts";
import { isRerouted, isRisen } from "../escalation/sentText.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useWords } from "../words/useWords.ts";
import "./matter.css";

/** That somebody may come to harm: mark and word. */
export function SafetyMark({ matter }: { readonly matter: Pick<Escalation, "safety"> }) {
  const words = useWords().matters;
  if (!matter.safety) return null;
  return (
    <span className="safety-mark">
      <i aria-hidden="true">▲</i> {words.safety}
    </span>
  );
}

/** How a matter stands, in one line above or below its title. */
export function MatterLine({ matter, boardId }: { readonly matter: Escalation; readonly boardId: BoardId }) {
  const words = useWords().escalation;
  const marks = useMatterMarks(matter, boardId, "besideState");
  return (
    <p className="matter-line">
      <SafetyMark matter={matter} />
      <span>{words.kind[matter.kind]}</span>
      <span>{words.state[stateOf(matter)]}</span>
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </p>
  );
}

/** From whom it came: of those that get one answer, all of them. */
export function sendersOf(members: readonly Escalation[]): readonly string[] {
  return [...new Set(members.map(({ from }) => from.unitName))];
}

/**
 * What is worth knowing of a matter at a glance, as a board sees it, each in a few words.
 * @param where alone on a card they also say what its state would, such as that the answer did not solve it
 */
export function useMatterMarks(
  matter: Escalation,
  boardId: BoardId,
  where: "besideState" | "alone" = "alone",
): readonly string[] {
  const { matters, raising } = useWords();
  const { mark } = matters;
  const { items, picture } = useEscalations(boardId);
  const group = groupWith(items, matter);
  const state = stateOf(matter);
  const answer = lastAnswer(matter);
  const confirmed = group.filter((each) => stateOf(each) === "confirmed").length;
  const meetings = Math.max(0, ...group.map(({ id }) => picture?.meetingsSince[id] ?? 0));
  const isOpen = isUnanswered(matter);
  const isAlone = where === "alone";
  const answeredBy = matter.places.find((place) => place.boardId === answer?.board)?.unitName ?? "";
  const marks: (string | false)[] = [
    group.length > 1 && mark.merged(group.length),
    isOpen && matter.delegate?.boardId === boardId && mark.delegatedHere(matter.to.unitName),
    isOpen &&
      matter.delegate !== null &&
      matter.delegate.boardId !== boardId &&
      mark.delegated(matter.delegate.unitName),
    isOpen && matter.to.boardId !== boardId && matter.delegate?.boardId !== boardId && mark.passed(matter.to.unitName),
    isOpen && isRisen(matter) && (matter.to.boardId === boardId ? mark.automatic : raising.lane.automatic),
    isOpen && isRerouted(matter) && (matter.to.boardId === boardId ? mark.rerouted : raising.lane.rerouted),
    isOpen && interimOf(matter) !== undefined && mark.interim,
    isOpen && isUrged(matter) && (matter.from.boardId === boardId ? mark.weUrged : mark.urged),
    isOpen && (isAlone || state !== "reopened") && isUnsolved(matter) && mark.unsolved,
    isAlone && state === "answered" && answer?.board !== boardId && answeredBy !== "" && mark.answeredBy(answeredBy),
    state === "answered" && (group.length > 1 ? mark.confirmed(confirmed, group.length) : mark.waits),
    isUnconfirmed(matter, meetings) && mark.unconfirmed(meetings),
  ];
  return marks.filter((each) => each !== false);
}
