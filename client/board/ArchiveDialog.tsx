import { useState } from "react";
import type { Card } from "../../shared/board/schema.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import type { BoardState } from "./boardState.ts";
import { useBoardParts } from "./boardParts.tsx";
import { useCardActs } from "./cardActs.tsx";
import { laneName } from "./laneNames.ts";
import { useBoard, useBoardState } from "./useBoard.ts";

/** Archived cards: to find again, and to bring back. */
export function ArchiveDialog({ onClose }: { readonly onClose: () => void }) {
  const { board } = useBoardParts();
  const state = useBoardState(board);
  const words = useWords();
  const [query, setQuery] = useState("");
  const found = state.archived.filter((card) => matches(state, card, query));
  return (
    <Dialog title={words.board.archive.title} onClose={onClose}>
      <div className="board-card-editor">
        {state.archived.length === 0 ? (
          <EmptyState title={words.board.archive.none} text={words.board.archive.help} />
        ) : (
          <TextField
            label={words.board.archive.search}
            type="search"
            value={query}
            autoComplete="off"
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        )}
        {state.archived.length > 0 && found.length === 0 && <p role="status">{words.board.archive.noHit(query)}</p>}
        <ul className="board-rows">
          {found.map((card) => (
            <ArchivedRow key={card.id} card={card} state={state} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function ArchivedRow({ card, state }: { readonly card: Card; readonly state: BoardState }) {
  const { board } = useBoardParts();
  const words = useWords();
  const acts = useCardActs();
  const canWrite = useBoard(board, (each) => each.may.write);
  const lane = state.lane(card.laneId);
  const title = card.title.trim() || words.board.card.untitled;
  return (
    <li className="board-rows-row">
      <div className="board-rows-main">
        <strong>{title}</strong>
        <br />
        <small>{lane ? words.board.archive.wasIn(laneName(lane, words)) : ""}</small>
      </div>
      {canWrite && (
        <Button
          density="close"
          icon="restore"
          aria-label={words.board.archive.restoreCard(title)}
          onClick={() => acts.restore(card)}
        >
          {words.board.archive.restore}
        </Button>
      )}
    </li>
  );
}

function matches(state: BoardState, card: Card, query: string): boolean {
  const text = [card.title, card.who, card.reason, state.noteOf(card.id)].join("\n").toLocaleLowerCase("nb-NO");
  return query
    .toLocaleLowerCase("nb-NO")
    .split(/\s+/)
    .every((word) => text.includes(word));
}
