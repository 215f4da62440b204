import { localDate } from "../../shared/base/time.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import type { OwnScreen } from "../../shared/screen/screen.ts";
import { useIdeaCode } from "../idea/queries.ts";
import { useNight } from "../night/useNight.ts";
import { Qr } from "../screen/Qr.tsx";
import { WallFooter } from "../screen/WallFooter.tsx";
import { dayText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "../night/night.css";

interface Props {
  readonly facts: Board;
  readonly screen: OwnScreen;
  readonly meeting: MeetingNow | undefined;
  readonly now: Instant;
}

/** From ten in the evening: a greeting, the code for whatever one thinks of at night, and nothing that asks anything. */
export function NightWall({ facts, screen, meeting, now }: Props) {
  const words = useWords();
  const language = useLanguage();
  const own = words.night;
  const code = useIdeaCode(facts.id);
  const given = useNight(facts.id)?.count ?? 0;
  const url = code && new URL(code.address);
  const next = meeting?.next ?? undefined;
  const day = next && dayText(localDate(next.plannedAt, screen.zone), localDate(now, screen.zone), language);
  return (
    <>
      <main className="night">
        {code && url && (
          <div className="night-code">
            <Qr text={`${code.address}#${code.secret}`} label={words.idea.wall.scan} />
          </div>
        )}
        <div className="night-says">
          <p className="night-greeting">{own.greeting}</p>
          <p>{own.invite}</p>
          {code && url && (
            <p className="night-address">
              {own.or} <b>{`${url.host}${url.pathname}`}</b>, <b>{own.code(code.digits)}</b>
            </p>
          )}
          {given > 0 && <p>{own.so(given)}</p>}
        </div>
      </main>
      <WallFooter
        nextMeeting={next && words.screen.wall.meetingAt(day ?? "", timeText(next.plannedAt, screen.zone))}
        invites={undefined}
      >
        {screen.mode === "touch" && (
          <section className="wall-panel">
            <p>{own.touch}</p>
          </section>
        )}
      </WallFooter>
    </>
  );
}
