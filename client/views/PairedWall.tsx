import { useCallback, useEffect, useState } from "react";
import type { MeetingId, ScreenId } from "../../shared/base/ids.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import { TOUCH_AFTER_MS } from "../../shared/huddle/huddle.ts";
import { greetsNight } from "../../shared/night/night.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import type { OwnScreen } from "../../shared/screen/screen.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useOpenBoard } from "../board/useBoard.ts";
import { MeetingAnnouncer } from "../huddle/MeetingAnnouncer.tsx";
import { useMeeting } from "../huddle/useMeeting.ts";
import { usePageLanguage } from "../live/language.ts";
import { browserShelf, outbox } from "../live/outbox.ts";
import { pageOwner } from "../live/pageOwner.ts";
import { troubleOf, useBoard } from "../live/queries.ts";
import { serverNow, useNow } from "../live/serverClock.ts";
import { useWatchBoard } from "../live/socket.ts";
import { useOutboxUpkeep } from "../live/usePending.ts";
import { TrailDrawn } from "../matter/TrailDrawn.tsx";
import { IdentifyBox } from "../screen/IdentifyBox.tsx";
import { isTightHead, type WallShape } from "../screen/layout.ts";
import { useOwnScreen } from "../screen/ownScreen.ts";
import { useWallLook } from "../screen/useWallLook.ts";
import { useFreshStart, useWallDuties } from "../screen/useWallDuties.ts";
import { WallHeader } from "../screen/WallHeader.tsx";
import { laidDownText } from "../tier/LaidDownNotice.tsx";
import { Toasts } from "../ui/Toast.tsx";
import { timeText } from "../words/dates.ts";
import { LanguageContext, useLanguage, useWords } from "../words/useWords.ts";
import { AfterMeeting } from "./AfterMeeting.tsx";
import { BetweenMeetings } from "./BetweenMeetings.tsx";
import type { HuddleProps } from "./huddle/stepProps.ts";
import { NightWall } from "./NightWall.tsx";
import { HuddleView } from "./HuddleView.tsx";
import { CorrectCross } from "./CorrectCross.tsx";
import { useRevival } from "./useRevival.ts";
import { useWallTrouble } from "./useWallTrouble.ts";

interface Props {
  readonly screenId: ScreenId;
  /** The build that the server serves. */
  readonly served: string | undefined;
  /** It was paired while this page was open: the cookie may not be on the disk yet. */
  readonly pairedAt: Instant | undefined;
}

/** A wall with its board. */
export function PairedWall({ screenId, served, pairedAt }: Props) {
  const screen = useOwnScreen(screenId);
  usePageLanguage(screen.data?.language ?? "nb");
  const [opened, setOpened] = useState(1);
  const reopen = useCallback(() => setOpened((before) => before + 1), []);
  if (!screen.data) return <Blank problem={troubleOf(screen) !== undefined} />;
  return (
    <LanguageContext value={screen.data.language}>
      <MeetingAnnouncer boardId={screen.data.boardId} />
      <Toasts>
        <BoardWall
          key={`${screen.data.boardId} ${opened}`}
          screen={screen.data}
          served={served}
          pairedAt={pairedAt}
          onReopen={reopen}
        />
      </Toasts>
      <IdentifyBox name={screen.data.name} until={screen.data.identifyUntil} />
    </LanguageContext>
  );
}

function Blank({ problem }: { readonly problem: boolean }) {
  const words = useWords().screen;
  return (
    <main className="wall-pair">
      <p className="wall-pair-note" role="status">
        {problem ? words.pairing.noContact : words.wall.loading}
      </p>
    </main>
  );
}

interface BoardProps extends Omit<Props, "screenId"> {
  readonly screen: OwnScreen;
  readonly onReopen: () => void;
}

function BoardWall({ screen, served, pairedAt, onReopen }: BoardProps) {
  const facts = useBoard(screen.boardId);
  const now = useNow(10_000);
  const shape = useWallLook(screen, now);
  useWatchBoard(screen.boardId);
  const trouble = troubleOf(facts);
  if (trouble?.code === "not-found") return <Gone screen={screen} now={now} />;
  if (!facts.data) return <Blank problem={trouble !== undefined} />;
  // Where nothing is done any more, nothing is offered for touch.
  const left = facts.data.laidDown ? { ...screen, mode: "look" as const } : screen;
  const parts = { screen: left, facts: facts.data, now, shape, served, pairedAt, onReopen };
  return (
    <>
      <OpenWall {...parts} />
      <TrailDrawn boardId={screen.boardId} zone={screen.zone} />
    </>
  );
}

function Gone({ screen, now }: { readonly screen: OwnScreen; readonly now: Instant }) {
  const words = useWords().screen.wall;
  return (
    <div className="wall">
      <WallHeader
        unit={screen.unitName}
        now={now}
        zone={screen.zone}
        trouble={{ tone: "watch", title: words.boardGone }}
      />
    </div>
  );
}

interface OpenProps extends BoardProps {
  readonly facts: Board;
  readonly now: Instant;
  readonly shape: WallShape;
}

function OpenWall({ screen, facts, now, shape, served, pairedAt, onReopen }: OpenProps) {
  const board = useOpenBoard(screen.boardId, {
    offlineCopyOf: `screen:${screen.id}`,
    epoch: facts.epoch,
    as: screen.id,
  });
  const { now: meeting, meeting: running, press } = useMeeting(facts.id);
  const isResting = !running && !isNear(meeting, now);
  useWallDuties(isResting, served);
  useFreshStart(now, screen.zone, isResting);
  useKeptCommands(screen.id);
  const [closed, setClosed] = useState<MeetingId | undefined>(undefined);
  const [awake, setAwake] = useState<Instant>(0);
  const [corrects, setCorrects] = useState<MeetingId | undefined>(undefined);
  if (!board) return null;
  if (meeting && running?.state === "running") {
    const copy = { as: screen.id, offlineCopyOf: `screen:${screen.id}` };
    const parts = { facts, board, meeting: running, now: meeting, press, copy };
    const wall = { screen, pairedAt, onReopen };
    return <MeetingWall {...parts} {...wall} surface="wall" mayAct={screen.mode === "touch"} />;
  }
  const ended = meeting?.justEnded ?? undefined;
  const isFresh = ended !== undefined && ended.id !== closed && now < ended.endedAt + TOUCH_AFTER_MS;
  const close = ended && screen.mode === "touch" ? () => setClosed(ended.id) : undefined;
  // A meeting of leaders has no cross to correct.
  const hadCross = ended?.steps.some(({ meaning }) => meaning === "cross");
  if (isFresh && close && corrects === ended.id) {
    const until = timeText(ended.endedAt + TOUCH_AFTER_MS, screen.zone);
    return <CorrectCross boardId={facts.id} until={until} onDone={close} />;
  }
  // Whoever pairs a wall at night sees that it has its board.
  const wokenUntil = Math.max(awake, pairedAt === undefined ? 0 : pairedAt + STAYS_AWAKE);
  const isNight = greetsNight(now, screen.zone) && !isFresh && !isNear(meeting, now) && now >= wokenUntil;
  return (
    // Whoever touches a wall at night sees the board for a while: starting a meeting is never further away.
    <div
      className="wall"
      data-shape={shape}
      data-touch={screen.mode === "touch" || undefined}
      onPointerDown={() => screen.mode === "touch" && setAwake(serverNow() + STAYS_AWAKE)}
    >
      <Head {...{ board, screen, facts, pairedAt, onReopen }} isTight={isTightHead(shape, facts.unitName)} />
      {isFresh ? (
        <AfterMeeting
          meeting={ended}
          zone={screen.zone}
          onClose={close}
          onCorrect={close && hadCross ? () => setCorrects(ended.id) : undefined}
        />
      ) : isNight ? (
        <NightWall facts={facts} screen={screen} meeting={meeting} now={now} />
      ) : (
        <BetweenMeetings board={board} facts={facts} screen={screen} meeting={meeting} now={now} shape={shape} />
      )}
    </div>
  );
}

/** In the meeting: the stage has the screen, and the trouble that the header would say stands in the meeting's own. */
function MeetingWall({ screen, pairedAt, onReopen, ...parts }: HuddleProps & Omit<BoardProps, "served">) {
  useRevival(parts.board, onReopen);
  const trouble = useWallTrouble(parts.board, screen, pairedAt);
  // That a new wall must not be switched off yet is no trouble of the meeting's.
  return <HuddleView {...parts} trouble={trouble?.tone === "info" ? undefined : trouble?.title} />;
}

/** What was pressed here and has not reached the server outlives a power cut. */
function useKeptCommands(screenId: ScreenId): void {
  useOutboxUpkeep();
  useEffect(() => {
    pageOwner.is(screenId);
    void outbox.keepOn(browserShelf(`screen:${screenId}`));
    return () => outbox.leave();
  }, [screenId]);
}

/** How long a wall that was touched at night shows its board. */
const STAYS_AWAKE = 2 * MINUTE;

/** Shortly before its time and until it should have ended, a wall does nothing by itself. */
const NEAR = 5 * MINUTE;

function isNear(meeting: MeetingNow | undefined, now: Instant): boolean {
  const next = meeting?.next;
  return next !== null && next !== undefined && now > next.plannedAt - NEAR && now < next.endsAt;
}

function useLaidDown({ laidDown, zone }: Board): string | undefined {
  const { tier } = useWords();
  const language = useLanguage();
  return laidDown && laidDownText(laidDown.at, zone, laidDown.into?.name, tier, language);
}

interface HeadProps {
  readonly isTight: boolean;
  readonly board: OpenBoard;
  readonly screen: OwnScreen;
  readonly facts: Board;
  readonly pairedAt: Instant | undefined;
  readonly onReopen: () => void;
}

/** By itself, so that a second that passes draws nothing else anew. */
function Head({ board, screen, facts, pairedAt, isTight, onReopen }: HeadProps) {
  useRevival(board, onReopen);
  const now = useNow(1000);
  const trouble = useWallTrouble(board, screen, pairedAt);
  const laidDown = useLaidDown(facts);
  const hasOwnName = facts.name !== facts.unitName;
  return (
    <WallHeader
      unit={facts.unitName}
      board={hasOwnName ? facts.name : undefined}
      now={now}
      zone={screen.zone}
      isTight={isTight}
      trouble={laidDown === undefined ? trouble : { tone: "watch", title: laidDown }}
    />
  );
}
