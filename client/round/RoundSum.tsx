import { MINUTE } from "../../shared/base/time.ts";
import { type RoundPicture, sumOf, timeOf, type Walk } from "../../shared/round/round.ts";
import { useNow } from "../live/serverClock.ts";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly round: RoundPicture;
  readonly walk: Walk;
}

/** What a walk came to, and what was promised on it. Counts of boards, of nobody's work. */
export function RoundSum({ round, walk }: Props) {
  const words = useWords().round;
  const now = useNow(60_000);
  const sum = sumOf(round.today, walk.startedAt);
  const minutes = Math.max(1, Math.round(timeOf(walk, now).used / MINUTE));
  const said = [
    words.sumVisited(sum.visited),
    sum.thanked > 0 && words.sumThanked(sum.thanked),
    sum.asked > 0 && words.sumAsked(sum.asked),
    words.sumTime(minutes),
  ];
  return (
    <section className="panel stack section">
      <h2>{words.sum}</h2>
      <p>{said.filter(Boolean).join("\u00a0· ")}</p>
      {sum.followUps.length > 0 && (
        <>
          <h3>{words.promised}</h3>
          <ul className="round-promised">
            {sum.followUps.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
