import { useEffect, useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import type { OwnScreen } from "../../shared/screen/screen.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { useConnection as useBoardConnection } from "../board/useBoard.ts";
import { serverNow, useNow } from "../live/serverClock.ts";
import { useLost } from "../huddle/lost.ts";
import { useConnection } from "../live/socket.ts";
import { useWaitingCount } from "../live/usePending.ts";
import { lastContact, noteContact } from "../screen/contact.ts";
import type { Trouble } from "../screen/WallHeader.tsx";
import { sinceText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";

/** Chromium writes cookies late: a wall switched off at once would forget its pairing. */
const KEEP_ON = 45_000;
/** A server that starts anew is away for a moment: that is nobody's business. */
const PATIENCE = 4_000;
/** What is on its way to the server is silent. */
const ON_ITS_WAY = 2_000;
/** What has waited so long while connected is not being saved. */
const NOT_SAVED_AFTER = 10_000;

/** What must stand in the header now; undefined while all is well. */
export function useWallTrouble(
  board: OpenBoard,
  screen: OwnScreen,
  pairedAt: Instant | undefined,
): Trouble | undefined {
  const all = useWords();
  const words = all.screen;
  const now = useNow(1000);
  const since = useCutOff(board, now);
  const lost = useLost(screen.boardId);
  const pressed = useWaitingCount();
  const keepOn = keepOnFor(pairedAt, now);
  const document = useBoardConnection(board);
  const waitsSince = useSince(document.state === "waiting", now);
  if (document.state === "notSaving") {
    const waits = document.unsaved > 0 ? ` ${all.board.status.waiting(document.unsaved)}.` : "";
    return { tone: "alarm", title: words.wall.notSaved, detail: words.wall.notSavedWhy + waits };
  }
  if (document.state === "waiting" && now - waitsSince >= NOT_SAVED_AFTER) {
    return { tone: "alarm", title: words.wall.notSaved, detail: all.board.status.waiting(document.unsaved) };
  }
  if (document.state === "waiting" && now - waitsSince >= ON_ITS_WAY) {
    return { tone: "watch", title: all.board.status.waiting(document.unsaved) };
  }
  if (since !== undefined && document.state === "offline" && document.why === "storage") {
    return { tone: "alarm", title: all.board.status.noStorage, detail: words.wall.lastKnown };
  }
  if (since !== undefined) {
    const when = words.wall.offlineSince(sinceText(since, now, screen.language, screen.zone));
    const written = document.state === "offline" ? document.unsaved : 0;
    const waits = [
      ...(pressed > 0 ? [all.huddle.header.waiting(pressed)] : []),
      ...(written > 0 ? [all.board.status.waiting(written)] : []),
    ];
    const isKept = screen.mode === "touch";
    const detail = [...(isKept && waits.length > 0 ? [] : [words.wall.lastKnown]), ...waits].join(" · ");
    return { tone: "watch", title: isKept ? words.wall.kept(when) : when, detail };
  }
  if (lost !== undefined) return { tone: "watch", title: lost };
  if (pressed > 0) return { tone: "watch", title: all.huddle.header.waiting(pressed) };
  if (keepOn > 0) return { tone: "info", title: words.pairing.keepOn, detail: words.pairing.keepOnFor(keepOn) };
  return undefined;
}

/** When something began that still lasts. */
function useSince(lasts: boolean, now: Instant): Instant {
  const [began, setBegan] = useState<Instant | undefined>(undefined);
  if (lasts && began === undefined) setBegan(now);
  if (!lasts && began !== undefined) setBegan(undefined);
  return began ?? now;
}

/** Since when either wire is cut; over a reload, since this wall last heard the server. */
function useCutOff(board: OpenBoard, now: Instant): Instant | undefined {
  const live = useConnection();
  const document = useBoardConnection(board);
  const [before] = useState(lastContact);
  // When the page began, not this header: a meeting that ends draws another.
  const [opened] = useState(() => serverNow() - performance.now());
  const [hasBeenIn, setBeenIn] = useState(false);
  const isIn = live.state === "connected" && document.state !== "opening" && document.state !== "offline";
  if (isIn && !hasBeenIn) setBeenIn(true);
  useEffect(() => {
    if (isIn) noteContact(now);
  }, [isIn, now]);
  // A wall that has just begun is given its moment too, however long it was dark.
  const patient = (cut: Instant): Instant | undefined => (now - Math.max(cut, opened) >= PATIENCE ? cut : undefined);
  if (isIn) return undefined;
  if (!hasBeenIn) return patient(before ?? opened);
  const cuts = [
    live.state === "lost" ? live.since : undefined,
    document.state === "offline" ? document.since : undefined,
  ];
  const known = cuts.filter((cut) => cut !== undefined);
  return known.length > 0 ? patient(Math.min(...known)) : undefined;
}

/** @returns whole seconds that the wall must not be switched off yet; 0 when it may */
function keepOnFor(pairedAt: Instant | undefined, now: Instant): number {
  return pairedAt === undefined ? 0 : Math.max(0, Math.ceil((pairedAt + KEEP_ON - now) / 1000));
}
