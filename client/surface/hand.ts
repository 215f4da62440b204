import type { ObjectId } from "../../shared/base/ids.ts";
import { type Box, onSurface, panBy, pinch } from "../../shared/surface/camera.ts";
import { allUnder, around, hitTest, isThing, NOTE_WIDTH, within } from "../../shared/surface/geometry.ts";
import { packInk, type Point, splitInk, thinOut } from "../../shared/surface/ink.ts";
import type { NewObject } from "../../shared/surface/objects.ts";
import type { SurfaceObject } from "../../shared/surface/schema.ts";
import type { CameraStore } from "./cameraStore.ts";
import type { OpenSurface } from "./openSurface.ts";
import { type Held, WIDTHS } from "./toolState.ts";

/** What the hand works on and with. Read at each movement, so it is always what stands now. */
export interface Under {
  readonly surface: OpenSurface;
  readonly camera: CameraStore;
  readonly sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  readonly held: Held;
  readonly selected: ReadonlySet<ObjectId>;
  readonly mayWrite: boolean;
  readonly freshId: () => ObjectId;
  select(ids: readonly ObjectId[]): void;
  /** Begins to write in a note or text. */
  write(id: ObjectId): void;
  /** A thing was laid down: the hand is free again. */
  laid(id: ObjectId): void;
}

/** What is drawn while the hand moves, and is nobody else's yet; in units of the surface. */
export interface Preview {
  ink(points: readonly Point[], width: number, ink: string): void;
  line(from: Point, to: Point): void;
  frame(box: Box): void;
  /** Moves what is selected, or marks what is being erased, without drawing anything anew. */
  shift(ids: ReadonlySet<string>, by: Point): void;
  fade(ids: ReadonlySet<string>): void;
  clear(): void;
}

/** One movement of one finger, pen or mouse, from down to up. Points are on the surface. */
interface Movement {
  move(to: Point): void;
  end(): void;
}

/** A finger lands so many pixels beside what it means. */
const REACH = 14;
/** Less than this is a tap. */
const STILL = 8;
/** How far a line may move when its needless points are left out, in pixels. */
const TOLERANCE = 0.6;

/**
 * Turns what fingers, pens and mice do into acts on the surface. Two fingers move and zoom whatever the tool; a pen draws
 * whatever the tool lies in the other hand, and while it does, palms do nothing.
 */
export class Hand {
  private readonly under: () => Under;
  private readonly preview: Preview;
  private readonly pointers = new Map<number, Point>();
  private movement: { readonly pointer: number; readonly isPen: boolean; readonly act: Movement } | undefined;

  constructor(under: () => Under, preview: Preview) {
    this.under = under;
    this.preview = preview;
  }

  /** @param at in pixels from the corner of the stage */
  down(event: PointerEvent, at: Point): void {
    if (this.movement?.isPen && event.pointerType === "touch") return;
    this.pointers.set(event.pointerId, at);
    if (this.pointers.size === 2) return this.giveUp();
    if (this.pointers.size > 2) return;
    const act = this.begin(event, at);
    if (act) this.movement = { pointer: event.pointerId, isPen: event.pointerType === "pen", act };
  }

  move(event: PointerEvent, at: Point): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    if (this.pointers.size === 2) this.pinchTo(event.pointerId, at);
    this.pointers.set(event.pointerId, at);
    if (this.movement?.pointer === event.pointerId) this.movement.act.move(this.onSurface(at));
  }

  up(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    if (this.movement?.pointer !== event.pointerId) return;
    const { act } = this.movement;
    this.movement = undefined;
    act.end();
    this.preview.clear();
  }

  cancel(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    if (this.movement?.pointer === event.pointerId) this.giveUp();
  }

  /** A double press: into what lies there. */
  open(at: Point): void {
    const { mayWrite } = this.under();
    const hit = mayWrite ? this.hit(this.onSurface(at)) : undefined;
    if (hit?.kind === "note" || hit?.kind === "text") this.under().write(hit.id);
  }

  private onSurface(at: Point): Point {
    return onSurface(this.under().camera.get(), at);
  }

  private get reach(): number {
    return REACH / this.under().camera.get().zoom;
  }

  private hit(at: Point): SurfaceObject | undefined {
    const { surface, sizes } = this.under();
    const { state } = surface;
    return hitTest(state.objects, at, this.reach, sizes, (id) => state.object(id));
  }

  private giveUp(): void {
    this.movement = undefined;
    this.preview.clear();
  }

  private pinchTo(pointer: number, at: Point): void {
    const { camera } = this.under();
    const [other] = [...this.pointers].filter(([id]) => id !== pointer);
    const before = this.pointers.get(pointer);
    if (other && before) camera.set(pinch(camera.get(), [before, other[1]], [at, other[1]]));
  }

  private begin(event: PointerEvent, at: Point): Movement | undefined {
    const { held, mayWrite } = this.under();
    const from = this.onSurface(at);
    // The middle button and the wheel's own press move the surface, as does the hand of who only looks.
    if (event.button === 1 || held.tool === "pan" || !mayWrite) return this.panning(at);
    if (event.button === 5 || event.buttons === 32) return this.erasing(from);
    if (event.pointerType === "pen" && held.tool !== "eraser") return this.drawing(from);
    switch (held.tool) {
      case "pen":
        return this.drawing(from);
      case "eraser":
        return this.erasing(from);
      case "arrow":
        return this.pointing(from);
      case "note":
      case "text":
        return this.laying(held.tool, from);
      case "card":
      case "select":
        return this.selecting(from, event.shiftKey);
    }
  }

  private panning(at: Point): Movement {
    let before = at;
    const { camera } = this.under();
    return {
      move: (to) => {
        const now = { x: (to.x - camera.get().x) * camera.get().zoom, y: (to.y - camera.get().y) * camera.get().zoom };
        camera.set(panBy(camera.get(), { x: now.x - before.x, y: now.y - before.y }));
        before = now;
      },
      end: () => undefined,
    };
  }

  private drawing(from: Point): Movement {
    const { held, surface, freshId, camera } = this.under();
    const width = WIDTHS[held.width];
    const points = [from];
    const show = (): void => this.preview.ink(points, width, held.ink);
    show();
    return {
      move: (to) => {
        points.push(to);
        show();
      },
      end: () => {
        const thin = thinOut(points, TOLERANCE / camera.get().zoom);
        const strokes = splitInk(thin).map((part): NewObject => {
          const [{ x, y } = from] = part;
          return { kind: "stroke", id: freshId(), x, y, ink: held.ink, width, points: packInk(part) };
        });
        surface.edit.add(...strokes.map((object) => ({ object, text: "" })));
      },
    };
  }

  private erasing(from: Point): Movement {
    const { surface, sizes } = this.under();
    const gone = new Set<ObjectId>();
    // Ink and arrows only: a note wiped away by a sleeve would be a pity.
    const wipe = (at: Point): void => {
      const { state } = surface;
      const lines = state.objects.filter((object) => !isThing(object) && !gone.has(object.id));
      for (const { id } of allUnder(lines, at, this.reach, sizes, (each) => state.object(each))) gone.add(id);
      this.preview.fade(gone);
    };
    wipe(from);
    let before = from;
    return {
      move: (to) => {
        for (const at of between(before, to, this.reach)) wipe(at);
        before = to;
      },
      end: () => {
        if (gone.size > 0) surface.edit.remove([...gone]);
      },
    };
  }

  private pointing(from: Point): Movement {
    const { surface, held, freshId, laid } = this.under();
    let to = from;
    const fastened = (at: Point): ObjectId | null => {
      const hit = this.hit(at);
      return hit && isThing(hit) ? hit.id : null;
    };
    return {
      move: (at) => {
        to = at;
        this.preview.line(from, to);
      },
      end: () => {
        if (this.isStill(from, to)) return;
        const ends = { from: fastened(from), to: fastened(to) };
        // From a note to itself is a slip of the hand.
        const isLoop = ends.from !== null && ends.from === ends.to;
        const id = freshId();
        const lies = { x: from.x, y: from.y, dx: to.x - from.x, dy: to.y - from.y };
        const ties = isLoop ? { from: null, to: null } : ends;
        surface.edit.add({ object: { kind: "arrow", id, ink: held.ink, ...lies, ...ties }, text: "" });
        laid(id);
      },
    };
  }

  private laying(kind: "note" | "text", at: Point): Movement {
    const { surface, held, freshId, laid, write } = this.under();
    return {
      move: () => undefined,
      end: () => {
        const hit = this.hit(at);
        // Where one lies already, one means that one.
        if (hit?.kind === kind) return write(hit.id);
        const id = freshId();
        const half = kind === "note" ? NOTE_WIDTH / 2 : 0;
        const place = { x: at.x - half, y: at.y - (kind === "note" ? half : 24) };
        const object: NewObject =
          kind === "note"
            ? { kind, id, ...place, paper: held.paper }
            : { kind, id, ...place, ink: held.ink, size: "large" };
        surface.edit.add({ object, text: "" });
        laid(id);
        write(id);
      },
    };
  }

  private selecting(from: Point, adds: boolean): Movement {
    const { selected, select } = this.under();
    const hit = this.hit(from);
    if (!hit) return this.framing(from, adds ? selected : new Set());
    if (adds && selected.has(hit.id)) {
      select([...selected].filter((id) => id !== hit.id));
      return { move: () => undefined, end: () => undefined };
    }
    const ids = selected.has(hit.id) || adds ? new Set([...selected, hit.id]) : new Set([hit.id]);
    select([...ids]);
    return this.carrying(from, ids);
  }

  private carrying(from: Point, ids: ReadonlySet<ObjectId>): Movement {
    const { surface } = this.under();
    let to = from;
    return {
      move: (at) => {
        to = at;
        if (!this.isStill(from, to)) this.preview.shift(ids, { x: to.x - from.x, y: to.y - from.y });
      },
      end: () => {
        if (!this.isStill(from, to)) surface.edit.move([...ids], { dx: to.x - from.x, dy: to.y - from.y });
      },
    };
  }

  private framing(from: Point, before: ReadonlySet<ObjectId>): Movement {
    const { surface, sizes, select } = this.under();
    let to = from;
    return {
      move: (at) => {
        to = at;
        this.preview.frame(around([from, to]));
      },
      end: () => {
        if (this.isStill(from, to)) return select([...before]);
        const { state } = surface;
        const found = within(state.objects, around([from, to]), sizes, (id) => state.object(id));
        select([...new Set([...before, ...found.map(({ id }) => id)])]);
      },
    };
  }

  private isStill(from: Point, to: Point): boolean {
    return Math.hypot(to.x - from.x, to.y - from.y) * this.under().camera.get().zoom < STILL;
  }
}

/** The points on the way, so near each other that an eraser leaves no gap. */
function between(from: Point, to: Point, step: number): Point[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
  return Array.from({ length: count }, (_, at) => {
    const share = (at + 1) / count;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}
