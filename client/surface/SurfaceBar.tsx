import { type RefObject, useState } from "react";
import type { BoardId, CardId, ObjectId } from "../../shared/base/ids.ts";
import { onSurface } from "../../shared/surface/camera.ts";
import { CARD_WIDTH } from "../../shared/surface/geometry.ts";
import { MOST_OBJECTS } from "../../shared/surface/schema.ts";
import type { Surface } from "../../shared/surface/surface.ts";
import { useBoard } from "../board/useBoard.ts";
import { freshId } from "../live/freshId.ts";
import { useWords } from "../words/useWords.ts";
import { CardPicker } from "./CardPicker.tsx";
import { useDesk } from "./desk.ts";
import { SelectedOptions } from "./SelectedOptions.tsx";
import { SurfaceList } from "./SurfaceList.tsx";
import { InkChoice, PaperChoice, ToolBar, ToolButton, WidthChoice } from "./ToolBar.tsx";
import type { Tool } from "./toolState.ts";
import { useMakeCard } from "./useMakeCard.ts";
import { useSurfaceActs } from "./useSurface.ts";

interface Props {
  readonly boardId: BoardId;
  readonly now: Surface;
  readonly mayEmpty: boolean;
  readonly back: { readonly label: string; readonly onPress: () => void };
  readonly stage: RefObject<HTMLDivElement | null>;
}

/** Tools below, and above them what fits the moment: choices of the tool, or acts on what is selected. */
export function SurfaceBar({ boardId, now, mayEmpty, back, stage }: Props) {
  const { surface, board, camera, hold, selected, select, mayWrite } = useDesk();
  const words = useWords().surface;
  const [panel, setPanel] = useState<"cards" | "list" | undefined>(undefined);
  const makeCard = useMakeCard();
  const close = (): void => setPanel(undefined);
  const isFull = useBoard(surface, ({ state }) => state.objects.length >= MOST_OBJECTS);

  const take = (tool: Tool): void => {
    select([]);
    if (tool === "card") setPanel("cards");
    else hold({ tool });
  };
  const layCard = (cardId: CardId): void => {
    const { clientWidth = 0, clientHeight = 0 } = stage.current ?? {};
    const middle = onSurface(camera.get(), { x: clientWidth / 2, y: clientHeight / 2 });
    const id = freshId<"object">();
    const place = { x: middle.x - CARD_WIDTH / 2, y: middle.y - 50 };
    surface.edit.add({ object: { kind: "card", id, cardId, ...place }, text: "" });
    hold({ tool: "select" });
    select([id]);
    close();
  };
  const show = (id: ObjectId): void => {
    close();
    select([id]);
    // The dialog gives the focus back first; then the thing takes it, and comes into sight.
    setTimeout(() => stage.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus({ focusVisible: true }), 0);
  };
  const options =
    selected.size > 0 && mayWrite ? (
      <SelectedOptions makeCard={makeCard} />
    ) : (
      <ToolOptions boardId={boardId} now={now} mayEmpty={mayEmpty} onList={() => setPanel("list")} />
    );
  return (
    <>
      {isFull && <p role="status">{words.full}</p>}
      <ToolBar options={options} onTool={take} back={back} />
      {panel === "cards" && <CardPicker board={board} onPick={layCard} onClose={close} />}
      {panel === "list" && <SurfaceList onShow={show} onToCard={mayWrite ? makeCard : undefined} onClose={close} />}
    </>
  );
}

interface ToolOptionsProps extends Pick<Props, "boardId" | "now" | "mayEmpty"> {
  readonly onList: () => void;
}

function ToolOptions({ boardId, now, mayEmpty, onList }: ToolOptionsProps) {
  const words = useWords().surface;
  const { surface, held, hold, mayWrite } = useDesk();
  const acts = useSurfaceActs(boardId);
  const [asks, setAsks] = useState(false);
  const canRedo = useBoard(surface, (each) => each.canRedo);
  const isBlank = useBoard(surface, ({ state }) => state.objects.length === 0);
  if (asks) {
    return (
      <>
        <strong className="surface-ask">{words.emptyAsk}</strong>
        <ToolButton
          icon="remove"
          label={words.emptyYes}
          onPress={() => {
            setAsks(false);
            void acts.empty(now.id);
          }}
        />
        <ToolButton icon="close" label={words.emptyNo} onPress={() => setAsks(false)} />
      </>
    );
  }
  const isInked = held.tool === "pen" || held.tool === "arrow" || held.tool === "text";
  return (
    <>
      {mayWrite && isInked && <InkChoice value={held.ink} onChoose={(ink) => hold({ ink })} />}
      {mayWrite && held.tool === "pen" && <WidthChoice value={held.width} onChoose={(width) => hold({ width })} />}
      {mayWrite && held.tool === "note" && <PaperChoice value={held.paper} onChoose={(paper) => hold({ paper })} />}
      <span className="surface-gap" />
      {canRedo && <ToolButton icon="redo" label={words.redo} onPress={() => surface.redo()} />}
      <ToolButton icon="menu" label={words.list} onPress={onList} />
      {mayEmpty && (
        <ToolButton icon="bookmark" label={words.keep} isOn={now.kept} onPress={() => acts.keep(now.id, !now.kept)} />
      )}
      {mayEmpty && <ToolButton icon="remove" label={words.empty} isOff={isBlank} onPress={() => setAsks(true)} />}
    </>
  );
}
