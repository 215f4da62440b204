import { leftOfStep, type Running } from "../../shared/huddle/huddle.ts";
import { useNow } from "../live/serverClock.ts";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { useWords } from "../words/useWords.ts";
import { stepName } from "./names.ts";

/** Tells those who listen which step the room is at, and once when it is over time; never the seconds. */
export function Announcer({ meeting }: { readonly meeting: Running }) {
  const words = useWords();
  const now = useNow(1000);
  const step = meeting.steps[meeting.step];
  if (!step) return null;
  const name = stepName(step, words);
  const isOver = leftOfStep(meeting, now) < 0;
  const said = words.huddle.header.announce(name, meeting.step + 1, meeting.steps.length);
  return <LiveRegion text={isOver ? `${said}. ${words.huddle.header.announceOver(name)}` : said} />;
}
