import type { CardId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { type Card, type Lane, LONGEST } from "../../shared/board/schema.ts";
import { CardComments } from "../comment/CardComments.tsx";
import { RaisedMark } from "../escalation/RaisedMark.tsx";
import { LinkPanel } from "../link/LinkPanel.tsx";
import { useNow } from "../live/serverClock.ts";
import { SignalOnCard } from "../signal/SignalOnCard.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { ageOf } from "../../shared/board/ageing.ts";
import { useBoardParts } from "./boardParts.tsx";
import { ageText } from "./cardAge.ts";
import { useCardActs } from "./cardActs.tsx";
import { TestsOfCard, TestsToRead } from "./CardTests.tsx";
import { DateField } from "./DateField.tsx";
import { HeldField } from "./HeldField.tsx";
import { laneName } from "./laneNames.ts";
import { MoveMenu } from "./MoveMenu.tsx";
import { NoteField } from "./NoteField.tsx";
import { useBoard, useBoardState, useConnection } from "./useBoard.ts";
import { WhoField } from "./WhoField.tsx";

const MINUTE = 60_000;

/** A card, opened. What is written is on the board as it is written; closing asks nothing and loses nothing. */
export function CardEditor({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const { board } = useBoardParts();
  const words = useWords();
  const state = useBoardState(board);
  const canWrite = useBoard(board, (each) => each.may.write);
  const card = state.card(id);
  const lane = card && (state.lane(card.laneId) ?? state.lanes[0]);
  return (
    <Dialog title={lane ? laneName(lane, words) : words.board.card.edit} size="wide" onClose={onClose}>
      {!card && <Missing />}
      {card && !card.archived && <LinkPanel boardId={board.boardId} card={card} maySend={canWrite} />}
      {card && lane && canWrite && !card.archived && <Fields key={card.id} card={card} lane={lane} onClose={onClose} />}
      {card && lane && !canWrite && <Reading card={card} lane={lane} />}
      {card?.archived && canWrite && <Archived card={card} />}
      {card?.signalId && <SignalOnCard signalId={card.signalId} />}
      {card && <CardComments boardId={board.boardId} cardId={card.id} />}
      <DialogActs>
        <Button variant="primary" onClick={onClose}>
          {words.board.card.close}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

/** A link may lead to a card that is gone; until the board has come whole, nobody knows whether it is. */
function Missing() {
  const words = useWords().board.card;
  const { state } = useConnection(useBoardParts().board);
  if (state === "opening") return <Loading />;
  return <p role="status">{words.missing}</p>;
}

interface Shown {
  readonly card: Card;
  readonly lane: Lane;
}

function Fields({ card, lane, onClose }: Shown & { readonly onClose: () => void }) {
  const { board, raised, raiseCard, whoRaises, takesDown } = useBoardParts();
  const all = useWords();
  const words = all.board;
  const acts = useCardActs();
  const matter = raised.get(card.id);
  const takeDown = takesDown(card.id);
  return (
    <div className="board-card-editor">
      <div className="board-choices">
        <MoveMenu card={card} look="button" />
        {raiseCard && !matter && (
          <Button
            icon="arrowUp"
            onClick={() => {
              onClose();
              raiseCard(card.id);
            }}
          >
            {all.escalation.open}
          </Button>
        )}
        <Button
          icon="remove"
          onClick={() => {
            acts.archive(card);
            onClose();
          }}
        >
          {words.card.archive}
        </Button>
        {takeDown && (
          <Button
            icon="close"
            onClick={() => {
              onClose();
              takeDown();
            }}
          >
            {all.idea.takeDown.act}
          </Button>
        )}
      </div>
      {matter ? <RaisedMark matter={matter} /> : whoRaises}
      <Late card={card} lane={lane} />
      <div className="board-card-halves">
        <div className="board-card-editor">
          <HeldField
            label={words.card.title}
            value={card.title}
            longest={LONGEST.title}
            grows
            className="board-card-title-input"
            commit={(title) => {
              if (title.trim() !== "") board.edit.patchCard(card.id, { title: title.trim() });
            }}
          />
          <NoteField cardId={card.id} />
          {(lane.meaning === "notNow" || card.reason !== "") && (
            <HeldField
              label={words.card.reason}
              value={card.reason}
              longest={LONGEST.reason}
              grows
              commit={(reason) => board.edit.patchCard(card.id, { reason: reason.trim() })}
            />
          )}
        </div>
        <div className="board-card-editor">
          <WhoField card={card} />
          <DateField
            label={words.card.due}
            value={card.due}
            onChange={(due) => board.edit.patchCard(card.id, { due })}
          />
          <DateField
            label={words.card.evaluate}
            value={card.evaluateOn}
            onChange={(evaluateOn) => board.edit.patchCard(card.id, { evaluateOn })}
          />
        </div>
      </div>
      <TestsOfCard card={card} lane={lane} />
      <small>{words.identity.short}</small>
    </div>
  );
}

/** For those who read: only what has been written, nothing to press in vain. */
function Reading({ card, lane }: Shown) {
  const { board } = useBoardParts();
  const words = useWords().board.card;
  const language = useLanguage();
  const note = useBoard(board, (each) => each.state.noteOf(card.id));
  const facts: [string, string][] = [
    [words.who, card.who],
    [words.due, card.due === null ? "" : weekdayAndDate(card.due, language)],
    [words.evaluate, card.evaluateOn === null ? "" : weekdayAndDate(card.evaluateOn, language)],
    [words.reason, card.reason],
  ];
  return (
    <div className="board-card-editor">
      <h3 className="board-card-read-title">{card.title.trim() || words.untitled}</h3>
      <Late card={card} lane={lane} />
      {note && <p className="board-card-read-note">{note}</p>}
      <dl className="board-card-facts">
        {facts
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <TestsToRead card={card} lane={lane} />
    </div>
  );
}

function Late({ card, lane }: Shown) {
  const { since, zone, settings } = useBoardParts();
  const words = useWords();
  const language = useLanguage();
  const now = useNow(MINUTE);
  const about = { card, meaning: lane.meaning, since: since.get(card.id), now, zone, ageingDays: settings.ageingDays };
  return (
    ageOf(about)
      // That a test is due is said with the test.
      .filter((age) => age.late && !(lane.meaning === "testing" && age.kind === "evaluateOverdue"))
      .map((age) => (
        <p key={age.kind} className="board-card-age">
          ▲ {ageText(age, laneName(lane, words), localDate(now, zone), words, language)}
        </p>
      ))
  );
}

function Archived({ card }: { readonly card: Card }) {
  const words = useWords().board.card;
  const acts = useCardActs();
  return (
    <Notice tone="watch">
      <p>{words.gone(card.title.trim() || words.untitled)}</p>
      <Button density="close" icon="restore" onClick={() => acts.restore(card)}>
        {words.restoreHere}
      </Button>
    </Notice>
  );
}
