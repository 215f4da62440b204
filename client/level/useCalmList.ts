import { type RefObject, useEffect, useState } from "react";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { LevelMatter } from "../../shared/level/overview.ts";
import { type CalmList, calmList } from "./calmList.ts";

/** So long after the last touch, turn of the wheel or key somebody is taken to read. */
const READS_FOR = 30_000;
const SIGNS = ["pointermove", "pointerdown", "focusin", "keydown", "wheel", "scroll"] as const;

interface Calm extends CalmList {
  /** The reader does something with it herself. */
  readonly take: (id: EscalationId) => void;
  /** Shows the list as it is now. */
  readonly show: () => void;
}

/**
 * A list that stands still while somebody reads in it, and is up to date when nobody does.
 * @param box what the list stands in
 * @param isBusy a matter of it lies open
 */
export function useCalmList(
  box: RefObject<HTMLElement | null>,
  matters: readonly LevelMatter[],
  isBusy: boolean,
): Calm {
  const [held, setHeld] = useState<readonly LevelMatter[] | undefined>(undefined);
  const [mine, setMine] = useState<ReadonlySet<EscalationId>>(new Set());
  const isHeld = useReads(box) || isBusy;
  if (isHeld && held === undefined) setHeld(matters);
  if (!isHeld && held !== undefined) setHeld(undefined);
  return {
    ...calmList(held ?? matters, matters, mine),
    take: (id) => setMine((before) => new Set([...before, id])),
    show: () => setHeld(matters),
  };
}

/** Whether somebody has touched what is in the box, or moved in it, a moment ago. */
function useReads(box: RefObject<HTMLElement | null>): boolean {
  const [isReading, setReading] = useState(false);
  useEffect(() => {
    const part = box.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setReading(false), READS_FOR);
      setReading(true);
    };
    for (const sign of SIGNS) part?.addEventListener(sign, read, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) part?.removeEventListener(sign, read, { capture: true });
    };
  }, [box]);
  return isReading;
}
