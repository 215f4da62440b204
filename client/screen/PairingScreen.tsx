import { useEffect, useState, useSyncExternalStore } from "react";
import { MINUTE } from "../../shared/base/time.ts";
import {
  claimedPairing,
  CODE_LIFETIME,
  type OpenedPairing,
  openedPairing,
  shownCode,
} from "../../shared/screen/pairing.ts";
import { type Answer, send } from "../live/api.ts";
import { isReachable } from "../live/reachable.ts";
import { serverClock, serverNow, useNow } from "../live/serverClock.ts";
import { useWords } from "../words/useWords.ts";
import { WallPairing } from "./pairing.ts";
import { Qr } from "./Qr.tsx";

interface Props {
  readonly onPaired: () => void;
  /** It was a screen until just now. */
  readonly wasRevoked: boolean;
}

/** What a wall without a board shows: its code, and in one sentence what to do with it. */
export function PairingScreen({ onPaired, wasRevoked }: Props) {
  const words = useWords().screen.pairing;
  const state = useWallPairing(onPaired);
  const now = useNow(10_000);
  const address = `${location.host}/par`;
  const code = state.kind === "waiting" ? state.code : undefined;
  const isOut = state.kind === "out" || (state.kind === "waiting" && state.isOut);
  return (
    <main className="wall-pair">
      {wasRevoked && <p className="wall-pair-note">{words.wasRevoked}</p>}
      <h1>{words.title}</h1>
      <p className="wall-pair-how">{words.how(address)}</p>
      <p className="wall-code" aria-live="polite">
        {code ? shownCode(code) : <span className="wall-pair-wait">{isOut ? "" : words.fetching}</span>}
      </p>
      {state.kind === "waiting" && !isOut && (
        <p className="wall-pair-lasts">{words.lasts(Math.max(1, Math.round((state.expiresAt - now) / MINUTE)))}</p>
      )}
      {isOut && (
        <p className="wall-pair-note" role="alert">
          {words.noContact}
        </p>
      )}
      {code && <PhoneWay code={code} />}
    </main>
  );
}

/** The code in the fragment never reaches a log; the leader still chooses board and name on the phone. */
function PhoneWay({ code }: { readonly code: string }) {
  const words = useWords().screen.pairing;
  if (!isReachable(location.hostname)) return <p className="wall-pair-local">{words.localAddress}</p>;
  return (
    <div className="wall-pair-phone">
      <Qr text={`${location.origin}/par#${shownCode(code)}`} label={words.scan} />
      <span>{words.scan}</span>
    </div>
  );
}

/** Asks for a code; the answer also tells the server's clock, which nothing else has told a wall without a session. */
async function open(): Promise<Answer<OpenedPairing>> {
  const sentAt = serverClock.localNow();
  const answer = await send("POST", "/pairings", {}, openedPairing);
  if (answer.ok) serverClock.hear(answer.value.expiresAt - CODE_LIFETIME, sentAt);
  return answer;
}

function useWallPairing(onPaired: () => void) {
  const [pairing] = useState(
    () =>
      new WallPairing({
        open,
        claim: (secret) => send("POST", "/pairings/claim", { secret }, claimedPairing),
        now: serverNow,
        after: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      }),
  );
  const state = useSyncExternalStore(pairing.subscribe, () => pairing.state);
  useEffect(() => {
    pairing.start();
    return () => pairing.stop();
  }, [pairing]);
  const isPaired = state.kind === "paired";
  useEffect(() => {
    if (isPaired) onPaired();
  }, [isPaired, onPaired]);
  return state;
}
