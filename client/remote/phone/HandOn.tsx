import { useContext, useEffect, useState } from "react";
import type { Language } from "../../../shared/access/actor.ts";
import type { BoardId } from "../../../shared/base/ids.ts";
import type { Escalation, Place } from "../../../shared/escalation/escalation.ts";
import { placesBelow } from "../../../shared/escalation/placesBelow.ts";
import { boardItemSchema, unitSchema } from "../../../shared/protocol/boards.ts";
import { escalationReply } from "../../../shared/protocol/escalations.ts";
import { collection } from "../../../shared/protocol/http.ts";
import { raiseClock } from "../../../shared/protocol/raiseClock.ts";
import { ask, send, type Trouble } from "../../live/api.ts";
import { freshId } from "../../live/freshId.ts";
import { serverNow } from "../../live/serverClock.ts";
import { momentText } from "../../words/dates.ts";
import { matterWords as words } from "./matterWords.ts";
import { PhoneLanguage } from "./phoneLanguage.ts";
import { refusedText } from "./refusedText.ts";

type HandingAct = "delegate" | "forward";

interface Props {
  readonly matter: Escalation;
  readonly boardId: BoardId;
  readonly act: HandingAct;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A unit that gets the matter, and for a level above until when it would answer. */
interface Choice {
  readonly place: Place;
  readonly note: string;
}

/** Hands a matter on from the phone of somebody who is signed in: one touch names the unit. Loaded when it is asked for. */
export function HandOn({ matter, boardId, act, onDone, onCancel }: Props) {
  const language = useContext(PhoneLanguage);
  const own = words[language];
  const [choices, setChoices] = useState<readonly Choice[] | undefined>(undefined);
  const [isSending, setIsSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const look = act === "delegate" ? below(matter, boardId, language) : above(matter, boardId, language);
    void look.then((found) => {
      if (!isGone) setChoices(found);
    });
    return () => {
      isGone = true;
    };
  }, [act, boardId, matter, language]);
  const give = async ({ boardId: to }: Place): Promise<void> => {
    setIsSending(true);
    const reply = await send("POST", `/escalations/${matter.id}/${act}`, { to }, escalationReply, freshId(), null);
    setIsSending(false);
    setTrouble(reply.ok ? undefined : reply.refusal);
    if (reply.ok) onDone();
  };
  const told = act === "delegate" ? own.delegating : own.forwarding;
  return (
    <div className="remote-field" role="group" aria-label={`${own.act[act]}: ${matter.what}`}>
      <p className="remote-small">{choices?.length === 0 ? told.none : told.help}</p>
      <div className="remote-fields">
        {choices?.map(({ place, note }) => (
          <button
            key={place.boardId}
            type="button"
            className="remote-chip"
            disabled={isSending}
            onClick={() => void give(place)}
          >
            {told.send(place.unitName)}
            {note && <small> ({note})</small>}
          </button>
        ))}
        <button type="button" className="remote-chip" onClick={onCancel}>
          {own.act.cancel}
        </button>
      </div>
      {trouble && (
        <p className="remote-note" data-tone="alarm" role="alert">
          ▲ {refusedText(trouble, language)}
        </p>
      )}
    </div>
  );
}

async function below(matter: Escalation, boardId: BoardId, language: Language): Promise<readonly Choice[]> {
  const [units, boards] = await Promise.all([
    ask("/units", collection(unitSchema)),
    ask("/boards", collection(boardItemSchema)),
  ]);
  if (!units.ok || !boards.ok) return [];
  const own = boards.value.items.find(({ id }) => id === boardId);
  if (!own) return [];
  const { kind } = words[language].trail;
  const places = placesBelow(units.value.items, boards.value.items, own.unitId, matter.from.boardId);
  return places.map((place) => ({ place, note: kind[place.unitKind] }));
}

async function above(matter: Escalation, boardId: BoardId, language: Language): Promise<readonly Choice[]> {
  const told = await ask(`/boards/${boardId}/escalations/clock`, raiseClock);
  if (!told.ok) return [];
  return told.value.levels.map(({ to, safety, ordinary }) => {
    const { due } = matter.safety ? safety : ordinary;
    const note = due === null ? "" : words[language].forwarding.due(momentText(due, serverNow(), language));
    return { place: to, note };
  });
}
