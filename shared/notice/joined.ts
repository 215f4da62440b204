import type { BoardId } from "../base/ids.ts";
import type { NoticeEvent } from "./event.ts";

/** One thing to tell, as it waits to be sent. */
export interface Waiting {
  readonly event: NoticeEvent;
  readonly matterId: string;
  /** Where one acts on it. */
  readonly boardId: BoardId;
}

/** One line of a message: so many matters of one sort, and where they stand. */
export interface Line {
  readonly about: LineAbout;
  readonly count: number;
  readonly places: readonly LinePlace[];
}

export interface LinePlace {
  readonly boardId: BoardId;
  /** The matter, where it is one; null = several. */
  readonly matterId: string | null;
}

/** The sorts that a message counts in, the most pressing first. */
const LINE_ABOUTS = ["waiting", "due-soon", "missed", "answered", "interim", "risen", "aware"] as const;
export type LineAbout = (typeof LINE_ABOUTS)[number];

const ABOUT: Readonly<Record<NoticeEvent, LineAbout>> = {
  "safety-new": "waiting",
  "on-call": "waiting",
  "risen-here": "waiting",
  reopened: "waiting",
  urged: "waiting",
  "due-soon": "due-soon",
  "risen-from": "missed",
  answered: "answered",
  interim: "interim",
  "risen-ours": "risen",
  "safety-aware": "aware",
};

/**
 * Several things told as one message: each matter is counted once in a sort, however often it was told of, and one whose
 * svarfrist is near does not count as waiting besides.
 */
export function joined(all: readonly Waiting[]): readonly Line[] {
  const near = new Set(all.filter(({ event }) => event === "due-soon").map(({ matterId }) => matterId));
  const counted = all.filter(({ event, matterId }) => !(ABOUT[event] === "waiting" && near.has(matterId)));
  return LINE_ABOUTS.flatMap((about) => {
    const here = counted.filter(({ event }) => ABOUT[event] === about);
    if (here.length === 0) return [];
    const matters = new Set(here.map(({ matterId }) => matterId));
    return [{ about, count: matters.size, places: placesOf(here) }];
  });
}

function placesOf(all: readonly Waiting[]): readonly LinePlace[] {
  const places = new Map<BoardId, string | null>();
  for (const { boardId, matterId } of all) {
    const before = places.get(boardId);
    places.set(boardId, before === undefined || before === matterId ? matterId : null);
  }
  return [...places].map(([boardId, matterId]) => ({ boardId, matterId }));
}
