import type { BoardId } from "../../shared/base/ids.ts";
import type { Escalation, Place } from "../../shared/escalation/escalation.ts";
import { holderOf, interimOf, isUnanswered, isUrged, lastAnswer } from "../../shared/escalation/state.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import { isUnconfirmed } from "../../shared/escalation/unconfirmed.ts";
import { catalogue } from "../words/catalogue.ts";
import { sinceText } from "../words/dates.ts";
import type { Reader } from "./clockText.ts";

/** How a board is called, by the matter that names it. */
export function unitIn(matter: Pick<Escalation, "places">, board: BoardId): string {
  return matter.places.find((place) => place.boardId === board)?.unitName ?? "";
}

/** Until when the sender may expect an answer. */
export interface DueText {
  readonly text: string;
  readonly isLate: boolean;
}

/** "svar innen i dag 08:25", or that the time is over; undefined where none is promised or the answer has come. */
export function dueText(matter: Escalation, { language, now, zone }: Reader): DueText | undefined {
  const { lane } = catalogue[language].raising;
  if (!isUnanswered(matter) || matter.due === null) return undefined;
  const isLate = now >= matter.due;
  const when = sinceText(matter.due, now, language, zone);
  return { text: isLate ? lane.overdue(when) : lane.dueBy(when), isLate };
}

/** What its sender should know of a matter that is on its way, each in a few words. */
export function sentMarks(matter: Escalation, meetingsSince: number, { language }: Pick<Reader, "language">): string[] {
  const words = catalogue[language];
  const { lane } = words.raising;
  const units = (places: readonly Place[]): string => places.map(({ unitName }) => unitName).join(", ");
  const isOpen = isUnanswered(matter);
  const marks: (string | false)[] = [
    isOpen && matter.onCall && words.matters.due.onCall,
    isOpen && isRisen(matter) && lane.automatic,
    isOpen && matter.missed.length > 0 && lane.missed(units(matter.missed)),
    isOpen && matter.passed.length > 0 && lane.passed(units(matter.passed)),
    isOpen && isRerouted(matter) && lane.rerouted,
    heirOf(matter) !== undefined && lane.inherited(heirOf(matter) ?? ""),
    isOpen && isUrged(matter) && words.matters.mark.weUrged,
    isOpen && matter.delegate !== null && lane.delegated(matter.delegate.unitName),
    isUnconfirmed(matter, meetingsSince) && lane.unconfirmed,
    matter.chart !== null && lane.chart,
  ];
  return marks.filter((mark) => mark !== false);
}

/** It came to who has it now by itself. */
export function isRisen(matter: Pick<Escalation, "history" | "to">): boolean {
  return cameBy(matter) === "risen";
}

/** It came to who has it now since a unit was moved, merged or laid down. */
export function isRerouted(matter: Pick<Escalation, "history" | "to">): boolean {
  return cameBy(matter) === "rerouted";
}

function cameBy({ history, to }: Pick<Escalation, "history" | "to">): MatterStep["what"] | undefined {
  return history.findLast((step) => "to" in step && step.to === to.boardId && step.what !== "delegated")?.what;
}

/** The unit that sent it first, where another has taken its place. */
function heirOf({ places: [first], from }: Pick<Escalation, "places" | "from">): string | undefined {
  return first && first.boardId !== from.boardId ? first.unitName : undefined;
}

/** Which unit gave the answer that stands: who has the matter, who sees to it, or one that it had risen from. */
export function answeredBy(matter: Escalation): string {
  const answer = lastAnswer(matter);
  return (answer && unitIn(matter, answer.board)) || matter.to.unitName;
}

/** The interim answer that holds; its date is the svarfrist. */
export function interimText(matter: Escalation, { language }: Pick<Reader, "language">): string | undefined {
  const interim = isUnanswered(matter) ? interimOf(matter) : undefined;
  return interim && catalogue[language].raising.lane.interim(unitIn(matter, interim.board), interim.text);
}

/** The steps that somebody else took, as the sender is told of them. */
const TOLD: readonly MatterStep["what"][] = [
  "received",
  "started",
  "interim",
  "answered",
  "forwarded",
  "risen",
  "delegated",
  "rerouted",
  "urged",
];

/** What has happened last with a matter that is not answered, in a sentence for those who sent it. */
export function movedText(matter: Escalation, { language }: Pick<Reader, "language">): string {
  const { moved } = catalogue[language].raising;
  const at = matter.history.findLastIndex(({ what }) => TOLD.includes(what));
  const step = matter.history[at];
  const unit = (board: BoardId): string => unitIn(matter, board);
  switch (step?.what) {
    case "received":
      return moved.received(unit(step.board));
    case "started":
      return moved.started(unit(step.board));
    case "interim":
      return moved.interim(unit(step.board));
    case "risen":
      return moved.risen(unit(holderBefore(matter.history, at)), unit(step.to));
    case "forwarded":
      return moved.forwarded(unit(holderBefore(matter.history, at)), unit(step.to));
    case "delegated":
      return step.to === null
        ? moved.undelegated(matter.to.unitName)
        : moved.delegated(matter.to.unitName, unit(step.to));
    case "rerouted":
      return moved.rerouted(matter.to.unitName);
    case "urged":
      return moved.urged(matter.to.unitName);
    default:
      return "";
  }
}

/** Who had it before a step. */
function holderBefore(history: readonly MatterStep[], at: number): BoardId {
  return holderOf({ history: history.slice(0, at) });
}
