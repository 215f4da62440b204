import { type PointerEvent, useRef, useState } from "react";
import { type Point, spotAt, type Spot } from "../../../shared/board/matrix.ts";

/** So far a finger may tremble, in pixels, before a touch is a drag. */
const TREMBLE = 10;

/** What a hand carries over the matrix just now. */
export interface Carried {
  readonly id: string;
  /** Of the window, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Where it would lie if it were let go now; undefined outside the matrix. */
  readonly spot: Spot | undefined;
}

export interface Carry {
  readonly carried: Carried | undefined;
  /** The field of the matrix, whose edges are its axes. */
  readonly fieldRef: { current: HTMLDivElement | null };
  /** For what can be carried: handlers of its element. */
  readonly grip: (id: string) => {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(): void;
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }): void;
  };
}

/**
 * Carries a thing into the matrix by mouse, pen or finger. Not by the library of the lanes: a matrix has no list and no
 * order, only a place, and the keys that move a card a step are the card's own.
 */
export function useCarry(onDrop: (id: string, spot: Spot) => void): Carry {
  const fieldRef = useRef<HTMLDivElement>(null);
  const from = useRef<Point | undefined>(undefined);
  const wasDragged = useRef(false);
  const [carried, setCarried] = useState<Carried | undefined>(undefined);
  const stop = (): void => {
    from.current = undefined;
    setCarried(undefined);
  };
  const grip: Carry["grip"] = (id) => ({
    onPointerDown(event) {
      if (!event.isPrimary || event.button !== 0) return;
      wasDragged.current = false;
      from.current = { x: event.clientX, y: event.clientY };
      // A quick hand has left the thing before it has moved a step.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const start = from.current;
      if (!start) return;
      const { clientX: x, clientY: y } = event;
      if (!wasDragged.current && Math.hypot(x - start.x, y - start.y) < TREMBLE) return;
      wasDragged.current = true;
      setCarried({ id, x, y, spot: spotUnder(fieldRef.current, x, y) });
    },
    onPointerUp(event) {
      const spot = wasDragged.current ? spotUnder(fieldRef.current, event.clientX, event.clientY) : undefined;
      stop();
      if (spot) onDrop(id, spot);
    },
    onPointerCancel: stop,
    onClickCapture(event) {
      if (!wasDragged.current) return;
      // The click that ends a drag means nothing of its own.
      wasDragged.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  return { carried, fieldRef, grip };
}

function spotUnder(field: HTMLElement | null, x: number, y: number): Spot | undefined {
  const box = field?.getBoundingClientRect();
  if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) return undefined;
  return spotAt({ x: (x - box.left) / box.width, y: (y - box.top) / box.height });
}
