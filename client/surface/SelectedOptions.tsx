import type { ObjectId } from "../../shared/base/ids.ts";
import { useBoard } from "../board/useBoard.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";
import { PaperChoice, ToolButton } from "./ToolBar.tsx";

/** What can be done with what is selected. */
export function SelectedOptions({ makeCard }: { readonly makeCard: (id: ObjectId) => void }) {
  const words = useWords().surface;
  const toast = useToast();
  const { surface, selected, select, write } = useDesk();
  const objects = useBoard(surface, ({ state }) => state.objects);
  const chosen = objects.filter(({ id }) => selected.has(id));
  const notes = chosen.filter((object) => object.kind === "note");
  const [one] = chosen;
  const text = useBoard(surface, ({ state }) => (one ? state.textOf(one.id) : ""));
  const isOne = chosen.length === 1 && one !== undefined;
  const papers = new Set(notes.map(({ paper }) => paper));
  const remove = (): void => {
    surface.edit.remove([...selected]);
    toast({ text: words.removed(chosen.length), undo: () => surface.undo() });
    select([]);
  };
  return (
    <>
      <strong className="surface-ask">{words.selected(chosen.length)}</strong>
      {notes.length > 0 && (
        <PaperChoice
          value={papers.size === 1 ? notes[0]?.paper : undefined}
          onChoose={(paper) =>
            surface.edit.paint(
              notes.map(({ id }) => id),
              paper,
            )
          }
        />
      )}
      <span className="surface-gap" />
      {isOne && (one.kind === "note" || one.kind === "text") && (
        <ToolButton icon="edit" label={words.edit} onPress={() => write(one.id)} />
      )}
      {isOne && one.kind === "note" && (
        <ToolButton icon="board" label={words.toCard} isOff={text.trim() === ""} onPress={() => makeCard(one.id)} />
      )}
      <ToolButton icon="remove" label={words.remove} onPress={remove} />
      <ToolButton icon="check" label={words.done} onPress={() => select([])} />
    </>
  );
}
