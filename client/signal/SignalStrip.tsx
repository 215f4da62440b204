import { Link } from "wouter";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { useWatchUnit } from "../live/socket.ts";
import { useWords } from "../words/useWords.ts";
import { useSignalsOfBoard } from "./queries.ts";
import { ChanceLine } from "./ChanceLine.tsx";
import { SignalRow } from "./SignalRow.tsx";
import "./signal.css";

/** More are told by their number alone. */
const MOST = 3;

interface Props {
  readonly boardId: BoardId;
  readonly unitId: UnitId;
  /** Makes a card of one; absent where one may not write on the board. */
  readonly onCard?: ((item: SignalItem) => void) | undefined;
}

/** New signals above a board at a desk. Where there are none there is nothing to say. */
export function SignalStrip({ boardId, unitId, onCard }: Props) {
  const words = useWords().signal;
  useWatchUnit(unitId);
  const { data } = useSignalsOfBoard(boardId, unitId);
  const items = data?.items ?? [];
  if (!data || items.length === 0) return null;
  const others = items.length - MOST;
  return (
    <section className="signal-strip" aria-label={words.title}>
      <div className="signal-head">
        <h2>
          <Link href={`/enhet/${unitId}/signaler`}>{words.strip(items.length)}</Link>
        </h2>
        <ChanceLine measures={data.measures} expected={data.expected} />
      </div>
      <ul className="signal-list" data-look="line">
        {items.slice(0, MOST).map((item) => (
          <li key={item.id}>
            <SignalRow item={item} unitId={unitId} look="line" onCard={onCard} />
          </li>
        ))}
      </ul>
      {others > 0 && (
        <Link className="signal-near" href={`/enhet/${unitId}/signaler`}>
          {words.more(others)}
        </Link>
      )}
    </section>
  );
}
