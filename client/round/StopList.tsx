import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { RoundCommand, RoundPicture, RoundStop } from "../../shared/round/round.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./round.css";

interface Props {
  readonly round: RoundPicture;
  readonly onOpen: (boardId: BoardId) => void;
  readonly send: (command: RoundCommand) => void;
}

/** The boards of the round in the order in which one walks them; in one's own order, where one has made it. */
export function StopList({ round, onOpen, send }: Props) {
  const words = useWords().round;
  const language = useLanguage();
  const now = useNow(60_000);
  const [edits, setEdits] = useState(false);
  // What was moved here is shown at once; the server's answer comes to the same.
  const [moved, setMoved] = useState<Pick<RoundPicture, "stops" | "leftOut"> | undefined>(undefined);
  const { stops, leftOut } = moved ?? round;
  const put = (next: Pick<RoundPicture, "stops" | "leftOut">): void => {
    setMoved(next);
    const ids = (list: readonly RoundStop[]) => list.map(({ boardId }) => boardId);
    send({ do: "order", boards: ids(next.stops), leftOut: ids(next.leftOut) });
  };
  const [said, setSaid] = useState("");
  const move = (from: number, by: number): void => {
    const next = [...stops];
    const [stop] = next.splice(from, 1);
    if (!stop) return;
    next.splice(from + by, 0, stop);
    put({ stops: next, leftOut });
    setSaid(`${stop.unitName}: ${words.at(from + by + 1, next.length)}`);
  };
  const isOwn = round.isOwnOrder || moved !== undefined;
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <div>
          <h2>{words.stops}</h2>
          <small>{isOwn ? words.ownOrder : words.treeOrder}</small>
        </div>
        <Button density="close" icon={edits ? "check" : "move"} onClick={() => setEdits(!edits)}>
          {edits ? words.doneOrder : words.editOrder}
        </Button>
      </div>
      <LiveRegion text={said} />
      <ol className="round-stops">
        {stops.map((stop, index) => (
          <li key={stop.boardId} style={isOwn ? undefined : { paddingInlineStart: `${(stop.depth - 1) * 1.2}rem` }}>
            <button type="button" className="round-stop" onClick={() => onOpen(stop.boardId)}>
              <strong>{stop.unitName}</strong>
              <small>
                {stop.lastVisit === null
                  ? words.neverVisited
                  : words.lastVisit(momentText(stop.lastVisit, now, language, round.zone))}
              </small>
            </button>
            {edits && (
              <span className="round-move">
                <IconButton
                  icon="arrowUp"
                  label={words.moveUp(stop.unitName)}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon="arrowDown"
                  label={words.moveDown(stop.unitName)}
                  disabled={index === stops.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  icon="close"
                  label={words.leaveOut(stop.unitName)}
                  onClick={() => put({ stops: stops.filter((each) => each !== stop), leftOut: [...leftOut, stop] })}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {leftOut.length > 0 && (
        <>
          <h3>{words.leftOut}</h3>
          <ul className="round-stops">
            {leftOut.map((stop) => (
              <li key={stop.boardId}>
                <span className="round-stop">{stop.unitName}</span>
                <IconButton
                  icon="add"
                  label={words.takeIn(stop.unitName)}
                  onClick={() => put({ stops: [...stops, stop], leftOut: leftOut.filter((each) => each !== stop) })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {edits && isOwn && (
        <div>
          <Button
            density="close"
            onClick={() => {
              setMoved(undefined);
              send({ do: "treeOrder" });
            }}
          >
            {words.useTree}
          </Button>
        </div>
      )}
    </section>
  );
}
