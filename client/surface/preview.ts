import type { Box } from "../../shared/surface/camera.ts";
import type { Point } from "../../shared/surface/ink.ts";
import type { Preview } from "./hand.ts";
import { arrowHead, inkPath } from "./inkPath.ts";

/** The parts of a stage that change while the hand moves. */
export interface PreviewParts {
  readonly world: HTMLElement;
  readonly ink: SVGPathElement;
  readonly line: SVGPathElement;
  readonly frame: SVGRectElement;
}

/** Written straight to the page, once a frame at most: no part of the picture is drawn anew for it. */
export class StagePreview implements Preview {
  private readonly parts: () => PreviewParts | undefined;
  private waiting: (() => void) | undefined;
  private frameId = 0;
  private moved = new Map<string, HTMLElement>();

  constructor(parts: () => PreviewParts | undefined) {
    this.parts = parts;
  }

  ink(points: readonly Point[], width: number, ink: string): void {
    this.later(({ ink: path }) => {
      path.setAttribute("d", inkPath(points));
      path.setAttribute("stroke-width", String(width));
      path.dataset["ink"] = ink;
    });
  }

  line(from: Point, to: Point): void {
    this.later(({ line }) => line.setAttribute("d", `M${from.x} ${from.y}L${to.x} ${to.y}${arrowHead(from, to, 18)}`));
  }

  frame(box: Box): void {
    this.later(({ frame }) => {
      for (const key of ["x", "y", "width", "height"] as const) frame.setAttribute(key, String(box[key]));
    });
  }

  shift(ids: ReadonlySet<string>, by: Point): void {
    this.later(({ world }) => {
      for (const element of this.elements(world, ids)) element.style.translate = `${by.x}px ${by.y}px`;
    });
  }

  fade(ids: ReadonlySet<string>): void {
    this.later(({ world }) => {
      for (const element of this.elements(world, ids)) element.dataset["fading"] = "";
    });
  }

  clear(): void {
    cancelAnimationFrame(this.frameId);
    this.frameId = 0;
    this.waiting = undefined;
    for (const element of this.moved.values()) {
      element.style.translate = "";
      delete element.dataset["fading"];
    }
    this.moved = new Map();
    const parts = this.parts();
    parts?.ink.setAttribute("d", "");
    parts?.line.setAttribute("d", "");
    for (const key of ["width", "height"]) parts?.frame.setAttribute(key, "0");
  }

  private later(draw: (parts: PreviewParts) => void): void {
    this.waiting = () => {
      const parts = this.parts();
      if (parts) draw(parts);
    };
    if (this.frameId !== 0) return;
    this.frameId = requestAnimationFrame(() => {
      this.frameId = 0;
      this.waiting?.();
    });
  }

  private elements(world: HTMLElement, ids: ReadonlySet<string>): HTMLElement[] {
    return [...ids].flatMap((id) => {
      const known = this.moved.get(id);
      const element = known?.isConnected ? known : world.querySelector<HTMLElement>(`[data-id="${id}"]`);
      if (element) this.moved.set(id, element);
      return element ?? [];
    });
  }
}
