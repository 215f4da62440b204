import type { ObjectId } from "../../shared/base/ids.ts";
import type { SurfaceObject } from "../../shared/surface/schema.ts";
import { useBoard } from "../board/useBoard.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";

interface Props {
  readonly onShow: (id: ObjectId) => void;
  readonly onToCard: ((id: ObjectId) => void) | undefined;
  readonly onClose: () => void;
}

/** Everything that lies there as words, for who does not see it or would rather read. */
export function SurfaceList({ onShow, onToCard, onClose }: Props) {
  const words = useWords().surface;
  const { surface, mayWrite } = useDesk();
  const things = useBoard(surface, ({ state }) => state.things);
  const strokes = useBoard(surface, ({ state }) => state.strokes);
  const isEmpty = things.length + strokes.length === 0;
  return (
    <Dialog title={words.listTitle} onClose={onClose}>
      {isEmpty && <p>{words.listEmpty}</p>}
      <ul className="surface-list">
        {things.map((thing) => (
          <li key={thing.id}>
            <Line thing={thing} />
            <div>
              <Button density="close" onClick={() => onShow(thing.id)}>
                {words.show}
              </Button>
              {thing.kind === "note" && onToCard && (
                <Button density="close" onClick={() => onToCard(thing.id)}>
                  {words.toCard}
                </Button>
              )}
              {mayWrite && <RemoveButton ids={[thing.id]} />}
            </div>
          </li>
        ))}
        {strokes.length > 0 && (
          <li>
            <span>{words.listStrokes(strokes.length)}</span>
            {mayWrite && <RemoveButton ids={strokes.map(({ id }) => id)} />}
          </li>
        )}
      </ul>
    </Dialog>
  );
}

function RemoveButton({ ids }: { readonly ids: readonly ObjectId[] }) {
  const words = useWords().surface;
  const { surface } = useDesk();
  return (
    <Button density="close" tone="danger" onClick={() => surface.edit.remove(ids)}>
      {words.remove}
    </Button>
  );
}

/** What a thing is called where only words count. */
export function useThingName(): (thing: SurfaceObject) => string {
  const words = useWords().surface;
  const { surface, board } = useDesk();
  return (thing) => {
    switch (thing.kind) {
      case "note":
        return words.noteName(words.paper[thing.paper], surface.state.textOf(thing.id));
      case "text":
        return words.textName(surface.state.textOf(thing.id));
      case "card":
        return words.cardName(board.state.card(thing.cardId)?.title ?? words.cardGone);
      case "stroke":
        return words.strokeName(words.ink[thing.ink]);
      case "arrow": {
        const nameOf = (id: string | null) =>
          (id === null ? "" : surface.state.textOf(id).split("\n")[0]) || words.nothing;
        return words.arrowName(nameOf(thing.from), nameOf(thing.to));
      }
    }
  };
}

function Line({ thing }: { readonly thing: SurfaceObject }) {
  const name = useThingName();
  const { surface, board } = useDesk();
  // Drawn again when a text or a card's title changes.
  useBoard(surface, ({ state }) => state.textOf(thing.id));
  useBoard(board, ({ state }) => (thing.kind === "card" ? state.card(thing.cardId)?.title : undefined));
  return <span>{name(thing)}</span>;
}
