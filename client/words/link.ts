import type { BoardKind } from "../../shared/board/settings.ts";

/** A risk and the improvement work that it leads to, on two boards of one unit. */
interface Words {
  /** What the menu of a card and the foot of a meeting say, by the kind of board that it goes to. */
  readonly sendTo: (board: string, kind: BoardKind) => string;
  readonly short: Readonly<Record<BoardKind, string>>;
  readonly sent: (title: string, board: string) => string;
  readonly takenBack: string;
  readonly stands: (board: string, lane: string) => string;
  readonly archived: (board: string) => string;
  readonly open: (board: string) => string;
  readonly title: string;
  readonly lacks: (kind: BoardKind) => string;
  readonly make: string;
  readonly start: string;
  readonly starts: Readonly<Record<"usual" | "empty", string>>;
  readonly startHelp: string;
}

export const nb: Words = {
  sendTo: (board, kind) => (kind === "risk" ? `Følg på «${board}»` : `Send til «${board}»`),
  short: {
    risk: "Følg på risikotavlen",
    improvement: "Send til forbedringstavlen",
    huddle: "Send til tavlen",
    management: "Send til tavlen",
  },
  sent: (title, board) => `«${title}» står nå også på ${board}`,
  takenBack: "Koblingen er tatt bort",
  stands: (board, lane) => `${board}: ${lane}`,
  archived: (board) => `${board}: arkivert`,
  open: (board) => `Åpne ${board}`,
  title: "Henger sammen med",
  lacks: (kind) =>
    kind === "risk"
      ? "Enheten har ingen risikotavle. Lag en, så kan arbeidet følges der som en risiko."
      : "Enheten har ingen forbedringstavle. Lag en, så kan en risiko sendes dit med ett trykk.",
  make: "Lag tavlen",
  start: "Slik begynner tavlen",
  starts: { usual: "Med spaltene som er vanlige for denne typen", empty: "Tom, med én spalte" },
  startHelp: "Teamet eier tavlen og kan endre alt etterpå.",
};

export const nn: Words = {
  sendTo: (board, kind) => (kind === "risk" ? `Følg på «${board}»` : `Send til «${board}»`),
  short: {
    risk: "Følg på risikotavla",
    improvement: "Send til forbetringstavla",
    huddle: "Send til tavla",
    management: "Send til tavla",
  },
  sent: (title, board) => `«${title}» står no òg på ${board}`,
  takenBack: "Koplinga er teken bort",
  stands: (board, lane) => `${board}: ${lane}`,
  archived: (board) => `${board}: arkivert`,
  open: (board) => `Opne ${board}`,
  title: "Heng saman med",
  lacks: (kind) =>
    kind === "risk"
      ? "Eininga har inga risikotavle. Lag ei, så kan arbeidet følgjast der som ein risiko."
      : "Eininga har inga forbetringstavle. Lag ei, så kan ein risiko sendast dit med eitt trykk.",
  make: "Lag tavla",
  start: "Slik byrjar tavla",
  starts: { usual: "Med spaltene som er vanlege for denne typen", empty: "Tom, med éi spalte" },
  startHelp: "Teamet eig tavla og kan endre alt etterpå.",
};

export const en: Words = {
  sendTo: (board, kind) => (kind === "risk" ? `Follow on “${board}”` : `Send to “${board}”`),
  short: {
    risk: "Follow on the risk board",
    improvement: "Send to the improvement board",
    huddle: "Send to the board",
    management: "Send to the board",
  },
  sent: (title, board) => `“${title}” now stands on ${board} too`,
  takenBack: "The link has been removed",
  stands: (board, lane) => `${board}: ${lane}`,
  archived: (board) => `${board}: archived`,
  open: (board) => `Open ${board}`,
  title: "Belongs with",
  lacks: (kind) =>
    kind === "risk"
      ? "The unit has no risk board. Make one, and the work can be followed there as a risk."
      : "The unit has no improvement board. Make one, and a risk can be sent there with one touch.",
  make: "Make the board",
  start: "How the board begins",
  starts: { usual: "With the lanes that are usual for this kind", empty: "Empty, with one lane" },
  startHelp: "The team owns the board and can change everything afterwards.",
};
