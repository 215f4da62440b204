import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/**
 * How many rows stand in the rail or on the stage of a wall: as many as it has room for. A wall is not scrolled, and half a
 * row says nothing.
 * @param most where there is room for all, and at a desk, where the rail is scrolled
 */
export function useRailSize(ref: RefObject<HTMLElement | null>, surface: "wall" | "desk", most: number): number {
  const [{ size, of }, setCounted] = useState({ size: most, of: most });
  const setSize = (next: number): void => setCounted({ size: next, of: most });
  // There are more now, or fewer: counted from the beginning.
  if (of !== most) setSize(most);
  // After every drawing, and before it is seen: one row less until nothing is cut.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what stands in the rows may change their height; it ends at one row
  useLayoutEffect(() => {
    const rail = ref.current?.closest(".huddle-rail, .huddle-stage");
    if (surface === "wall" && rail && size > 1 && rail.scrollHeight > rail.clientHeight + 1) setSize(size - 1);
  });
  useEffect(() => {
    const again = (): void => setCounted({ size: most, of: most });
    window.addEventListener("resize", again);
    document.fonts.addEventListener("loadingdone", again);
    return () => {
      window.removeEventListener("resize", again);
      document.fonts.removeEventListener("loadingdone", again);
    };
  }, [most]);
  return size;
}
