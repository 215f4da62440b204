import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef } from "react";
import type { ObjectId } from "../../shared/base/ids.ts";
import { bringing, wheel } from "../../shared/surface/camera.ts";
import { boxOf, grown } from "../../shared/surface/geometry.ts";
import type { Point } from "../../shared/surface/ink.ts";
import { freshId } from "../live/freshId.ts";
import { useWords } from "../words/useWords.ts";
import { type Desk, useDesk } from "./desk.ts";
import { Hand } from "./hand.ts";
import { InkLayer } from "./InkLayer.tsx";
import { type PreviewParts, StagePreview } from "./preview.ts";
import { Things } from "./Things.tsx";

/** The surface itself: what lies there, and the hand on it. */
export function Stage({ stage }: { readonly stage: { current: HTMLDivElement | null } }) {
  const words = useWords().surface;
  const desk = useDesk();
  const { held, camera } = desk;
  const world = useRef<HTMLDivElement>(null);
  const [ink, line, frame] = [useRef<SVGPathElement>(null), useRef<SVGPathElement>(null), useRef<SVGRectElement>(null)];
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  }, [desk]);
  const made = useRef<Hand>(null);
  /** Asked only when something happens: what it works on is read then. */
  const hand = (): Hand => {
    made.current ??= new Hand(
      () => ({ ...latest.current, freshId: () => freshId<"object">(), laid: (id) => laid(latest.current, id) }),
      new StagePreview((): PreviewParts | undefined => {
        const [at, path, arrow, box] = [world.current, ink.current, line.current, frame.current];
        return at && path && arrow && box ? { world: at, ink: path, line: arrow, frame: box } : undefined;
      }),
    );
    return made.current;
  };
  useEffect(() => {
    // Moved by its style alone: nothing that lies there is drawn anew when one pans or zooms.
    const show = (): void => {
      const { x, y, zoom } = camera.get();
      if (world.current) world.current.style.transform = `scale(${zoom}) translate(${-x}px, ${-y}px)`;
    };
    show();
    return camera.subscribe(show);
  }, [camera]);
  useWheel(stage, desk);

  const at = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const corner = stage.current?.getBoundingClientRect();
    return { x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) };
  };
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (isInField(event.target) || event.button === 2) return;
    if (desk.writing) desk.write(undefined);
    event.currentTarget.setPointerCapture(event.pointerId);
    hand().down(event.nativeEvent, at(event));
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const all = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const each of all.length > 0 ? all : [event.nativeEvent]) hand().move(event.nativeEvent, at(each));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application: it has its own keys, and a list of all that lies there as words
    <div
      ref={stage}
      className="surface-stage"
      data-tool={held.tool}
      role="application"
      aria-label={words.stage}
      aria-describedby="surface-help"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={(event) => hand().up(event.nativeEvent)}
      onPointerCancel={(event) => hand().cancel(event.nativeEvent)}
      onDoubleClick={(event) => hand().open(at(event))}
      onKeyDown={(event) => pressed(event, desk)}
      onFocus={(event) => focused(event.target, desk, stage.current)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <p id="surface-help" hidden>
        {words.stageHelp}
      </p>
      <div ref={world} className="surface-world">
        <InkLayer />
        <Things />
        <svg className="surface-preview" aria-hidden="true">
          <path ref={ink} />
          <path ref={line} className="surface-preview-line" />
          <rect ref={frame} width="0" height="0" vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
    </div>
  );
}

/** A thing once laid is moved or written in next, not laid again. */
function laid({ hold, select }: Desk, id: ObjectId): void {
  hold({ tool: "select" });
  select([id]);
}

/** Heard by the page itself: React's own listener may not keep the page from scrolling. */
function useWheel(stage: { readonly current: HTMLDivElement | null }, { camera }: Desk): void {
  const turned = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const corner = stage.current?.getBoundingClientRect();
    const at = { x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) };
    camera.set(wheel(camera.get(), at, event));
  });
  useEffect(() => {
    const place = stage.current;
    const heard = (event: WheelEvent): void => turned(event);
    place?.addEventListener("wheel", heard, { passive: false });
    return () => place?.removeEventListener("wheel", heard);
  }, [stage]);
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("textarea, input, button") !== null;
}

function thingOf(target: EventTarget | null, { surface }: Desk) {
  const id = target instanceof Element ? target.closest<HTMLElement>("[data-id]")?.dataset["id"] : undefined;
  return id === undefined ? undefined : surface.state.object(id);
}

/** Tabbed to, it is chosen, and brought into sight. */
function focused(target: EventTarget, desk: Desk, stage: HTMLDivElement | null): void {
  const thing = thingOf(target, desk);
  if (!thing || !(target instanceof Element) || !target.matches(":focus-visible") || isInField(target)) return;
  const { surface, sizes, camera, selected, select } = desk;
  if (!selected.has(thing.id)) select([thing.id]);
  if (!stage) return;
  // The browser scrolls what has the focus into sight by itself, which would part stage and camera.
  stage.scrollTo(0, 0);
  const box = boxOf(thing, sizes, (id) => surface.state.object(id));
  const room = { width: stage.clientWidth, height: stage.clientHeight };
  camera.set(bringing(camera.get(), grown(box, 24), room));
}

const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** In units of the surface; with Shift farther. */
const STEP = 10;
const STRIDE = 60;

function pressed(event: KeyboardEvent<HTMLDivElement>, desk: Desk): void {
  const thing = thingOf(event.target, desk);
  if (!thing || isInField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const { surface, selected, select, write, mayWrite } = desk;
  const ids: readonly ObjectId[] = selected.has(thing.id) ? [...selected] : [thing.id];
  const step = STEPS[event.key];
  if (event.key === "Escape") select([]);
  else if (!mayWrite) return;
  else if (step) {
    const length = event.shiftKey ? STRIDE : STEP;
    surface.edit.move(ids, { dx: step.x * length, dy: step.y * length });
  } else if (event.key === "Delete" || event.key === "Backspace") {
    focusNext(event.currentTarget, thing.id);
    surface.edit.remove(ids);
    select([]);
  } else if (event.key === "Enter" && (thing.kind === "note" || thing.kind === "text")) write(thing.id);
  else if (event.key === " ") select(toggled(selected, thing.id));
  else return;
  event.preventDefault();
}

function toggled(selected: ReadonlySet<ObjectId>, id: ObjectId): ObjectId[] {
  return selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id];
}

/** What one stands on goes: the next one has the focus, or the one before. */
function focusNext(stage: HTMLElement, id: string): void {
  const all = [...stage.querySelectorAll<HTMLElement>("[data-id][tabindex]")];
  const at = all.findIndex(({ dataset }) => dataset["id"] === id);
  (all[at + 1] ?? all[at - 1])?.focus();
}
