import { memo, type Ref, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { ObjectId } from "../../shared/base/ids.ts";
import type { Size } from "../../shared/surface/camera.ts";
import { endsOf } from "../../shared/surface/geometry.ts";
import type { Point } from "../../shared/surface/ink.ts";
import { type Arrow, type CardPiece, LONGEST_TEXT, type Note, type TextLine } from "../../shared/surface/schema.ts";
import { IdentityWarning } from "../board/IdentityWarning.tsx";
import { laneName } from "../board/laneNames.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { bindTextField } from "../board/textBinding.ts";
import { useBoard } from "../board/useBoard.ts";
import { useWords } from "../words/useWords.ts";
import { useDesk } from "./desk.ts";
import { arrowHead } from "./inkPath.ts";
import type { OpenSurface } from "./openSurface.ts";
import { useGradually } from "./useGradually.ts";

/** Notes, texts, arrows and cards, in the order in which one reads them. */
export function Things() {
  const { surface, board, sizes, measure, selected, writing, write } = useDesk();
  const things = useGradually(useBoard(surface, ({ state }) => state.things));
  const done = useCallback(() => write(undefined), [write]);
  return things.map((thing) => {
    const common = { isSelected: selected.has(thing.id), measure };
    switch (thing.kind) {
      case "note":
      case "text":
        return (
          <Written
            key={thing.id}
            {...common}
            thing={thing}
            surface={surface}
            isOpen={writing === thing.id}
            onDone={done}
          />
        );
      case "card":
        return <CardView key={thing.id} {...common} piece={thing} board={board} />;
      case "arrow": {
        const [start, end] = endsOf(thing, sizes, (id) => surface.state.object(id));
        const ends = { startX: start.x, startY: start.y, endX: end.x, endY: end.y };
        return (
          <ArrowView key={thing.id} arrow={thing} {...ends} isSelected={common.isSelected} name={nameOf(surface)} />
        );
      }
    }
  });
}

interface Common {
  readonly isSelected: boolean;
  readonly measure: (id: string, size: Size | undefined) => void;
}

/** Measured in units of the surface: a page's own lengths do not know of the zoom around them. */
function useMeasured(id: string, measure: Common["measure"], ...hangsOn: readonly unknown[]): Ref<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element) measure(id, { width: element.offsetWidth, height: element.offsetHeight });
    // oxlint-disable-next-line react/exhaustive-deps -- what its size hangs on is told by whoever draws it
  }, [id, measure, ...hangsOn]);
  useLayoutEffect(() => () => measure(id, undefined), [id, measure]);
  return place;
}

interface WrittenProps extends Common {
  readonly thing: Note | TextLine;
  readonly surface: OpenSurface;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}

const Written = memo(function Written({ thing, surface, isOpen, onDone, isSelected, measure }: WrittenProps) {
  const words = useWords().surface;
  const text = useBoard(surface, ({ state }) => state.textOf(thing.id));
  const place = useMeasured(thing.id, measure, text, isOpen);
  const isNote = thing.kind === "note";
  return (
    <div
      ref={place}
      className={isNote ? "surface-note" : "surface-text"}
      data-id={thing.id}
      data-paper={isNote ? thing.paper : undefined}
      data-ink={isNote ? undefined : thing.ink}
      data-size={isNote ? undefined : thing.size}
      style={{ left: thing.x, top: thing.y, zIndex: thing.z }}
      role="group"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move it, Enter writes in it, Delete removes it
      tabIndex={isOpen ? undefined : 0}
      aria-label={isNote ? words.noteName(words.paper[thing.paper], text) : words.textName(text)}
      aria-current={isSelected || undefined}
    >
      {isOpen ? <Editor id={thing.id} surface={surface} onDone={onDone} /> : <p>{text}</p>}
    </div>
  );
});

interface EditorProps {
  readonly id: ObjectId;
  readonly surface: OpenSurface;
  readonly onDone: () => void;
}

/** Several may write in one note at once; digits that may be a patient's stay in the browser. */
function Editor({ id, surface, onDone }: EditorProps) {
  const words = useWords().surface;
  const [isIdentity, setIdentity] = useState(false);
  const bind = useCallback(
    (field: HTMLTextAreaElement) => {
      const stop = bindTextField(field, surface.text(id), { identity: setIdentity });
      field.focus({ preventScroll: true });
      field.setSelectionRange(field.value.length, field.value.length);
      return stop;
    },
    [surface, id],
  );
  return (
    <>
      <textarea
        ref={bind}
        aria-label={words.edit}
        placeholder={words.notePlaceholder}
        maxLength={LONGEST_TEXT}
        aria-invalid={isIdentity || undefined}
        rows={1}
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
        }}
      />
      {isIdentity && <IdentityWarning />}
    </>
  );
}

interface CardProps extends Common {
  readonly piece: CardPiece;
  readonly board: OpenBoard;
}

/** A card of the board: what stands on it is the board's. */
const CardView = memo(function CardView({ piece, board, isSelected, measure }: CardProps) {
  const words = useWords();
  const card = useBoard(board, ({ state }) => state.card(piece.cardId));
  const lane = useBoard(board, ({ state }) => (card ? state.lane(card.laneId) : undefined));
  const title = card ? card.title.trim() || words.surface.untitled : words.surface.cardGone;
  const place = useMeasured(piece.id, measure, title, lane);
  return (
    <div
      ref={place}
      className="surface-card"
      data-id={piece.id}
      style={{ left: piece.x, top: piece.y, zIndex: piece.z }}
      role="group"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move it, Delete removes it
      tabIndex={0}
      aria-label={words.surface.cardName(title)}
      aria-current={isSelected || undefined}
    >
      <strong>{title}</strong>
      {lane && <small>{card?.archived ? words.surface.cardGone : laneName(lane, words)}</small>}
    </div>
  );
});

interface ArrowProps {
  readonly arrow: Arrow;
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  readonly isSelected: boolean;
  readonly name: (id: string | null) => string;
}

const ArrowView = memo(
  function ArrowView({ arrow, startX, startY, endX, endY, isSelected, name }: ArrowProps) {
    const words = useWords().surface;
    const [start, end]: [Point, Point] = [
      { x: startX, y: startY },
      { x: endX, y: endY },
    ];
    const from = name(arrow.from) || words.nothing;
    const to = name(arrow.to) || words.nothing;
    return (
      <svg
        className="surface-arrow"
        data-id={arrow.id}
        data-ink={arrow.ink}
        style={{ zIndex: arrow.z }}
        role="img"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Delete removes it
        tabIndex={0}
        aria-label={words.arrowName(from, to)}
        aria-current={isSelected || undefined}
      >
        <path d={`M${startX} ${startY}L${endX} ${endY}${arrowHead(start, end, 18)}`} />
      </svg>
    );
  },
  // What its ends are called is asked when it is drawn, and is no reason to draw it.
  (before, after) =>
    before.arrow === after.arrow &&
    before.isSelected === after.isSelected &&
    before.startX === after.startX &&
    before.startY === after.startY &&
    before.endX === after.endX &&
    before.endY === after.endY,
);

function nameOf(surface: OpenSurface): (id: string | null) => string {
  return (id) => (id === null ? "" : shortName(surface, surface.state.object(id)));
}

function shortName(surface: OpenSurface, thing: ReturnType<OpenSurface["state"]["object"]>): string {
  return thing ? (surface.state.textOf(thing.id).split("\n")[0]?.slice(0, 60) ?? "") : "";
}
