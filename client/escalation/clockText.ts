import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { EscalationKind } from "../../shared/escalation/escalation.ts";
import type { LevelClock } from "../../shared/protocol/raiseClock.ts";
import { catalogue } from "../words/catalogue.ts";
import { momentText } from "../words/dates.ts";

interface Asked {
  readonly kind: EscalationKind;
  readonly safety: boolean;
}

export interface Reader {
  readonly language: Language;
  readonly now: Instant;
  /** Of the sender: the receiver's clock shows the same in all of the country. */
  readonly zone: string;
}

/** What is promised for a matter before it is sent. */
export interface Promised {
  /** "Svarfrist i dag 08:25, etter avdelingens tavlemøte", or that no meeting is planned. */
  readonly due: string;
  /** The same without whose meeting it follows, for where a line is short. */
  readonly dueShort: string;
  /** When it goes on by itself, or that it does not; empty where nothing is promised. */
  readonly rises: string;
  /** That nobody meets in time, and who is told instead; empty where somebody does. */
  readonly onCall: string;
}

export function promisedText(level: LevelClock, { kind, safety }: Asked, { language, now, zone }: Reader): Promised {
  const words = catalogue[language].raising;
  const { clock } = words;
  if (kind === "awareness") return { due: clock.aware, dueShort: clock.aware, rises: "", onCall: "" };
  const { due, rises, onCall, afterMeeting } = safety ? level.safety : level.ordinary;
  const at = (when: Instant): string => momentText(when, now, language, zone);
  const { unitKind } = level.to;
  const dueLong = (when: string): string => {
    if (afterMeeting) return clock.dueAfter(when, words.meetingOf[unitKind]);
    // Only safety has a time of its own beside meetings: where anything else has, there are none.
    return safety ? clock.due(when) : clock.dueUnplanned(when, words.level[unitKind]);
  };
  const dueShort = due === null ? "" : clock.due(at(due));
  return {
    due: due === null ? "" : dueLong(at(due)),
    dueShort,
    rises: rises === null || !level.next ? clock.stays : clock.rises(words.level[level.next.unitKind], at(rises)),
    onCall: onCall ? onCallText(level, clock) : "",
  };
}

/** It says that somebody is told only where somebody is. */
function onCallText({ onCall }: LevelClock, words: (typeof catalogue)["nb"]["raising"]["clock"]): string {
  if (onCall?.told) return words.onCall(onCall.name);
  return onCall?.phone ? words.onCallNumber(onCall.name, onCall.phone) : words.nobodyOnCall;
}
