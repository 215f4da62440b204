import { useEffect, useRef } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { grouped, type Lent } from "../../shared/remote/remote.ts";
import { isReachable } from "../live/reachable.ts";
import { Qr } from "../screen/Qr.tsx";
import { useWords } from "../words/useWords.ts";
import { useRemoteCode } from "./useLent.ts";
import "./remote.css";

interface Props {
  readonly boardId: BoardId;
  readonly lent: Lent | undefined;
  /** A phone has taken the code. */
  readonly onTaken: () => void;
}

/** The code that makes a phone the keyboard of this wall, over what the step shows; its buttons stand in the row below. */
export function PhonePanel({ boardId, lent, onTaken }: Props) {
  const words = useWords().remote;
  const code = useRemoteCode(boardId);
  const since = lent?.since;
  const before = useRef(since);
  useEffect(() => {
    if (since !== undefined && since !== before.current) onTaken();
    before.current = since;
  }, [since, onTaken]);
  const url = code ? new URL(code.address) : undefined;
  return (
    <section className="phone-panel" aria-label={words.title}>
      {code && <Qr text={`${code.address}#${code.secret}`} label={words.scan} />}
      <div>
        <h2>{words.title}</h2>
        {lent && <p className="phone-panel-lent">✓ {lent.isThere ? words.lent : words.lentAway}</p>}
        {!code && <p role="status">{code === null ? words.noCode : words.loading}</p>}
        {code && url && (
          <>
            <p>{lent ? words.another : words.scanHelp}</p>
            <p>
              {words.or(`${url.host}${url.pathname}`)}
              <strong>{grouped(code.code)}</strong>
            </p>
            {!isReachable(url.hostname) && <small className="phone-panel-local">▲ {words.local}</small>}
          </>
        )}
        <small>{words.one}</small>
      </div>
    </section>
  );
}
