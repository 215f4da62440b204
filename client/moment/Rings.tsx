import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Ring } from "./meetingLink.ts";
import { placeOf } from "./pointable.ts";
import { useMoment } from "./useMoment.tsx";
import "./moment.css";

interface Props {
  /** Words a target that is not in sight: a hook's work, so a part of its own. */
  readonly words: (ring: Ring) => ReactNode;
}

/** A ring with a name around each thing that somebody points at; words where it is not in sight on this screen. */
export function Rings({ words }: Props) {
  const { rings } = useMoment();
  if (rings.length === 0) return null;
  // Outside the meeting's own box, which a wall shifts by pixels against burn-in.
  return createPortal(
    <div className="moment-rings" aria-hidden="true">
      {rings.map((ring) => (
        <OneRing key={ring.number} ring={ring} words={words} />
      ))}
    </div>,
    document.body,
  );
}

/** Between a thing and its ring, in parts of the ring's own letters. */
const AIR = 0.3;

function OneRing({ ring, words }: Props & { readonly ring: Ring }) {
  const box = useRef<HTMLDivElement>(null);
  const [isInSight, setInSight] = useState(() => placeOf(ring.target) !== undefined);
  useEffect(() => {
    let frame = 0;
    // It follows what it is around: a list may be scrolled, a card may come in above.
    const follow = (): void => {
      const rect = placeOf(ring.target);
      setInSight(rect !== undefined);
      if (rect && box.current) put(box.current, rect);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [ring.target]);
  if (!isInSight) return <p className="moment-pointed">{words(ring)}</p>;
  return (
    <div className="moment-ring" ref={box}>
      <span>{ring.name}</span>
    </div>
  );
}

/** Around the thing, and never off the screen. */
function put(ring: HTMLElement, rect: DOMRect): void {
  const air = Number.parseFloat(getComputedStyle(ring).fontSize) * AIR;
  const left = Math.max(2, rect.left - air);
  const top = Math.max(2, rect.top - air);
  ring.style.left = `${left}px`;
  ring.style.top = `${top}px`;
  ring.style.width = `${Math.min(innerWidth - 2, rect.right + air) - left}px`;
  ring.style.height = `${Math.min(innerHeight - 2, rect.bottom + air) - top}px`;
}
