import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { type BoardId, type CardId, cardId } from "../../shared/base/ids.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useMe } from "../access/useMe.ts";
import { ArchiveDialog } from "../board/ArchiveDialog.tsx";
import "../board/board.css";
import { BoardCross } from "../board/BoardCross.tsx";
import { BoardCards } from "../board/BoardCards.tsx";
import { BoardPartsProvider } from "../board/boardParts.tsx";
import { BoardStatus } from "../board/BoardStatus.tsx";
import { CardActsProvider } from "../board/cardActs.tsx";
import { CardEditor } from "../board/CardEditor.tsx";
import { useCardTimes } from "../board/cardTimes.ts";
import { LaneEditor } from "../board/LaneEditor.tsx";
import { useMeetingTime } from "../board/meetingTime.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { OwnDevice } from "../board/OwnDevice.tsx";
import { KeptText, RefusedDialog } from "../board/RefusedDialog.tsx";
import { TileGrid } from "../board/TileGrid.tsx";
import { UndoButtons } from "../board/UndoButtons.tsx";
import { useBoard, useConnection, useOpenBoard } from "../board/useBoard.ts";
import { useRaisedCards } from "../escalation/RaisedMark.tsx";
import { FirstLook } from "../guide/FirstLook.tsx";
import type { Newcomer } from "../guide/hints.ts";
import { HealthStrip } from "../health/HealthStrip.tsx";
import { HeldIdeas, useTakeDown } from "../idea/judging.tsx";
import { LevelTab } from "../level/LevelTab.tsx";
import { useOwnDevice } from "../live/ownDevice.ts";
import { troubleOf, useBoard as useBoardFacts } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchBoard } from "../live/socket.ts";
import { TallyStrip } from "../measure/TallyStrip.tsx";
import { ReceivingLanes } from "../matter/ReceivingLanes.tsx";
import { SignalStrip } from "../signal/SignalStrip.tsx";
import { LaidDownNotice } from "../tier/LaidDownNotice.tsx";
import { WhoRaises } from "../tier/WhoRaises.tsx";
import { SincePanel } from "../since/SincePanel.tsx";
import { ThanksStrip } from "../thanks/ThanksStrip.tsx";
import { DayStrip } from "../today/DayStrip.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { Page, usePageTitle } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { FromAboveStrip } from "./FromAbove.tsx";
import { useNewCard } from "./huddle/useNewCard.ts";
import { useRaiseFromBoard } from "./useRaiseFromBoard.tsx";

const MINUTE = 60_000;

/** A board at a desk or on a phone: its lanes first, then the cross and the measures. */
export function BoardView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().board.view;
  const facts = useBoardFacts(boardId);
  useWatchBoard(boardId);
  // A restore begins a new epoch: the document of the old one is closed, and this page opens the new.
  if (facts.data) return <OpenedBoard key={`${boardId} ${facts.data.epoch}`} facts={facts.data} />;
  const trouble = troubleOf(facts);
  if (trouble?.code === "not-found") return <NoSuchBoard />;
  return (
    <Page title={trouble ? words.failed : words.loading}>
      <ErrorNotice trouble={trouble} onRetry={() => void facts.refetch()} />
      {facts.isPending && <Loading />}
    </Page>
  );
}

function NoSuchBoard() {
  const words = useWords().board.view;
  return (
    <Page title={words.notFound} lead={words.notFoundHelp} width="narrow">
      <div>
        <ButtonLink href="/" variant="primary">
          {words.home}
        </ButtonLink>
      </div>
    </Page>
  );
}

function OpenedBoard({ facts }: { readonly facts: Board }) {
  const me = useMe();
  const isOwnDevice = useOwnDevice(me.id);
  const board = useOpenBoard(facts.id, {
    epoch: facts.epoch,
    as: me.id,
    offlineCopyOf: isOwnDevice ? `person:${me.id}` : undefined,
  });
  return board ? <Shown facts={facts} board={board} /> : <Loading />;
}

interface Props {
  readonly facts: Board;
  readonly board: OpenBoard;
}

/** What the connection lets one see. */
function Shown({ facts, board }: Props) {
  const connection = useConnection(board);
  const hasContent = useBoard(board, (each) => each.state.lanes.length > 0);
  usePageTitle(facts.name);
  if (connection.state === "gone") return <NoSuchBoard />;
  if (connection.state === "signedOut") return <SignedOut board={board} />;
  if (connection.state === "outdated") return <Outdated text={connection.text} />;
  if (!hasContent) return <Opening facts={facts} board={board} />;
  return <Whole facts={facts} board={board} />;
}

const RELOADED = "tavle-reloaded";
/** Twice within this time would be a page that reloads for ever. */
const RELOAD_AGAIN_AFTER = 60_000;

/** This page is older than the server, or the board was restored: it loads itself anew, unless something would be lost. */
function Outdated({ text }: { readonly text: string }) {
  const words = useWords().board.status;
  useEffect(() => {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (text !== "" || Date.now() - last < RELOAD_AGAIN_AFTER) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
  }, [text]);
  return (
    <Page title={words.newVersion} lead={words.newVersionHelp} width="narrow">
      {text !== "" && <KeptText text={text} />}
      <div>
        <Button variant="primary" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </div>
    </Page>
  );
}

/** Nothing has come yet: that it loads, or why it does not. */
function Opening({ facts, board }: Props) {
  const now = useNow(MINUTE);
  return (
    <div className="board">
      <h1>{facts.name}</h1>
      <BoardStatus board={board} now={now} keepsCopy={false} />
      <Loading />
    </div>
  );
}

/** The session ended while the board was open: what was not sent is given back. */
function SignedOut({ board }: { readonly board: OpenBoard }) {
  const words = useWords().board.status;
  const unsaved = useBoard(board, (each) => each.unsavedText);
  return (
    <Page title={words.ended} lead={words.endedHelp} width="narrow">
      {unsaved !== "" && <KeptText text={unsaved} />}
      <div>
        <ButtonLink href="/logg-inn" variant="primary">
          {words.signInAgain}
        </ButtonLink>
      </div>
    </Page>
  );
}

type Opened = "archive" | "lanes";

/** A matter leads to the card that it came from. */
function cardOfAddress(): CardId | undefined {
  return cardId.safeParse(new URLSearchParams(location.search).get("kort")).data;
}

function Whole({ facts, board }: Props) {
  const me = useMe();
  const now = useNow(MINUTE);
  const since = useCardTimes(facts.id);
  const keepsCopy = useOwnDevice(me.id);
  const [card, setCard] = useState(cardOfAddress);
  const { dialog: raiseDialog, ...raising } = useRaiseFromBoard(facts, board);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const close = (): void => setOpened(undefined);
  const idea = useTakeDown(facts);
  const parts = {
    board,
    facts,
    ...raising,
    zone: facts.zone,
    settings: facts.settings,
    since,
    nextMeeting: useMeetingTime(facts.id).next,
    raised: useRaisedCards(facts.id),
    whoRaises: listed(facts.may, "escalation:raise") ? undefined : <WhoRaises unitId={facts.unitId} />,
    openCard: setCard,
    takesDown: idea.takesDown,
  };
  return (
    <BoardPartsProvider parts={parts}>
      <CardActsProvider>
        <div className="board">
          <Head facts={facts} board={board} onOpen={setOpened} />
          {facts.laidDown ? (
            <LaidDownNotice at={facts.laidDown.at} zone={facts.zone} into={facts.laidDown.into?.name} of="board" />
          ) : (
            <BoardStatus board={board} now={now} keepsCopy={keepsCopy} />
          )}
          <FirstLook personId={me.id} newcomer={newcomerOn(facts)} />
          <FromAboveStrip facts={facts} />
          <div className="board-daily">
            <DayStrip
              boardId={facts.id}
              maySet={listed(facts.may, "today:set")}
              mayConfigure={listed(facts.may, "board:configure")}
            />
            <ThanksStrip boardId={facts.id} mayThank={listed(facts.may, "thanks:give")} />
            {listed(facts.may, "tally:add") && <TallyStrip boardId={facts.id} zone={facts.zone} />}
          </div>
          <SincePanel facts={facts} board={board} now={now} openCard={setCard} />
          <HealthStrip facts={facts} />
          <Signals facts={facts} board={board} />
          <HeldIdeas facts={facts} />
          <Beginning board={board} />
          <ReceivingLanes facts={facts} />
          <BoardCards />
          <div className="board-below">
            <BoardCross boardId={facts.id} />
            <TileGrid unitId={facts.unitId} mayDefine={listed(facts.may, "measure:define")} />
          </div>
          <OwnDevice personId={me.id} />
        </div>
        {card && <CardEditor key={card} id={card} onClose={() => setCard(undefined)} />}
        {raiseDialog}
        {opened === "archive" && <ArchiveDialog onClose={close} />}
        {opened === "lanes" && <LaneEditor onClose={close} />}
        {idea.dialog}
        <RefusedDialog board={board} />
      </CardActsProvider>
    </BoardPartsProvider>
  );
}

/** New signals; a card made of one names it, and the server keeps its chart as it was. */
function Signals({ facts, board }: Props) {
  const { cardTitle } = useWords().huddle.measures;
  const canWrite = useBoard(board, (each) => each.may.write);
  const makeCard = useNewCard(board);
  const onCard = ({ id, definition }: SignalItem): void => makeCard(cardTitle(definition.name), id);
  return <SignalStrip boardId={facts.id} unitId={facts.unitId} onCard={canWrite ? onCard : undefined} />;
}

/** What is worth showing first follows from what one may do here. */
function newcomerOn({ may }: Board): Newcomer {
  if (listed(may, "board:configure")) return "leader";
  return listed(may, "board:edit") ? "participant" : "reader";
}

function Head({ facts, board, onOpen }: Props & { readonly onOpen: (what: Opened) => void }) {
  const { board: words, surface: surfaceWords, health, round } = useWords();
  const canWrite = useBoard(board, (each) => each.may.write);
  const { isRunning } = useMeetingTime(facts.id);
  const starts = !isRunning && listed(facts.may, "meeting:start");
  const [, go] = useLocation();
  const to = (page: string) => () => go(`/tavle/${facts.id}/${page}`);
  const items: MenuItem[] = [
    { key: "archive", label: words.archive.open, icon: "restore", onSelect: () => onOpen("archive") },
    { key: "records", label: words.view.records, icon: "clock", onSelect: to("referat") },
    { key: "visits", label: round.visits, icon: "people", onSelect: to("besok") },
  ];
  items.push({ key: "health", label: health.open, icon: "chart", onSelect: to("helse") });
  if (canWrite) items.push({ key: "lanes", label: words.lanes.open, icon: "board", onSelect: () => onOpen("lanes") });
  if (listed(facts.may, "meeting:types")) {
    items.push({ key: "meetings", label: words.view.meetings, icon: "calendar", onSelect: to("moter") });
  }
  return (
    <header className="board-head">
      <div>
        <Where facts={facts} />
        <h1>{facts.name}</h1>
      </div>
      <div className="board-tools" role="group" aria-label={words.view.tools}>
        <LevelTab facts={facts} />
        {canWrite && <UndoButtons />}
        <Menu label={words.view.more} className="icon-button" items={items}>
          <Icon name="more" />
        </Menu>
        {listed(facts.may, "board:configure") && (
          <Link
            href={`/tavle/${facts.id}/innstillinger`}
            className="icon-button"
            aria-label={words.view.settings}
            title={words.view.settings}
          >
            <Icon name="settings" />
          </Link>
        )}
        <ButtonLink href={`/tavle/${facts.id}/flate`} icon="pen">
          {surfaceWords.open}
        </ButtonLink>
        {!facts.laidDown && (
          <ButtonLink href={`/tavle/${facts.id}/mote`} variant="primary">
            {starts ? words.view.startMeeting : words.view.toMeeting}
          </ButtonLink>
        )}
      </div>
    </header>
  );
}

/** The unit; where the board is called what its unit is called, the unit above. */
function Where({ facts }: { readonly facts: Board }) {
  const own = { id: facts.unitId, name: facts.unitName };
  const shown = own.name === facts.name ? facts.above[0] : own;
  return shown ? (
    <Link href={`/enhet/${shown.id}`} className="board-where">
      {shown.name}
    </Link>
  ) : null;
}

/** An empty board says what to do first. */
function Beginning({ board }: { readonly board: OpenBoard }) {
  const words = useWords().board.view;
  const isEmpty = useBoard(board, (each) => each.state.cardCount === 0);
  const canWrite = useBoard(board, (each) => each.may.write);
  if (!isEmpty) return null;
  return canWrite ? (
    <EmptyState title={words.emptyTitle} text={words.emptyHelp} />
  ) : (
    <EmptyState title={words.emptyReader} />
  );
}
