import type { Language } from "../access/actor.ts";
import { type LaneId, laneId } from "../base/ids.ts";
import type { BoardDocument } from "./document.ts";
import { LANE_MEANINGS, type LaneMeaning } from "./schema.ts";
import type { BoardKind } from "./settings.ts";

export type DefaultMeaning = Exclude<LaneMeaning, "own">;
export const DEFAULT_LANES: readonly DefaultMeaning[] = LANE_MEANINGS.filter((meaning) => meaning !== "own");
const IDS = new Map(DEFAULT_LANES.map((meaning) => [meaning, laneId.parse(meaning.toLowerCase().padEnd(26, "2"))]));

/**
 * The id of a default lane, the same on every board: lanes are only named within their board, and two servers that write
 * the template at once then write one set of lanes.
 */
export function defaultLaneId(meaning: DefaultMeaning): LaneId {
  const id = IDS.get(meaning);
  if (!id) throw new RangeError(`there is no default lane ${meaning}`);
  return id;
}

/**
 * The lanes every board begins with. Written by the server alone, when it loads a board that has never been written.
 * Tests before it writes, so it may run again.
 */
export function applyTemplate(board: BoardDocument): void {
  DEFAULT_LANES.forEach((meaning, place) => {
    board.lanes.add({ id: defaultLaneId(meaning), meaning, name: null, rank: `${place + 1}i`, hidden: false });
  });
}

/** How a board begins: as boards of its kind do, or with one lane and the rest up to the team. */
export const BOARD_STARTS = ["usual", "empty"] as const;
export type BoardStart = (typeof BOARD_STARTS)[number];

type Names = Readonly<Record<DefaultMeaning, string>>;

/**
 * What the lanes of a risk board are called: the same lanes, read as what becomes of a risk. The names are written on the
 * board, in its language, and are the team's from then on.
 */
const RISK_LANES: Readonly<Record<Language, Names>> = {
  nb: {
    new: "Nye risikoer",
    exploring: "Vurderes",
    testing: "Tiltak prøves",
    inUse: "Tiltak på plass",
    notNow: "Godtatt",
    justDo: "Gjør med en gang",
  },
  nn: {
    new: "Nye risikoar",
    exploring: "Blir vurderte",
    testing: "Tiltak blir prøvde",
    inUse: "Tiltak på plass",
    notNow: "Godtekne",
    justDo: "Gjer med ein gong",
  },
  en: {
    new: "New risks",
    exploring: "Being assessed",
    testing: "Measures on trial",
    inUse: "Measures in place",
    notNow: "Accepted",
    justDo: "Do at once",
  },
};

/** What a new board is given over and above the lanes of all boards. Lanes are never taken away: those of an empty start are hidden. */
export function applyStart(
  board: BoardDocument,
  { kind, start, language }: { readonly kind: BoardKind; readonly start: BoardStart; readonly language: Language },
): void {
  for (const meaning of DEFAULT_LANES) {
    const id = defaultLaneId(meaning);
    if (start === "empty" && meaning !== "new") board.lanes.patch(id, { hidden: true });
    if (start === "usual" && kind === "risk") board.lanes.patch(id, { name: RISK_LANES[language][meaning] });
  }
}
