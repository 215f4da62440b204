import { type Instant, localDate } from "../../shared/base/time.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { RecordDeed, RecordHandled } from "../../shared/protocol/recordParts.ts";
import type { Language } from "../../shared/access/actor.ts";
import type { Words } from "../words/catalogue.ts";
import { timeText, weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Zoned {
  readonly zone: string;
}

/** What a moment is called in a record, which is read on any later day. */
function moment(at: Instant, zone: string, language: Language): string {
  return `${weekdayAndDate(localDate(at, zone), language)} ${timeText(at, zone)}`;
}

/** Answers to what the unit raised: those that it judged, and those that wait for that. */
export function RecordAnswers({ facts, zone }: { readonly facts: MeetingFacts } & Zoned) {
  const words = useWords();
  const language = useLanguage();
  const own = words.escalation.record;
  return (
    <ul className="record-list">
      {facts.answers.map(({ id, what, text, from, solved }) => (
        <li key={id}>
          <b>{what}</b> <small>{solved ? own.solved : own.notSolved}</small>
          <p>{own.from(from, text)}</p>
        </li>
      ))}
      {facts.heard.map(({ id, what, text, from, interim }) => (
        <li key={`${id} heard`}>
          <b>{what}</b> <small>{interim ? words.record.interim : words.record.notJudged}</small>
          <p>
            {own.from(from, text)}
            {interim?.due && <small> ({words.record.newDue(moment(interim.due, zone, language))})</small>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What went up, and what was marked for it and is written afterwards. */
export function RecordRaised({ facts }: { readonly facts: MeetingFacts }) {
  const words = useWords();
  const own = words.escalation;
  return (
    <ul className="record-list">
      {facts.raised.map(({ id, kind, what, asked, to }) => (
        <li key={id}>
          <b>{what}</b> <small>{own.record.raisedTo(to)}</small>
          <p>{asked ? own.asked(asked) : own.kind[kind]}</p>
        </li>
      ))}
      {facts.marked.map(({ id, what }) => (
        <li key={id}>
          <b>{what}</b> <small>{words.record.marked}</small>
        </li>
      ))}
    </ul>
  );
}

/** What a leaders' meeting did with the matters that had come to it. */
export function RecordHandledMatters({ handled, zone }: Pick<MeetingFacts, "handled"> & Zoned) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="record-list">
      {handled.map((row) => (
        <li key={row.matters.map(({ id }) => id).join()}>
          {row.matters.map((matter) => (
            <Matter key={matter.id} matter={matter} />
          ))}
          {row.deeds.map((deed) => (
            <p key={deed.did}>
              {deedText(deed, words)}
              {"due" in deed && deed.due !== null && (
                <small> ({dueText(deed, words)(moment(deed.due, zone, language))})</small>
              )}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Matter({ matter: { what, from, safety } }: { readonly matter: RecordHandled["matters"][number] }) {
  const words = useWords();
  return (
    <div>
      <b>{what}</b>{" "}
      <small>
        {words.record.from(from)}
        {safety && ` · ${words.matters.safety}`}
      </small>
    </div>
  );
}

/** An interim answer moves what was promised, taking further promises anew. */
function dueText({ did }: RecordDeed, { record }: Words): (when: string) => string {
  return did === "interim" ? record.newDue : record.due;
}

export function deedText(deed: RecordDeed, { record: { did } }: Words): string {
  switch (deed.did) {
    case "answered":
    case "interim":
      return did[deed.did](deed.text);
    case "delegated":
    case "forwarded":
      return did[deed.did](deed.to);
    case "started":
    case "received":
      return did[deed.did];
  }
}
