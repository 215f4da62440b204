import type { CardId } from "../../shared/base/ids.ts";
import type { Card } from "../../shared/board/schema.ts";
import { openTargets, useLinks, useSendCard } from "../link/useLinks.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { type CardActs, useCardActs } from "./cardActs.tsx";
import { laneName } from "./laneNames.ts";
import { useBoardState } from "./useBoard.ts";

/** Moves a card without a drag: to a lane, or within it. Also archives, since a hand on a phone has no other way near. */
export function MoveMenu({ card, look }: { readonly card: Card; readonly look: "mark" | "button" }) {
  const { board, levels, raiseCard, raised } = useBoardParts();
  const state = useBoardState(board);
  const words = useWords();
  const acts = useCardActs();
  // What is on its way up already is not raised once more.
  const above: MenuItem[] =
    raiseCard && !raised.has(card.id)
      ? levels.map(({ boardId, unitKind }) => ({
          key: boardId,
          label: words.raising.lane.raiseTo(words.raising.level[unitKind]),
          icon: "arrowUp",
          onSelect: () => raiseCard(card.id, boardId),
        }))
      : [];
  const lanes: MenuItem[] = state.lanes
    .filter((lane) => !lane.hidden || lane.id === card.laneId)
    .map((lane) => ({
      key: lane.id,
      label: laneName(lane, words),
      isChecked: lane.id === card.laneId,
      onSelect() {
        if (lane.id !== card.laneId) acts.move(card, { laneId: lane.id, beforeId: null }, "menu");
      },
    }));
  const links = useLinks(board.boardId);
  const sendCard = useSendCard(board.boardId);
  const elsewhere: MenuItem[] = openTargets(links, card.id).map((target) => ({
    key: target.boardId,
    label: words.link.sendTo(target.name, target.kind),
    icon: "link",
    onSelect: () => sendCard(card, target),
  }));
  const items: MenuItem[] = [
    ...lanes,
    { key: "line places", kind: "line" },
    ...places(state.cardsIn(card.laneId), card, acts, words.board.move),
    ...(above.length > 0 ? [{ key: "line levels", kind: "line" } as const, ...above] : []),
    { key: "line archive", kind: "line" },
    ...elsewhere,
    { key: "archive", label: words.board.card.archive, icon: "remove", onSelect: () => acts.archive(card) },
  ];
  return look === "mark" ? (
    <Menu label={words.board.card.moveCard(card.title)} className="icon-button" items={items}>
      <Icon name="move" />
    </Menu>
  ) : (
    <Menu label={words.board.card.move} items={items} />
  );
}

interface PlaceWords {
  readonly top: string;
  readonly up: string;
  readonly down: string;
  readonly bottom: string;
}

function places(cards: readonly Card[], card: Card, acts: CardActs, words: PlaceWords): MenuItem[] {
  const at = cards.findIndex(({ id }) => id === card.id);
  const isFirst = at <= 0;
  const isLast = at === cards.length - 1;
  const to = (beforeId: CardId | null) => () => acts.move(card, { laneId: card.laneId, beforeId }, "menu");
  return [
    { key: "top", label: words.top, icon: "arrowUp", isDisabled: isFirst, onSelect: to(cards[0]?.id ?? null) },
    { key: "up", label: words.up, icon: "arrowUp", isDisabled: isFirst, onSelect: to(cards[at - 1]?.id ?? null) },
    { key: "down", label: words.down, icon: "arrowDown", isDisabled: isLast, onSelect: to(cards[at + 2]?.id ?? null) },
    { key: "bottom", label: words.bottom, icon: "arrowDown", isDisabled: isLast, onSelect: to(null) },
  ];
}
