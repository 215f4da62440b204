import { useCallback, useState } from "react";
import type { Box } from "./layout.ts";

/** The size of an element and of its text, followed as they change. */
export function useBox(): [Box | undefined, (element: HTMLElement | null) => (() => void) | undefined] {
  const [box, setBox] = useState<Box>();
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const font = Number.parseFloat(getComputedStyle(element).fontSize);
      if (width > 0 && height > 0) setBox((old) => (same(old, width, height, font) ? old : { width, height, font }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, measure];
}

function same(box: Box | undefined, width: number, height: number, font: number): boolean {
  return box?.width === width && box.height === height && box.font === font;
}
