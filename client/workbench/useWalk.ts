import { useState } from "react";
import { showing, whole, type Window, within } from "./window.ts";

/** Where somebody is in a series: the point that is chosen, and what is in sight around it. */
export interface Walk {
  readonly chosen: number;
  readonly sight: Window;
  /** null = all of it. */
  readonly window: Window | null;
  /** Chooses a point; whoever walks out of sight takes the sight along. */
  readonly choose: (index: number) => void;
  readonly look: (window: Window) => void;
}

interface Place {
  /** Absent = the last, whichever that is by now. */
  readonly chosen: number | undefined;
  readonly window: Window | null;
}

/** @param count how many points there are */
export function useWalk(count: number): Walk {
  const [{ chosen, window }, setPlace] = useState<Place>({ chosen: undefined, window: null });
  const last = Math.max(0, count - 1);
  return {
    chosen: Math.min(chosen ?? last, last),
    sight: within(window ?? whole(count), count),
    window,
    choose: (index) =>
      setPlace((old) => ({ chosen: index, window: old.window && showing(within(old.window, count), index, count) })),
    look: (next) => setPlace((old) => ({ ...old, window: next.to - next.from + 1 >= count ? null : next })),
  };
}
