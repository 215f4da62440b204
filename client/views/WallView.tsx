import { useCallback, useEffect, useState } from "react";
import type { Me } from "../../shared/protocol/people.ts";
import { COMMON_SCREEN } from "../../shared/screen/screen.ts";
import { DEFAULT_ZONE, type Instant } from "../../shared/base/time.ts";
import { queryClient, refetch, useOrganisation, useSession } from "../live/queries.ts";
import { sessionEnd } from "../live/api.ts";
import { usePageLanguage } from "../live/language.ts";
import { serverNow, useNow } from "../live/serverClock.ts";
import { liveSocket, WALL_JITTER } from "../live/socket.ts";
import { forgetContact } from "../screen/contact.ts";
import { PairingScreen } from "../screen/PairingScreen.tsx";
import { useWakeLock } from "../screen/useWakeLock.ts";
import { useWallLook } from "../screen/useWallLook.ts";
import { dropCopy, keepCopy } from "../screen/wallCopy.ts";
import { LanguageContext, useWords } from "../words/useWords.ts";
import { PairedWall } from "./PairedWall.tsx";

type Screen = Me & { kind: "screen" };

/** The wall: its board when it is paired, else the code that pairs it. */
export function WallView() {
  useWakeLock();
  const session = useSession();
  useSessionEnd();
  useAskAgain(session.isError);
  const [pairedAt, setPairedAt] = useState<Instant | undefined>(undefined);
  const [wasPaired, setWasPaired] = useState(false);
  const onPaired = useCallback(() => {
    setPairedAt(serverNow());
    void refetch([["session", "mine"]]);
  }, []);
  const actor = session.data?.actor;
  const screen = actor?.kind === "screen" ? actor : undefined;
  const isKnown = session.data !== undefined;
  useLiveWhile(screen);
  useEffect(() => {
    if (screen) return keepCopy(queryClient);
    if (!isKnown) return undefined;
    forgetContact();
    void dropCopy(queryClient);
    return undefined;
  }, [screen, isKnown]);
  if (screen && !wasPaired) setWasPaired(true);
  if (screen) {
    return <PairedWall key={screen.id} screenId={screen.id} served={session.data?.build} pairedAt={pairedAt} />;
  }
  return <Unpaired isKnown={isKnown} isOut={session.isError} wasPaired={wasPaired} onPaired={onPaired} />;
}

interface UnpairedProps {
  readonly isKnown: boolean;
  readonly isOut: boolean;
  readonly wasPaired: boolean;
  readonly onPaired: () => void;
}

function Unpaired({ isKnown, isOut, wasPaired, onPaired }: UnpairedProps) {
  const now = useNow(60_000);
  useWallLook({ ...COMMON_SCREEN, zone: DEFAULT_ZONE }, now);
  const { data: organisation } = useOrganisation();
  const browser = useBrowserLanguage();
  const language = organisation?.isSetUp ? organisation.language : browser;
  usePageLanguage(language);
  return (
    <LanguageContext value={language}>
      {isKnown ? <PairingScreen onPaired={onPaired} wasRevoked={wasPaired} /> : <Waiting isOut={isOut} />}
    </LanguageContext>
  );
}

/** Whether it is paired is not known yet; a wall that may be must not be offered as a new one. */
function Waiting({ isOut }: { readonly isOut: boolean }) {
  const words = useWords().screen;
  return (
    <main className="wall-pair">
      <p className="wall-pair-note" role="status">
        {isOut ? words.pairing.noContact : words.wall.loading}
      </p>
    </main>
  );
}

/** While nothing is known of the organisation, the language of the machine; Norwegian where that says nothing. */
function useBrowserLanguage(): "nb" | "nn" | "en" {
  const [first] = navigator.languages;
  if (first?.startsWith("nn")) return "nn";
  return first?.startsWith("en") ? "en" : "nb";
}

const ASK_AGAIN = 5_000;

/** Nobody presses *Prøv igjen* on a wall. */
function useAskAgain(isError: boolean): void {
  useEffect(() => {
    if (!isError) return undefined;
    const timer = setInterval(() => void refetch([["session", "mine"]]), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [isError]);
}

function useSessionEnd(): void {
  useEffect(() => {
    const ended = (): void => void refetch([["session", "mine"]]);
    sessionEnd.addEventListener("ended", ended);
    return () => sessionEnd.removeEventListener("ended", ended);
  }, []);
}

function useLiveWhile(screen: Screen | undefined): void {
  const isScreen = screen !== undefined;
  useEffect(() => {
    if (!isScreen) return undefined;
    liveSocket.start(WALL_JITTER);
    return () => liveSocket.stop();
  }, [isScreen]);
}
