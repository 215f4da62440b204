import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { RoundPicture, RoundStop } from "../../shared/round/round.ts";
import { troubleOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchBoard } from "../live/socket.ts";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { Line, StopLines } from "./StopLines.tsx";
import { StopWaits } from "./StopWaits.tsx";
import { stopQuery } from "./useRound.ts";

interface Props {
  readonly stop: RoundStop;
  readonly round: RoundPicture;
}

/** One board of the round: whose it is, and how it stands with them. */
export function Stop({ stop, round }: Props) {
  const words = useWords().round;
  const language = useLanguage();
  const now = useNow(60_000);
  // The visit that is going on is not the last one.
  const [before] = useState(stop.lastVisit);
  const query = useQuery(stopQuery(stop.boardId));
  useWatchBoard(stop.boardId);
  const asked = round.today.filter(({ boardId }) => boardId === stop.boardId).flatMap(({ questions }) => questions);
  return (
    <>
      <div className="stop-head">
        <h1>{stop.unitName}</h1>
        <Link href={`/tavle/${stop.boardId}`} className="stop-open">
          {words.openBoard}
        </Link>
      </div>
      <p className="stop-last">
        {before === null ? words.neverVisited : words.lastVisit(momentText(before, now, language, round.zone))}
      </p>
      {query.data ? (
        <>
          <StopLines
            stop={query.data}
            waits={<StopWaits boardId={stop.boardId} zone={query.data.zone} ownBoardId={round.ownBoardId} />}
          />
          {asked.length > 0 && (
            <dl className="stop-lines">
              <Line title={words.questions}>
                {asked.map(({ id, text, answer }) => (
                  <span key={id}>
                    {text} {answer === null ? <small>…</small> : <b>{answer}</b>}
                  </span>
                ))}
              </Line>
            </dl>
          )}
        </>
      ) : troubleOf(query) ? (
        <Notice tone="watch">{words.failed}</Notice>
      ) : (
        <Loading />
      )}
    </>
  );
}
