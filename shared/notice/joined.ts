import type { BoardId } from "../base/ids.ts";
import type { NoticeEvent } from "./event.ts";

/** One thing to tell, as it waits to be sent. */
export interface Waiting {
  readonly event: NoticeEvent;
  readonly matterId: string;
  /** Where one acts on it. */
  readonly boardId: BoardId;
}

/** One line of a message: so many matters of one sort, and the boards they stand on. */
export interface Line {
  readonly about: LineAbout;
  readonly count: number;
  readonly boards: readonly BoardId[];
}

/** The sorts that a message counts in, the most pressing first. */
export const LINE_ABOUTS = ["waiting", "due-soon", "missed", "answered", "interim", "risen", "aware"] as const;
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
    return [{ about, count: matters.size, boards: [...new Set(here.map(({ boardId }) => boardId))] }];
  });
}
