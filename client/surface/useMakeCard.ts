import type { ObjectId } from "../../shared/base/ids.ts";
import { LONGEST } from "../../shared/board/schema.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { freshId } from "../live/freshId.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";

/**
 * A note becomes a card of the board, and the card lies where the note lay. The first line is its title, the rest its note.
 * Taken back, the note lies there again and the card is archived: what others did with it meanwhile is not lost.
 */
export function useMakeCard(): (id: ObjectId) => void {
  const words = useWords().surface;
  const toast = useToast();
  const { surface, board, select } = useDesk();
  return (id) => {
    const note = surface.state.object(id);
    const text = surface.state.textOf(id).trim();
    if (note?.kind !== "note" || text === "") return;
    const [title, rest] = titleAndRest(text);
    const cardId = board.edit.addCard({ title, laneId: defaultLaneId("new") });
    if (rest !== "") board.note(cardId).splice(0, 0, rest);
    const piece = freshId<"object">();
    surface.edit.replace(id, { kind: "card", id: piece, cardId, x: note.x, y: note.y });
    select([piece]);
    const takeBack = (): void => {
      board.edit.archiveCard(cardId);
      surface.edit.remove([piece]);
      const { x, y, paper } = note;
      surface.edit.add({ object: { kind: "note", id: freshId<"object">(), x, y, paper }, text });
      select([]);
    };
    toast({ text: words.madeCard(title), undo: takeBack });
  };
}

/** A title holds less than a note: what does not fit goes on below. */
export function titleAndRest(text: string): [title: string, rest: string] {
  const [line = "", ...below] = text.split("\n");
  const title = line.trim().slice(0, LONGEST.title);
  return [title, [line.trim().slice(LONGEST.title), ...below].join("\n").trim()];
}
