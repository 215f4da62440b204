import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import type { UnitId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { mayLastUntil, readBy, type SentMessage } from "../../shared/message/message.ts";
import { useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWritten } from "../ui/useWritten.ts";
import { dayText, momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { LastDayField, MessageArea } from "./MessageFields.tsx";
import { type Change, changeMessage, sentKey } from "./sent.ts";
import "./message.css";

interface Props {
  readonly unitId: UnitId;
  readonly message: SentMessage;
  readonly zone: string;
}

/** One message as its sender sees it: how many units have read it, and which. */
export function SentCard({ unitId, message, zone }: Props) {
  const words = useWords().message;
  const language = useLanguage();
  const toast = useToast();
  const now = useNow(60_000);
  const [edits, setEdits] = useState<"text" | "day" | undefined>(undefined);
  const act = useAct(
    (change: Change & Pick<SentMessage, "version">) => {
      const { version, ...rest } = change;
      return changeMessage(unitId, { id: message.id, version }, rest);
    },
    [sentKey(unitId)],
  );
  const { read, of } = readBy(message.units);
  const isUp = message.endedAt === null && now < message.endsAt;
  const today = localDate(now, zone);
  const end = async (): Promise<void> => {
    const answer = await act.run({ do: "end", version: message.version });
    if (!answer.ok) return;
    const { version } = answer.value;
    toast({ text: words.ended, undo: () => void act.run({ do: "resume", version }) });
  };
  return (
    <li className="panel stack sent-message" data-up={isUp || undefined}>
      <header>
        <p className="sent-message-text">{message.text}</p>
        <small>
          {[
            words.sentAt(momentText(message.sentAt, now, language, zone)),
            isUp
              ? words.until(dayText(message.until, today, language))
              : message.endedAt !== null
                ? words.endedAt(momentText(message.endedAt, now, language, zone))
                : words.lastWas(dayText(message.until, today, language)),
          ].join(" · ")}
        </small>
      </header>
      <div className="sent-sum">
        <span>{words.readSum(read, of)}</span>
        <span className="sent-bar" aria-hidden="true">
          <i style={{ width: `${of === 0 ? 0 : (100 * read) / of}%` }} />
        </span>
      </div>
      <details>
        <summary aria-label={words.of(words.showUnits, message.text)}>{words.showUnits}</summary>
        <ul className="sent-units">
          {message.units.map((unit) => (
            <li key={unit.unitId} style={{ paddingInlineStart: `${(unit.depth - 1) * 1.2}rem` }}>
              {unit.boardId ? <Link href={`/tavle/${unit.boardId}`}>{unit.name}</Link> : <span>{unit.name}</span>}
              <small>
                {unit.readAt === null
                  ? `○ ${words.notRead}`
                  : `✓ ${words.readAt(momentText(unit.readAt, now, language, zone))}`}
              </small>
            </li>
          ))}
        </ul>
      </details>
      {act.trouble?.code === "changed-meanwhile" ? (
        <Notice tone="watch">{words.someoneElse}</Notice>
      ) : (
        <ErrorNotice trouble={act.trouble} />
      )}
      {isUp && (
        <div className="row">
          {read === 0 && (
            <Button
              density="close"
              icon="edit"
              aria-label={words.of(words.change, message.text)}
              onClick={() => setEdits("text")}
            >
              {words.change}
            </Button>
          )}
          <Button
            density="close"
            icon="calendar"
            aria-label={words.of(words.extend, message.text)}
            onClick={() => setEdits("day")}
          >
            {words.extend}
          </Button>
          <Button
            density="close"
            isBusy={act.isBusy}
            aria-label={words.of(words.end, message.text)}
            onClick={() => void end()}
          >
            {words.end}
          </Button>
        </div>
      )}
      {isUp && read > 0 && <small>{words.changeNot}</small>}
      {edits && (
        <EditDialog
          what={edits}
          message={message}
          today={today}
          isBusy={act.isBusy}
          onClose={() => setEdits(undefined)}
          onSave={async (change) => {
            if ((await act.run({ ...change, version: message.version })).ok) setEdits(undefined);
          }}
        />
      )}
    </li>
  );
}

interface EditProps {
  readonly what: "text" | "day";
  readonly message: SentMessage;
  readonly today: string;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onSave: (change: Change) => Promise<void>;
}

function EditDialog({ what, message, today, isBusy, onClose, onSave }: EditProps) {
  const words = useWords();
  const own = words.message;
  const written = useWritten({ first: message.text });
  const [until, setUntil] = useState(message.until);
  const isReady = what === "text" ? written.isReady : mayLastUntil(until, today);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) void onSave(what === "text" ? { do: "change", text: written.said } : { do: "extend", until });
  };
  return (
    <Dialog title={what === "text" ? own.change : own.extend} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {what === "text" ? (
          <MessageArea written={written} />
        ) : (
          <LastDayField until={until} today={today} onChange={setUntil} />
        )}
        <DialogActs>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={!isReady}>
            {own.save}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
