import { createContext, type ReactNode, useContext } from "react";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { BoardSettings } from "../../shared/board/settings.ts";
import type { Escalation, Place } from "../../shared/escalation/escalation.ts";
import type { Mark } from "../../shared/escalation/mark.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { OpenBoard } from "./openBoard.ts";

/** What every part of an open board reads: the document, and what only the server knows of it. */
export interface BoardParts {
  readonly board: OpenBoard;
  readonly facts: Board;
  readonly zone: string;
  readonly settings: BoardSettings;
  /** Since when each card has stood in its lane; a document carries no trusted time. */
  readonly since: ReadonlyMap<string, Instant>;
  readonly nextMeeting: Instant | undefined;
  /** The matters raised from cards, by card: drawn on it, and nowhere in its document. */
  readonly raised: ReadonlyMap<string, Escalation>;
  /** Cards that a meeting has marked to be raised and nobody has written yet. */
  readonly marked: ReadonlySet<string>;
  /** The boards above that a card may be raised to, nearest first. */
  readonly levels: readonly Place[];
  /** Opens the form that raises a card, to a level where one was meant; undefined where one may not. */
  readonly raiseCard: ((id: CardId, to?: BoardId) => void) | undefined;
  /** Opens the same form for what a meeting has marked. */
  readonly finishMark: (mark: Mark) => void;
  /** Who can, for those who may not; undefined where there is nobody to raise to. */
  readonly whoRaises: ReactNode;
  readonly openCard: (id: CardId) => void;
  /** For an idea from a phone, to who may: how it is taken down from the wall with a reason to its giver. */
  readonly takesDown: (id: CardId) => (() => void) | undefined;
}

const PartsContext = createContext<BoardParts | undefined>(undefined);

export function BoardPartsProvider({ parts, children }: { readonly parts: BoardParts; readonly children: ReactNode }) {
  return <PartsContext value={parts}>{children}</PartsContext>;
}

export function useBoardParts(): BoardParts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error("A part of a board stands outside a board");
  return parts;
}
