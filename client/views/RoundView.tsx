import { useEffect, useState } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { goOn, pause, type RoundCommand, type RoundPicture, type Walk } from "../../shared/round/round.ts";
import { useMe } from "../access/useMe.ts";
import { freshId } from "../live/freshId.ts";
import { outbox } from "../live/outbox.ts";
import { queryClient, troubleOf, useUnit } from "../live/queries.ts";
import { serverNow } from "../live/serverClock.ts";
import { useConnection, useWatchUnit } from "../live/socket.ts";
import { RoundFoot } from "../round/RoundFoot.tsx";
import { RoundHead } from "../round/RoundHead.tsx";
import { RoundSum } from "../round/RoundSum.tsx";
import { Stop } from "../round/Stop.tsx";
import { StopList } from "../round/StopList.tsx";
import { useArrival } from "../round/useArrival.ts";
import { stopQuery, useRound, useSavedWalk } from "../round/useRound.ts";
import { useSwipe, useWayKeys } from "../round/ways.ts";
import "../round/walk.css";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, usePageTitle } from "../ui/Page.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";

/** *Tavlerunde på ti minutter*: before it the list of boards, on it one board at a time, after it a short sum. */
export function RoundView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().round;
  const me = useMe();
  const unit = useUnit(unitId);
  const { query, round, pending, send } = useRound(unitId);
  const [walk, save] = useSavedWalk(me.id, unitId);
  useWatchUnit(unitId);
  if (!round) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
        {query.isPending && <Loading />}
      </Page>
    );
  }
  const unsent = pending.filter(({ state }) => state.kind === "waiting").length;
  const refused = pending.filter(({ state }) => state.kind === "refused").map(({ id }) => id);
  if (walk && walk.endedAt === null && round.stops.length > 0) {
    return <Walking round={round} walk={walk} save={save} send={send} unsent={unsent} refused={refused} />;
  }
  const begin = (at: BoardId | undefined): void => {
    save({ startedAt: serverNow(), pausedAt: null, paused: 0, at: at ?? null, endedAt: null });
  };
  return (
    <Page
      title={words.title}
      crumbs={unit.data ? [{ label: unit.data.name, href: `/enhet/${unitId}` }] : []}
      lead={words.lead(round.stops.length)}
      width="narrow"
      acts={
        round.stops.length > 0 && (
          <Button variant="primary" icon="play" onClick={() => begin(round.stops[0]?.boardId)}>
            {walk ? words.again : words.start}
          </Button>
        )
      }
    >
      {walk && <RoundSum round={round} walk={walk} />}
      {round.ownBoardId === null && <Notice tone="watch">{words.noBoard}</Notice>}
      {round.stops.length + round.leftOut.length === 0 ? (
        <EmptyState title={words.none} text={words.noneHelp} />
      ) : (
        <StopList round={round} onOpen={begin} send={send} />
      )}
    </Page>
  );
}

interface WalkingProps {
  readonly round: RoundPicture;
  readonly walk: Walk;
  readonly save: (walk: Walk | undefined) => void;
  readonly send: (command: RoundCommand) => void;
  /** How many acts wait for the network. */
  readonly unsent: number;
  /** What the server would not take; it stands until it has been read. */
  readonly refused: readonly string[];
}

type Did = "thanks" | "question" | "followUp";

function Walking({ round, walk, save, send, unsent, refused }: WalkingProps) {
  const words = useWords();
  const own = words.round;
  const toast = useToast();
  const isCut = useConnection().state === "lost";
  const { stops } = round;
  const place = Math.max(
    0,
    stops.findIndex(({ boardId }) => boardId === walk.at),
  );
  const stop = stops[place];
  const { arrive, leave } = useArrival(walk.pausedAt === null ? stop?.boardId : undefined, send);
  // What was done here is known before the server's answer; after a reload it follows from that.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  usePageTitle(stop ? own.stop(stop.unitName) : own.title);
  usePrefetch(stops[place + 1]?.boardId);

  const finish = (): void => {
    leave();
    save({ ...walk, endedAt: serverNow() });
  };
  const goTo = (next: number): void => {
    const to = stops[next];
    if (to) save({ ...goOn(walk, serverNow()), at: to.boardId });
    else if (next >= stops.length) finish();
  };
  const next = (): void => goTo(place + 1);
  const previous = (): void => goTo(place - 1);
  useWayKeys(() => place < stops.length - 1 && next(), previous);
  const swipe = useSwipe(() => place < stops.length - 1 && next(), previous);
  if (!stop) return null;

  const visits = round.today.filter(
    ({ boardId, arrivedAt }) => boardId === stop.boardId && arrivedAt >= walk.startedAt,
  );
  const has = (what: Did): boolean => {
    const kept = { thanks: "thanks", question: "questions", followUp: "followUps" } as const;
    return done.has(`${stop.boardId} ${what}`) || visits.some((visit) => visit[kept[what]].length > 0);
  };
  const mark = (what: Did, isDone: boolean): void => {
    const name = `${stop.boardId} ${what}`;
    setDone((before) => new Set(isDone ? [...before, name] : [...before].filter((each) => each !== name)));
  };
  /** Says that it is done, with ten seconds to take it back. */
  const told = (text: string, visitId: ReturnType<typeof arrive>, what: Undone): void => {
    mark(what.kind, true);
    toast({
      text,
      undo: () => {
        send({ do: "takeBack", visitId, what });
        mark(what.kind, false);
      },
    });
  };

  return (
    <div className="round">
      <RoundHead
        walk={walk}
        place={place + 1}
        of={stops.length}
        onPause={() => {
          leave();
          save(pause(walk, serverNow()));
        }}
        onGoOn={() => save(goOn(walk, serverNow()))}
        onFinish={finish}
      />
      <LiveRegion text={`${own.at(place + 1, stops.length)}: ${stop.unitName}`} />
      {isCut && unsent > 0 && (
        <p className="round-cut" role="status">
          {own.waitingOffline(unsent)}
        </p>
      )}
      <section key={stop.boardId} className="round-stage" aria-label={own.stop(stop.unitName)} {...swipe}>
        {refused.length > 0 && (
          <Notice tone="alarm">
            <p>{own.refused}</p>
            <Button density="close" onClick={() => refused.forEach((id) => outbox.dismiss(id))}>
              {words.shell.close}
            </Button>
          </Notice>
        )}
        <Stop stop={stop} round={round} />
      </section>
      <RoundFoot
        at={stop.boardId}
        unit={stop.unitName}
        isThanked={has("thanks")}
        isAsked={has("question")}
        isFollowed={has("followUp")}
        hasBoard={round.ownBoardId !== null}
        isFirst={place === 0}
        isLast={place === stops.length - 1}
        onThank={(to, line) => {
          const visitId = arrive(stop.boardId);
          const id = freshId<"thanks">();
          send({ do: "thank", visitId, id, to, line });
          // It stands there still when one is at the next board.
          told(own.sentThanks(stop.unitName), visitId, { kind: "thanks", id });
        }}
        onAsk={(text) => {
          const visitId = arrive(stop.boardId);
          const id = freshId<"question">();
          send({ do: "ask", visitId, id, text });
          told(own.sentQuestion(stop.unitName), visitId, { kind: "question", id });
        }}
        onFollow={(text) => {
          const visitId = arrive(stop.boardId);
          const id = freshId<"card">();
          send({ do: "followUp", visitId, id, text });
          told(own.sentFollowUp, visitId, { kind: "followUp", id });
        }}
        onNext={next}
        onPrevious={previous}
      />
    </div>
  );
}

type Undone = Extract<RoundCommand, { do: "takeBack" }>["what"];

/** The next board is there before one is. */
function usePrefetch(boardId: BoardId | undefined): void {
  useEffect(() => {
    if (boardId) void queryClient.prefetchQuery(stopQuery(boardId));
  }, [boardId]);
}
