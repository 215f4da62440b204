import type { ReactNode } from "react";
import { MINUTE } from "../../shared/base/time.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import { countdown, stepName } from "../huddle/names.ts";
import type { Words } from "../words/catalogue.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { RecordSection } from "./RecordSection.tsx";

/** When it was, who led it, and how many came. */
export function RecordSummary({ meeting, zone }: { readonly meeting: Ended; readonly zone: string }) {
  const words = useWords();
  const own = words.huddle.record;
  const lasted = Math.max(1, Math.round((meeting.endedAt - meeting.startedAt) / MINUTE));
  return (
    <section className="panel">
      <dl className="record-facts">
        <Fact label={own.when}>
          {timeText(meeting.startedAt, zone)}–{timeText(meeting.endedAt, zone)}, {own.lasted(lasted)},{" "}
          {punctuality(meeting, own)}
        </Fact>
        <Fact label={own.led}>{meeting.leader?.name ?? words.record.nobody}</Fact>
        <Fact label={own.present}>{words.huddle.header.heads(meeting.heads.room, meeting.heads.remote)}</Fact>
      </dl>
      {meeting.lateSince !== undefined && <p>{own.heldOffline(timeText(meeting.lateSince, zone))}.</p>}
      {meeting.left && <p>{words.record.endedByItself}</p>}
    </section>
  );
}

function punctuality(meeting: Ended, words: Words["huddle"]["record"]): string {
  if (meeting.plannedAt === null) return words.unplanned;
  const late = Math.round((meeting.startedAt - meeting.plannedAt) / MINUTE);
  if (Math.abs(late) <= 1) return words.onTime;
  return late > 0 ? words.late(late) : words.early(-late);
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The minutes that each step was given, and took. */
export function RecordTimes({ meeting }: { readonly meeting: Ended }) {
  const words = useWords();
  const own = words.huddle.record;
  return (
    <RecordSection title={own.steps}>
      <table className="ds-table record-times">
        <thead>
          <tr>
            <th scope="col">{own.step}</th>
            <th scope="col">{own.planned}</th>
            <th scope="col">{own.used}</th>
          </tr>
        </thead>
        <tbody>
          {meeting.steps.map((step, index) => (
            <tr key={step.id}>
              <th scope="row">{stepName(step, words)}</th>
              <td>{countdown(step.minutes * MINUTE)}</td>
              <td>{countdown(meeting.spent[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </RecordSection>
  );
}
