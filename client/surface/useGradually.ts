import { useEffect, useState } from "react";

/** So many a frame: a full surface opens in half a second, and no frame of it is held up. */
const STEP = 24;

/** A long list, a part of it more at each frame until all of it is there; what comes later comes at the next frame. */
export function useGradually<T>(list: readonly T[]): readonly T[] {
  const [shown, setShown] = useState(STEP);
  const isAll = shown >= list.length;
  useEffect(() => {
    if (isAll) return undefined;
    const more = (): void => {
      setShown((before) => before + STEP);
      frame = requestAnimationFrame(more);
    };
    let frame = requestAnimationFrame(more);
    return () => cancelAnimationFrame(frame);
  }, [isAll]);
  return isAll ? list : list.slice(0, shown);
}
