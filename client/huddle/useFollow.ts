import { useState } from "react";
import type { Focus, Running } from "../../shared/huddle/huddle.ts";

/** What a remote person looks at instead of the room. */
interface Away {
  readonly step: number;
  readonly focus: Focus | null;
}

/**
 * Following the leader is how everybody begins; navigating oneself ends it, and one press brings one back.
 * @param leads whether presses of this screen move the whole meeting
 */
export function useFollow(meeting: Running, leads: boolean) {
  const [away, setAway] = useState<Away | undefined>(undefined);
  // Whoever gets the lead is where the room is, and stays there when somebody else takes it.
  if (leads && away) setAway(undefined);
  const own = leads ? undefined : away;
  const step = Math.min(own?.step ?? meeting.step, meeting.steps.length - 1);
  return {
    step,
    focus: own ? own.focus : meeting.focus,
    isAway: own !== undefined,
    look: (at: number) => setAway(at === meeting.step ? undefined : { step: at, focus: null }),
    lookAt: (focus: Focus) => setAway({ step, focus }),
    follow: () => setAway(undefined),
  };
}
