import { createContext, type ReactNode, useContext } from "react";
import type { CardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { BoardSettings } from "../../shared/board/settings.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import type { OpenBoard } from "./openBoard.ts";

/** What every part of an open board reads: the document, and what only the server knows of it. */
export interface BoardParts {
  readonly board: OpenBoard;
  readonly zone: string;
  readonly settings: BoardSettings;
  /** Since when each card has stood in its lane; a document carries no trusted time. */
  readonly since: ReadonlyMap<string, Instant>;
  readonly nextMeeting: Instant | undefined;
  /** The matters raised from cards, by card: drawn on it, and nowhere in its document. */
  readonly raised: ReadonlyMap<string, Escalation>;
  /** Opens the form that raises a card; undefined where one may not. */
  readonly raiseCard: ((id: CardId) => void) | undefined;
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
