import { type MouseEvent, type ReactNode, useLayoutEffect, useState } from "react";
import { type Quadrant, QUADRANTS, spotAt, type Spot, spotOf } from "../../../shared/board/matrix.ts";
import { useWords } from "../../words/useWords.ts";
import { type Layout, layOut, type Placed, type Sizes, type Token } from "./layout.ts";
import "./matrix.css";

interface Props<Item extends Token> {
  readonly tokens: readonly Item[];
  readonly render: (token: Item) => ReactNode;
  /** The field whose edges are the axes, for whoever carries something into it. */
  readonly fieldRef: { current: HTMLDivElement | null };
  /** The quadrant over which something is carried. */
  readonly over: Quadrant | undefined;
  /** Touching a place puts there what is in hand; undefined where nothing is. */
  readonly onPlace?: ((spot: Spot) => void) | undefined;
}

/** The priority matrix: expected effect upwards, less demanding to the right, so that the best ideas lie top right. */
export function Matrix<Item extends Token>({ tokens, render, fieldRef, over, onPlace }: Props<Item>) {
  const words = useWords().matrix;
  const sizes = useSizes(fieldRef);
  const layout = sizes && layOut(tokens, sizes);
  const at = new Map(layout?.placed.map((placed) => [placed.id, placed]));
  return (
    <section className="matrix" aria-label={words.title}>
      <div className="matrix-up" aria-hidden="true">
        <small>{words.axis.small}</small>
        <b>{words.axis.effect}</b>
        <small>{words.axis.large}</small>
      </div>
      <div className="matrix-field" ref={fieldRef}>
        {QUADRANTS.map((quadrant) => (
          <QuadrantPlace
            key={quadrant}
            quadrant={quadrant}
            isOver={over === quadrant}
            hidden={layout?.hidden[quadrant] ?? 0}
            onPlace={onPlace}
          />
        ))}
        <ul className="matrix-tokens">
          {sizes &&
            tokens.map((token) => {
              const placed = at.get(token.id);
              return (
                placed && (
                  <li key={token.id} className="matrix-token" style={styleOf(placed, sizes)}>
                    {render(token)}
                  </li>
                )
              );
            })}
        </ul>
      </div>
      <div className="matrix-along" aria-hidden="true">
        <small>{words.axis.demanding}</small>
        <b>{words.axis.effort}</b>
        <small>{words.axis.easy}</small>
      </div>
    </section>
  );
}

function styleOf({ left, top }: Placed, { token }: Sizes) {
  return { left, top, width: token.width, height: token.height };
}

interface PlaceProps {
  readonly quadrant: Quadrant;
  readonly isOver: boolean;
  readonly hidden: Layout["hidden"][Quadrant];
  readonly onPlace: ((spot: Spot) => void) | undefined;
}

/** One quadrant: its name, and a surface to touch where there is something to put there. */
function QuadrantPlace({ quadrant, isOver, hidden, onPlace }: PlaceProps) {
  const words = useWords().matrix;
  const inside = (
    <>
      <span className="matrix-name">{words.quadrant[quadrant]}</span>
      {hidden > 0 && <span className="matrix-more">{words.more(hidden)}</span>}
    </>
  );
  const shown = { className: "matrix-quadrant", "data-quadrant": quadrant, "data-over": isOver || undefined };
  if (!onPlace) return <div {...shown}>{inside}</div>;
  const touched = (event: MouseEvent<HTMLButtonElement>): void => onPlace(spotOfTouch(event, quadrant));
  return (
    <button
      type="button"
      {...shown}
      // The row has a button for each quadrant: those who hear the page, or press keys, need not meet them twice.
      tabIndex={-1}
      aria-label={words.placeHere(words.quadrant[quadrant], words.means[quadrant])}
      onClick={touched}
    >
      {inside}
    </button>
  );
}

/** A touch says more than its quadrant; a key, which has no place, means the middle of it. */
function spotOfTouch(event: MouseEvent<HTMLButtonElement>, quadrant: Quadrant): Spot {
  const box = event.currentTarget.parentElement?.getBoundingClientRect();
  if (event.detail === 0 || !box) return spotOf(quadrant);
  return spotAt({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
}

/** Of the field's width, but no wider than two lines of a title need; the rest in sizes of its text. */
const TOKEN_WIDTH = 0.42;
const [WIDEST, TOKEN_HEIGHT, HEAD, MORE, GAP] = [18, 2.95, 2.1, 1.6, 0.3];

/** Measured when the field has got its size, and whenever that changes. */
function useSizes(fieldRef: Props<Token>["fieldRef"]): Sizes | undefined {
  const [sizes, setSizes] = useState<Sizes | undefined>(undefined);
  useLayoutEffect(() => {
    const field = fieldRef.current;
    if (!field) return undefined;
    const measure = (): void => {
      const { width, height } = field.getBoundingClientRect();
      const text = Number.parseFloat(getComputedStyle(field).fontSize);
      const token = { width: Math.min(width * TOKEN_WIDTH, text * WIDEST), height: text * TOKEN_HEIGHT };
      setSizes({ width, height, token, head: text * HEAD, more: text * MORE, gap: text * GAP });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(field);
    return () => observer.disconnect();
  }, [fieldRef]);
  return sizes;
}
