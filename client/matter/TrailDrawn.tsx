import { useEffect, useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { trailOf } from "../../shared/escalation/trail.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { serverNow, useNow } from "../live/serverClock.ts";
import { spanText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { confirmation, justConfirmed } from "./justConfirmed.ts";
import { useTelling } from "./Trail.tsx";
import "./trail.css";
import { trailAloud, whenText } from "./trailText.ts";

/** Long enough to be followed from the back of the room. */
const SHOWN_FOR = 9_000;

interface Props {
  readonly boardId: BoardId;
  readonly zone: string;
}

/** When a matter is confirmed its way is drawn once, on the wall that asked and on those that answered, with the time it took. */
export function TrailDrawn({ boardId, zone }: Props) {
  const { items } = useEscalations(boardId);
  const [begun] = useState(serverNow);
  const now = useNow(5_000);
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(() => new Set());
  const [matter] = justConfirmed(items, begun, now, drawn);
  const key = matter && confirmation(matter);
  useEffect(() => {
    if (key === undefined) return undefined;
    const timer = setTimeout(() => setDrawn((before) => new Set([...before, key])), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [key]);
  return (
    <div role="status" className="trail-place">
      {matter && <Drawing key={key} matter={matter} zone={zone} />}
    </div>
  );
}

function Drawing({ matter, zone }: { readonly matter: Escalation; readonly zone: string }) {
  const words = useWords().matters.trail;
  const language = useLanguage();
  const telling = useTelling(zone, useNow(60_000));
  const trail = trailOf(matter);
  return (
    <section className="trail-drawn">
      <h2>
        <i aria-hidden="true">✓</i> {matter.what}
      </h2>
      <p className="visually-hidden">{trailAloud(trail, telling)}</p>
      <ol className="trail" aria-hidden="true">
        {[...trail.stops, trail.stops[0]].map(
          (stop, at) =>
            stop && (
              <li key={`${at} ${stop.place.boardId}`} className="trail-stop" data-how={stop.how}>
                <b>{stop.place.unitName}</b>
                <span>
                  {at < trail.stops.length
                    ? whenText(stop, telling)
                    : trail.end && whenText({ ...stop, how: "from", at: trail.end.at }, telling)}
                </span>
              </li>
            ),
        )}
      </ol>
      <p>{words.drawn(spanText(trail.end?.took ?? 0, language))}</p>
    </section>
  );
}
