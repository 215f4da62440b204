import { useEffect } from "react";
import { Icon } from "../ui/Icon.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { Words } from "../words/catalogue.ts";
import { useWords } from "../words/useWords.ts";
import type { BoardState } from "./boardState.ts";
import { useBoardParts } from "./boardParts.tsx";
import { laneName } from "./laneNames.ts";
import type { Touched } from "./touched.ts";
import { useBoard } from "./useBoard.ts";

/** Takes back one's own last act, and says which. Ctrl+Z does the same, except in a field, where it belongs to the field. */
export function UndoButtons() {
  const { board } = useBoardParts();
  const words = useWords();
  const toast = useToast();
  const canUndo = useBoard(board, (each) => each.canUndo);
  const canRedo = useBoard(board, (each) => each.canRedo);
  const undoes = useBoard(board, (each) => each.undoes);
  const redoes = useBoard(board, (each) => each.redoes);
  const say = words.board.undo;
  const undone = whatText(undoes, board.state, words, "undo");
  const redone = whatText(redoes, board.state, words, "redo");

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const isZ = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isZ || isInField(event.target)) return;
      event.preventDefault();
      if (event.shiftKey ? !board.canRedo : !board.canUndo) return;
      const what = event.shiftKey
        ? whatText(board.redoes, board.state, words, "redo")
        : whatText(board.undoes, board.state, words, "undo");
      if (event.shiftKey) board.redo();
      else board.undo();
      toast({ text: event.shiftKey ? words.board.undo.redone(what) : words.board.undo.undone(what) });
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [board, words, toast]);

  return (
    <>
      <button
        type="button"
        className="icon-button"
        disabled={!canUndo}
        title={canUndo ? say.undoWhat(undone) : say.undo}
        aria-label={canUndo ? say.undoWhat(undone) : say.undo}
        onClick={() => {
          board.undo();
          toast({ text: say.undone(undone) });
        }}
      >
        <Icon name="undo" />
      </button>
      {canRedo && (
        <button
          type="button"
          className="icon-button board-redo"
          title={say.redoWhat(redone)}
          aria-label={say.redoWhat(redone)}
          onClick={() => {
            board.redo();
            toast({ text: say.redone(redone) });
          }}
        >
          <Icon name="undo" />
        </button>
      )}
    </>
  );
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

/** A step in words: "flytting av «Fast plass til blærescanner»". */
export function whatText(touched: Touched | undefined, state: BoardState, words: Words, way: "undo" | "redo"): string {
  const { what } = words.board.undo;
  if (!touched) return what.other;
  if (touched.root === "tiles") return what.tile;
  if (touched.root === "lanes") {
    const lane = state.lane(touched.id);
    return lane ? what.lane(laneName(lane, words)) : what.other;
  }
  const card = state.card(touched.root === "tests" ? (state.test(touched.id)?.cardId ?? "") : touched.id);
  if (!card) return what.other;
  const title = card.title.trim() || words.board.card.untitled;
  if (touched.root === "tests") return words.pdsa.undo(title);
  if (touched.part === "row") return what.add(title);
  if (touched.part === "text" || touched.fields.has("title")) return what.text;
  // The act itself, as it was done: what is archived now was archived by it, or is about to be again.
  const wasArchived = card.archived === (way === "undo");
  if (touched.fields.has("archived")) return wasArchived ? what.archive(title) : what.restore(title);
  if (touched.fields.has("laneId") || touched.fields.has("rank")) return what.move(title);
  if (touched.fields.has("effect") || touched.fields.has("effort")) return what.weigh(title);
  if (touched.fields.has("who")) return what.who(title);
  if (touched.fields.has("due")) return what.due(title);
  if (touched.fields.has("evaluateOn")) return what.evaluate(title);
  return touched.fields.has("reason") ? what.reason(title) : what.other;
}
