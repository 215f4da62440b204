import { useEffect } from "react";

/** Keeps the panel awake where the browser may: over HTTPS, and again each time the page comes back into sight. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let isEnded = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== "visible") return;
      // Refused on a battery that runs low, for one: the panel then sleeps as it is set to, and nothing else is lost.
      const got = await navigator.wakeLock.request("screen").catch(() => undefined);
      if (isEnded) await got?.release();
      else lock = got;
    };
    const again = (): void => void ask();
    document.addEventListener("visibilitychange", again);
    again();
    return () => {
      isEnded = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}
