import type { Language } from "../../shared/access/actor.ts";
import { type Instant, type LocalDate, wallClock } from "../../shared/base/time.ts";
import { dayAndMonthShort, weekdayAndDate, weekdayShort } from "../words/dates.ts";
import { useLanguage } from "../words/useWords.ts";

/** What takes the header while it lasts. All well is silent. */
export interface Trouble {
  /** `alarm`: what is done here is not kept. `watch`: what is shown may be old. `info`: nothing is wrong, but mind it. */
  readonly tone: "alarm" | "watch" | "info";
  readonly title: string;
  readonly detail?: string | undefined;
}

interface Props {
  readonly unit: string;
  /** The board, when the unit has several. */
  readonly board?: string | undefined;
  readonly now: Instant;
  readonly zone: string;
  /** Where the letters are large for the panel, the day is shortened before the unit's name breaks. */
  readonly isTight?: boolean;
  readonly trouble?: Trouble | undefined;
}

/** Whose wall this is, which day, and the server's clock; or, in the same place, what is wrong. */
export function WallHeader({ unit, board, now, zone, isTight = false, trouble }: Props) {
  const language = useLanguage();
  const { date, time } = wallClock(now, zone);
  return (
    <header className="wall-head" data-tone={trouble?.tone} data-tight={isTight || undefined}>
      <div className="wall-title">
        {trouble ? (
          <>
            <p className="wall-trouble" role="alert">
              <TroubleMark />
              {trouble.title}
            </p>
            <h1 className="wall-sub">{trouble.detail ? `${unit} · ${trouble.detail}` : unit}</h1>
          </>
        ) : (
          <>
            <h1>{unit}</h1>
            {board && <p className="wall-sub">{board}</p>}
          </>
        )}
      </div>
      <div className="wall-when">
        <span>{isTight ? shortDay(date, language) : weekdayAndDate(date, language)}</span>
        <time className="wall-clock" dateTime={time}>
          {time}
        </time>
      </div>
    </header>
  );
}

/** "man. 23. nov.", "Mon 23 Nov". */
function shortDay(date: LocalDate, language: Language): string {
  return `${weekdayShort(date, language)} ${dayAndMonthShort(date, language)}`;
}

function TroubleMark() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M12 4 2.8 20h18.4zM12 10v4M12 17.2v.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
