import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import "./guide.css";
import type { Hint } from "./hints.ts";
import { besideOf } from "./place.ts";

interface Props {
  readonly hints: readonly Hint[];
  /** Seen to the end, or skipped: either way it is not offered again. */
  readonly onEnd: () => void;
}

/**
 * A walk over the real things of the page, one note at a time. It blocks nothing: what lies below can be used meanwhile.
 * The focus goes with the notes, arrows turn them, Escape ends it, and focus goes back to where it came from.
 */
export function Tour({ hints, onEnd }: Props) {
  const { ui, hints: texts } = useWords().guide;
  const [at, setAt] = useState(0);
  const note = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const hint = hints[at];
  const isLast = at === hints.length - 1;
  useFocusBack();
  const go = (to: number): void => setAt(Math.min(hints.length - 1, Math.max(0, to)));
  useLayoutEffect(() => {
    if (!hint || !note.current || !ring.current) return undefined;
    const leave = pointAt(hint.at, note.current, ring.current);
    note.current.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    return leave;
  }, [hint]);
  useKeys(note, { Escape: onEnd, ArrowRight: () => go(at + 1), ArrowLeft: () => go(at - 1) });
  if (!hint) return null;
  const { title, text } = texts[hint.key];
  return (
    <>
      <div className="tour-ring" popover="manual" ref={ring} aria-hidden="true" />
      <div className="tour-note" popover="manual" ref={note} role="dialog" aria-label={ui.label} tabIndex={-1}>
        <small>{ui.place(at + 1, hints.length)}</small>
        <h2 tabIndex={-1}>{title}</h2>
        <p>{text}</p>
        {hint.to && (
          <Link href={hint.to} className="tour-link" onClick={onEnd}>
            {ui.pair}
          </Link>
        )}
        <div className="tour-acts">
          {!isLast && (
            <Button density="close" variant="tertiary" onClick={onEnd}>
              {ui.skip}
            </Button>
          )}
          <span className="tour-turns">
            {at > 0 && (
              <Button density="close" onClick={() => go(at - 1)}>
                {ui.back}
              </Button>
            )}
            <Button density="close" variant="primary" onClick={() => (isLast ? onEnd() : go(at + 1))}>
              {isLast ? ui.done : ui.next}
            </Button>
          </span>
        </div>
      </div>
    </>
  );
}

/** Keys that mean something while the focus is on the note, and elsewhere what they always mean. */
function useKeys(note: { readonly current: HTMLElement | null }, keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const { current } = note;
    const press = (event: KeyboardEvent): void => {
      const run = keys[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    current?.addEventListener("keydown", press);
    return () => current?.removeEventListener("keydown", press);
  });
}

function useFocusBack(): void {
  useEffect(() => {
    const cameFrom = document.activeElement;
    return () => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
    };
  }, []);
}

/** Brings a thing into view, draws the ring about it and the note beside it, and keeps both there while the page moves. */
function pointAt(selector: string, note: HTMLElement, ring: HTMLElement): () => void {
  const thing = document.querySelector<HTMLElement>(selector);
  if (!thing) return () => undefined;
  // Above what is modal on this page or scrolls in it.
  for (const part of [ring, note]) if (!part.matches(":popover-open")) part.showPopover();
  thing.scrollIntoView({ block: "center", inline: "nearest" });
  const set = (): void => {
    const box = thing.getBoundingClientRect();
    const beside = besideOf(box, note.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    Object.assign(note.style, { left: `${beside.left}px`, top: `${beside.top}px` });
    const [left, top] = [Math.max(2, box.left - 6), Math.max(2, box.top - 6)];
    Object.assign(ring.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.min(box.right + 6, innerWidth - 2) - left}px`,
      height: `${Math.min(box.bottom + 6, innerHeight - 2) - top}px`,
    });
  };
  set();
  const watch = new ResizeObserver(set);
  watch.observe(thing);
  watch.observe(note);
  window.addEventListener("scroll", set, { capture: true, passive: true });
  window.addEventListener("resize", set);
  return () => {
    watch.disconnect();
    window.removeEventListener("scroll", set, { capture: true });
    window.removeEventListener("resize", set);
  };
}
