import { useEffect, useState } from "react";

/** Longer than this, and whoever waits wonders whether anything happens. */
const PATIENCE = 4000;

/** Whether something has been going on for so long that it wants a word. */
export function useLong(isBusy: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isBusy]);
  return isBusy && isLong;
}
