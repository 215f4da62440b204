import type { Words } from "../words/catalogue.ts";

/** What a person may do on a board decides what is worth showing first. */
export type Newcomer = "leader" | "participant" | "reader";

export interface Hint {
  readonly key: keyof Words["guide"]["hints"];
  /** The real thing that it points at. One that this page does not have is passed over. */
  readonly at: string;
  /** Where one may go on from it. */
  readonly to?: string;
}

const AT = {
  lanes: ".board-lanes",
  today: ".today-strip",
  cross: ".board-below .cross",
  measures: ".board-tiles",
  meeting: '.board-tools [data-variant="primary"]',
  settings: '.board-tools a[href$="/innstillinger"]',
  more: ".board-tools .icon-button[aria-haspopup]",
  help: ".header-help",
} as const;

const HINTS: Readonly<Record<Newcomer, readonly Hint[]>> = {
  leader: [
    { key: "lanes", at: AT.lanes },
    { key: "today", at: AT.today },
    { key: "cross", at: AT.cross },
    { key: "meetingLead", at: AT.meeting },
    { key: "wall", at: AT.settings, to: "/par" },
    { key: "help", at: AT.help },
  ],
  participant: [
    { key: "lanes", at: AT.lanes },
    { key: "cross", at: AT.cross },
    { key: "measures", at: AT.measures },
    { key: "meetingJoin", at: AT.meeting },
    { key: "help", at: AT.help },
  ],
  reader: [
    { key: "lanesRead", at: AT.lanes },
    { key: "cross", at: AT.cross },
    { key: "measures", at: AT.measures },
    { key: "records", at: AT.more },
    { key: "help", at: AT.help },
  ],
};

/** @param has whether the page has what a selector names */
export function hintsFor(newcomer: Newcomer, has: (at: string) => boolean): readonly Hint[] {
  return HINTS[newcomer].filter(({ at }) => has(at));
}
