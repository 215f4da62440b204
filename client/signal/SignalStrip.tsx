import { Link } from "wouter";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { useWords } from "../words/useWords.ts";
import { useSignalsOfBoard } from "./queries.ts";
import { ChanceLine } from "./ChanceLine.tsx";
import { SignalRow } from "./SignalRow.tsx";
import "./signal.css";

/** More are told by their number alone. */
const MOST = 3;

/** New signals above a board at a desk. Where there are none there is nothing to say. */
export function SignalStrip({ boardId, unitId }: { readonly boardId: BoardId; readonly unitId: UnitId }) {
  const words = useWords().signal;
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
            <SignalRow item={item} unitId={unitId} look="line" />
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
