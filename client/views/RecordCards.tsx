import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** The cards that were made or moved: what was decided, why not where it is not now, and who has it until when. */
export function RecordCards({ facts }: { readonly facts: MeetingFacts }) {
  const words = useWords();
  const own = words.huddle.record;
  return (
    <ul className="record-list">
      {facts.cards.map(({ id, title, change, laneMeaning, laneName, reason, ...promised }) => {
        const named = laneName?.trim();
        const lane = named || (laneMeaning === "own" ? words.board.lanes.unnamed : words.board.lane[laneMeaning]);
        return (
          <li key={id}>
            <b>{title || words.board.card.untitled}</b>{" "}
            <small>{change === "made" ? own.made(lane) : own.moved(lane)}</small>
            {reason && <p>{own.because(reason)}</p>}
            <Promised {...promised} />
          </li>
        );
      })}
    </ul>
  );
}

/** Who got it, and when the section looks at it again. */
function Promised({ who, due, evaluateOn }: Pick<MeetingFacts["cards"][number], "who" | "due" | "evaluateOn">) {
  const words = useWords().matrix.record;
  const language = useLanguage();
  const said = [
    who.trim() && words.who(who.trim()),
    due && words.due(weekdayAndDate(due, language)),
    evaluateOn && words.evaluate(weekdayAndDate(evaluateOn, language)),
  ].filter(Boolean);
  return said.length > 0 ? <p>{said.join(" · ")}</p> : null;
}
