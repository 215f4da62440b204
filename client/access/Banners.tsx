import { useConnection, useNewBuild } from "../live/socket.ts";
import { useNow } from "../live/serverClock.ts";
import { useWaitingCount } from "../live/usePending.ts";
import { Button } from "../ui/Button.tsx";
import { sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** A wire that is back within this time was never worth a word. */
const BLINK = 4000;

/** What everybody must know about the wire, in words; silent while all is well. */
export function Banners() {
  const words = useWords();
  const language = useLanguage();
  const connection = useConnection();
  const now = useNow(1000);
  const waiting = useWaitingCount();
  const hasNewBuild = useNewBuild();
  const isLost = connection.state === "lost" && now - connection.since >= BLINK;
  return (
    <div role="status">
      {connection.state === "lost" && isLost && (
        <div className="banner" data-wire={waiting === 0 ? "only" : "waiting"}>
          {words.shell.offline(sinceText(connection.since, now, language))}
          {waiting > 0 && ` ${words.shell.waiting(waiting)}.`}
        </div>
      )}
      {hasNewBuild && !isLost && (
        <div className="banner">
          <span className="row">
            {words.shell.newVersion}
            <Button density="close" onClick={() => location.reload()}>
              {words.shell.reload}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
