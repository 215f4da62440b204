import { useLayoutEffect } from "react";
import { type Instant, wallClock } from "../../shared/base/time.ts";
import { pixelShift, readingSizes, type ScreenTheme, themeAt } from "../../shared/screen/screen.ts";
import { type WallShape, wallShape } from "./layout.ts";
import { useWindowSize } from "./useWindowSize.ts";

export interface WallLook {
  readonly inches: number;
  readonly distance: number;
  readonly theme: ScreenTheme;
  readonly zone: string;
}

/** Sets the page's sizes, colours and place from the screen's inches, the room's distance and the time of day. */
export function useWallLook(look: WallLook, now: Instant): WallShape {
  const { width, height } = useWindowSize();
  const sizes = readingSizes(look.inches, look.distance, width, height);
  const { glance, read, near, gap } = sizes;
  useLayoutEffect(() => setSizes({ glance, read, near, gap }), [glance, read, near, gap]);
  const theme = themeAt(look.theme, wallClock(now, look.zone).time);
  useLayoutEffect(() => {
    document.documentElement.dataset.colorScheme = theme;
  }, [theme]);
  const [x, y] = pixelShift(now);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty("--shift-x", `${x}px`);
    document.documentElement.style.setProperty("--shift-y", `${y}px`);
  }, [x, y]);
  return wallShape(width, height, sizes);
}

/** Twelve millimetres under a finger on 55 inches are 48 pixels of 1080 and a little: the letters grow with the panel. */
const TOUCH_OF_READ = 1.45;

function setSizes(sizes: { glance: number; read: number; near: number; gap: number }): void {
  const { style } = document.documentElement;
  for (const [name, pixels] of Object.entries(sizes)) style.setProperty(`--${name}`, `${pixels.toFixed(2)}px`);
  style.setProperty("--radius", `${(sizes.read * 0.4).toFixed(2)}px`);
  style.setProperty("--touch", `${Math.max(48, sizes.read * TOUCH_OF_READ).toFixed(2)}px`);
}
