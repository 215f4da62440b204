import { useState } from "react";
import type { Board } from "../../shared/protocol/boards.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import type { Act } from "../huddle/ActRow.tsx";
import type { Press } from "../huddle/useMeeting.ts";
import { useWords } from "../words/useWords.ts";

interface Meeting {
  readonly facts: Board;
  readonly meeting: Running;
  readonly press: Press;
  /** Presses of this screen move the whole meeting. */
  readonly leads: boolean;
  /** This screen looks at something else than the room. */
  readonly isAway: boolean;
}

/**
 * The free surface in the meeting: what the leader opens is opened for all who follow; who does not lead opens and closes it
 * alone. It closes with the step, as everything does that is shown in one.
 */
export function useSurfaceInMeeting({ facts, meeting, press, leads, isAway }: Meeting) {
  const words = useWords().surface;
  const isRoom = meeting.focus?.kind === "surface" && !isAway;
  // Holds as long as the room does not change: then one follows again.
  const [own, setOwn] = useState({ isRoom, isShown: isRoom });
  const isShown = leads || own.isRoom !== isRoom ? isRoom : own.isShown;
  const show = (shows: boolean): void => {
    if (leads) press({ do: "show", focus: shows ? { kind: "surface", id: facts.id } : null });
    else setOwn({ isRoom, isShown: shows });
  };
  const act: Act = { key: "surface", label: words.open, corner: "pen", onPress: () => show(true) };
  return { isShown, act, back: { label: words.back, onPress: () => show(false) } };
}
