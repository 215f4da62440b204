import { useEffect, useState } from "react";
import { serverNow } from "../live/serverClock.ts";
import { useWords } from "../words/useWords.ts";

/** The screen's own name over everything for some seconds: whoever looks for it in the corridor sees it. */
export function IdentifyBox({ name, until }: { readonly name: string; readonly until: number | null }) {
  const words = useWords().screen.wall;
  const [ended, setEnded] = useState<number | null>(null);
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setEnded(until), Math.max(0, until - serverNow()));
    return () => clearTimeout(timer);
  }, [until]);
  if (until === null || ended === until || until <= serverNow()) return null;
  return (
    <div className="wall-identify" role="status">
      <span>{words.thisIs}</span>
      <strong>{name}</strong>
    </div>
  );
}
