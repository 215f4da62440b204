import type { ReactNode } from "react";
import type { AgendaStep } from "../../../shared/huddle/agenda.ts";
import type { Leader, Running } from "../../../shared/huddle/huddle.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import type { MeetingNow } from "../../../shared/protocol/meetings.ts";
import type { OpenBoard } from "../../board/openBoard.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import type { StepParts } from "../../huddle/HuddleFrame.tsx";
import type { useFollow } from "../../huddle/useFollow.ts";
import type { Press } from "../../huddle/useMeeting.ts";
import type { Subject } from "./raising.ts";

export interface HuddleProps {
  readonly facts: Board;
  readonly board: OpenBoard;
  readonly meeting: Running;
  readonly now: MeetingNow;
  readonly press: Press;
  readonly surface: "wall" | "desk";
  /** The person at this machine; undefined at a wall. */
  readonly me?: Leader;
  /** Whose page this is, and under whose name it keeps copies of documents; undefined for none. */
  readonly copy: { readonly as: string; readonly offlineCopyOf: string | undefined };
  /** Whether this screen may press anything at all. */
  readonly mayAct: boolean;
  /** What is wrong with the board itself, in words; all well is silent. */
  readonly trouble?: string | undefined;
}

/** A step's parts, with its own way on where it has one, and what is to be done when one goes on from it. */
export interface FramedParts extends StepParts {
  /** What it has in hand; absent = the step itself. */
  readonly subject?: Subject | undefined;
  /** The step takes its own matter further: to raise it anew beside that would make two of it. */
  readonly raisesItself?: boolean;
  /** What *Løft* is called in a step that has another one of its own. */
  readonly raiseLabel?: string | undefined;
  /** Making a card and raising, which stand in every step; put there by `StepStage`. */
  readonly standing?: readonly Act[];
  readonly next?: Act | undefined;
  /** Shows what the step has before what it shows now: where the keys back go first. */
  readonly before?: (() => void) | undefined;
  readonly leave?: (() => void) | undefined;
}

export interface StepProps extends HuddleProps {
  readonly step: AgendaStep;
  /** Presses of this screen move the whole meeting. */
  readonly leads: boolean;
  /** One can write here: at a desk, and on a wall that a phone is lent to. */
  readonly hasKeyboard: boolean;
  readonly follow: ReturnType<typeof useFollow>;
  /** Puts the parts of a step where the meeting has them. */
  readonly frame: (parts: FramedParts) => ReactNode;
}
