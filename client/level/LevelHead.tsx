import { Link } from "wouter";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import { useMe } from "../access/useMe.ts";
import { useNow } from "../live/serverClock.ts";
import { useConnection } from "../live/socket.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { momentText, relativeText, sinceText, timeText, weekdayAndDate, weekOf } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { localDate } from "../../shared/base/time.ts";
import { LevelMenu } from "./LevelMenu.tsx";

interface Props {
  readonly overview: LevelOverview;
  /** The unit's own lines; the first one names it. */
  readonly own: readonly [LevelUnit, ...LevelUnit[]];
}

/** Whose level it is, which day and week, when it meets, and whether what is done here is kept. */
export function LevelHead({ overview, own }: Props) {
  const words = useWords().level;
  const language = useLanguage();
  const { zone, date } = overview;
  const [{ unitId, name, mainId }] = own;
  return (
    <header className="level-head">
      <div>
        <h1>{name}</h1>
        <p>
          {weekdayAndDate(date, language)} · {weekOf(date, language)} · <NextMeeting own={own} zone={zone} />
        </p>
      </div>
      <Saved zone={zone} />
      {mainId !== null && (
        <div className="level-tools">
          <nav className="level-views" aria-label={words.views}>
            <Link href={`/niva/${unitId}`} aria-current="page">
              {words.tab}
            </Link>
            <Link href={`/tavle/${mainId}`}>{words.board}</Link>
          </nav>
          <ButtonLink href={`/tavle/${mainId}/mote`}>{words.toMeeting}</ButtonLink>
          <LevelMenu unitId={unitId} />
        </div>
      )}
    </header>
  );
}

/** "neste møte 08:45 om 12 minutter". */
function NextMeeting({ own, zone }: { readonly own: Props["own"]; readonly zone: string }) {
  const words = useWords().level;
  const language = useLanguage();
  const now = useNow(20_000);
  if (own.some(({ meeting }) => meeting.state === "running")) return <b>{words.running}</b>;
  const planned = own.flatMap(({ next }) => next ?? []);
  if (planned.length === 0) return words.noNext;
  const next = Math.min(...planned);
  const isToday = localDate(next, zone) === localDate(now, zone);
  const when = isToday ? timeText(next, zone) : momentText(next, now, language, zone);
  return words.next(when, isToday ? relativeText(next, now, language) : "");
}

/** Answers are kept when they are given, so all is saved while there is contact; without it that is said in words. */
function Saved({ zone }: { readonly zone: string }) {
  const words = useWords().level;
  const language = useLanguage();
  const me = useMe();
  const now = useNow(20_000);
  const connection = useConnection();
  const isLost = connection.state === "lost" && now - connection.since > PATIENCE;
  return (
    <p className="level-saved" data-tone={isLost ? "watch" : "good"}>
      {isLost ? (
        <b>{words.lost(sinceText(connection.since, now, language, zone))}</b>
      ) : (
        <>
          <b>✓ {words.saved}</b> · {me.name}
        </>
      )}
    </p>
  );
}

/** A server that starts anew is away for a moment: that is nobody's business. */
const PATIENCE = 4_000;
