import type { BoardId } from "../../shared/base/ids.ts";
import { useNow } from "../live/serverClock.ts";
import { isReachable } from "../live/reachable.ts";
import { Qr } from "../screen/Qr.tsx";
import { useWords } from "../words/useWords.ts";
import { useIdeaCode } from "./queries.ts";
import "./place.css";

/** Where everybody puts an idea: the code for a camera, and for those without one the address and four digits. */
export function IdeaPlace({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().idea.wall;
  const code = useIdeaCode(boardId);
  // A code that no network renews is taken away in time.
  useNow(30_000);
  const url = code && new URL(code.address);
  return (
    <section className="wall-panel idea-place" data-area="idea">
      {code && <Qr text={`${code.address}#${code.secret}`} label={words.scan} />}
      <div>
        <p>{words.title}</p>
        <small>{code && url ? words.or(`${url.host}${url.pathname}`, code.digits) : words.noCode}</small>
        {url && !isReachable(url.hostname) && <small className="idea-place-local">▲ {words.local}</small>}
      </div>
    </section>
  );
}
