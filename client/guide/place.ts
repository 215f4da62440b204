/** A box in the window's own pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 14;
const EDGE = 8;

/**
 * Where a note stands: below what it speaks of, else above it, else over its lower edge; never outside the window.
 * @returns its top left corner
 */
export function besideOf(thing: Box, note: Size, window: Size): { readonly left: number; readonly top: number } {
  const below = thing.top + thing.height + GAP;
  const above = thing.top - note.height - GAP;
  const lowest = window.height - note.height - EDGE;
  const top = below <= lowest ? below : above >= EDGE ? Math.min(above, lowest) : lowest;
  const widest = window.width - note.width - EDGE;
  return { left: Math.max(EDGE, Math.min(thing.left, widest)), top: Math.max(EDGE, top) };
}
