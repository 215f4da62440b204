import { useEffect, useRef } from "react";
import { type Instant, wallClock } from "../../shared/base/time.ts";
import { useNewBuild } from "../live/socket.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { reloadJitter, reloadWall } from "./reload.ts";
import { takeNewShell } from "./serviceWorker.ts";

/** The build of this page; set by the build itself. */
const BUILD: string = import.meta.env.VITE_BUILD ?? "development";

/**
 * What a wall does by itself: tells that it lives, and takes a new version when nobody is at it.
 * @param isResting no meeting runs, and none is about to
 * @param served the build that the server said it serves, when it was last asked
 */
export function useWallDuties(isResting: boolean, served: string | undefined): void {
  const resting = useRef(isResting);
  useEffect(() => {
    resting.current = isResting;
  }, [isResting]);
  useEffect(
    () => startHeartbeat({ build: BUILD, isResting: () => resting.current, onRenewed: () => location.reload() }),
    [],
  );
  const isOld = useNewBuild() || (served !== undefined && served !== BUILD && BUILD !== "development");
  useEffect(() => {
    if (!isOld || !isResting) return undefined;
    let isEnded = false;
    const timer = setTimeout(() => {
      void takeNewShell().then(() => !isEnded && reloadWall());
    }, reloadJitter(Math.random()));
    return () => {
      isEnded = true;
      clearTimeout(timer);
    };
  }, [isOld, isResting]);
}

const FRESH_START = "04:30";
const PAGE_LASTS = 6 * 60 * 60_000;

/** Once a night the page begins anew: whatever weeks of uptime gather goes with the old one. */
export function useFreshStart(now: Instant, zone: string, isResting: boolean): void {
  const { time } = wallClock(now, zone);
  const isTime = time >= FRESH_START && time < "05:00";
  useEffect(() => {
    if (!isTime || !isResting || performance.now() < PAGE_LASTS) return undefined;
    const timer = setTimeout(() => reloadWall(), reloadJitter(Math.random()));
    return () => clearTimeout(timer);
  }, [isTime, isResting]);
}
