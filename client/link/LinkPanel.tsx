import { useState } from "react";
import { Link } from "wouter";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { BoardKind } from "../../shared/board/settings.ts";
import { NewBoardDialog } from "../access/NewBoardDialog.tsx";
import { refetch, useBoard, useUnits } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { linkText, openTargets, useLinks, useSendCard } from "./useLinks.ts";
import "./link.css";

interface Props {
  readonly boardId: BoardId;
  readonly card: { readonly id: CardId; readonly title: string };
  readonly maySend: boolean;
}

/** In an opened card: what it belongs together with, and where it can be sent. */
export function LinkPanel({ boardId, card, maySend }: Props) {
  const words = useWords();
  const links = useLinks(boardId);
  const send = useSendCard(boardId);
  const own = links.items.filter(({ cardId }) => cardId === card.id);
  const targets = maySend ? openTargets(links, card.id) : [];
  const lacks = maySend ? links.lacks : null;
  if (own.length + targets.length === 0 && lacks === null) return null;
  return (
    <section className="link-panel" aria-label={words.link.title}>
      {own.map((link) => (
        <p key={link.other.cardId}>
          <span aria-hidden="true">⇄</span>{" "}
          <Link href={`/tavle/${link.other.boardId}`} aria-label={words.link.open(link.other.boardName)}>
            {linkText(link, words)}
          </Link>
        </p>
      ))}
      {lacks && <Lacking boardId={boardId} kind={lacks} />}
      {targets.length > 0 && (
        <div className="row">
          {targets.map((target) => (
            <Button key={target.boardId} density="close" onClick={() => send(card, target)}>
              {words.link.sendTo(target.name, target.kind)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

/** The unit has no board of the other kind: made here, where it is missed. */
function Lacking({ boardId, kind }: { readonly boardId: BoardId; readonly kind: BoardKind }) {
  const words = useWords().link;
  const { data: facts } = useBoard(boardId);
  const { data: units = [] } = useUnits();
  const [isMaking, setMaking] = useState(false);
  const unit = units.find(({ id }) => id === facts?.unitId);
  const close = (): void => {
    setMaking(false);
    void refetch([["links", boardId]]);
  };
  return (
    <>
      <p>{words.lacks(kind)}</p>
      <div>
        <Button density="close" onClick={() => setMaking(true)}>
          {words.make}
        </Button>
      </div>
      {isMaking && unit && <NewBoardDialog unit={unit} kind={kind} onClose={close} onMade={close} />}
    </>
  );
}
