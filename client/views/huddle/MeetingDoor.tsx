import { useState } from "react";
import { localDate } from "../../../shared/base/time.ts";
import type { NotHeld } from "../../../shared/huddle/huddle.ts";
import type { MeetingType } from "../../../shared/huddle/meetingType.ts";
import { type Board, listed } from "../../../shared/protocol/boards.ts";
import { type MeetingNow, meetingReply } from "../../../shared/protocol/meetings.ts";
import { beginHere } from "../../huddle/begin.ts";
import { useLost } from "../../huddle/lost.ts";
import { send } from "../../live/api.ts";
import { freshId } from "../../live/freshId.ts";
import { useAct } from "../../live/queries.ts";
import { useNow } from "../../live/serverClock.ts";
import { useConnection } from "../../live/socket.ts";
import { VideoLink } from "../../moment/VideoLink.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNotice } from "../../ui/ErrorNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { dayText, timeText } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";

interface Props {
  readonly facts: Board;
  readonly now: MeetingNow;
}

/** Between meetings: when the next one is, its start, what was missed, and the record of the one that has just ended. */
export function MeetingDoor({ facts, now }: Props) {
  const words = useWords().huddle.start;
  const mayStart = listed(facts.may, "meeting:start");
  const lost = useLost(facts.id);
  return (
    <Page
      title={words.title}
      crumbs={[{ label: facts.name, href: `/tavle/${facts.id}` }]}
      acts={
        <>
          <ButtonLink href={`/tavle/${facts.id}/referat`}>{words.records}</ButtonLink>
          {listed(facts.may, "meeting:types") && (
            <ButtonLink href={`/tavle/${facts.id}/moter`} icon="settings">
              {words.settings}
            </ButtonLink>
          )}
        </>
      }
    >
      {lost && <Notice tone="watch">{lost}</Notice>}
      {now.justEnded && (
        <section className="panel stack">
          <h2>{words.over}</h2>
          <p>{words.overHelp}</p>
          <ButtonLink variant="primary" href={`/tavle/${facts.id}/referat/${now.justEnded.id}`}>
            {words.record}
          </ButtonLink>
        </section>
      )}
      {now.missed && listed(facts.may, "meeting:run") && <Missed facts={facts} missed={now.missed} />}
      <Next facts={facts} now={now} mayStart={mayStart} />
    </Page>
  );
}

function Next({ facts, now, mayStart }: Props & { readonly mayStart: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const time = useNow(10_000);
  const isCut = useConnection().state === "lost";
  const start = useAct(
    (type: MeetingType) => send("POST", `/boards/${facts.id}/meetings`, { typeId: type.id }, meetingReply, freshId()),
    [["meeting", facts.id]],
  );
  const begin = async (type: MeetingType): Promise<void> => {
    const answer = isCut ? undefined : await start.run(type);
    if (!answer || (!answer.ok && answer.refusal.code === "no-network")) beginHere(facts.id, type, now);
  };
  const own = words.huddle.start;
  if (now.types.length === 0) return <EmptyState title={own.noTypes} text={own.noneNextHelp} />;
  const next = now.next;
  // Just after a meeting its record is what one came for; the next is begun by who means to.
  const likely = now.justEnded ? undefined : (next?.typeId ?? now.types[0]?.id);
  const isDue = next !== null && time >= next.plannedAt && time < next.endsAt;
  const day = next && dayText(localDate(next.plannedAt, facts.zone), localDate(time, facts.zone), language);
  const at = next && timeText(next.plannedAt, facts.zone);
  return (
    <section className="panel stack">
      <h2>{next ? (isDue ? own.now(at ?? "") : own.next(day ?? "", at ?? "")) : own.noneNext}</h2>
      {!mayStart && <p>{own.readOnly}</p>}
      {mayStart && isCut && <p>{own.startsHere}</p>}
      {mayStart && (
        <div className="row">
          {now.types.map((type) => (
            <Button
              key={type.id}
              variant={type.id === likely ? "primary" : "secondary"}
              isBusy={start.isBusy}
              icon="play"
              onClick={() => void begin(type)}
            >
              {type.name ? own.startNamed(type.name) : own.start[type.kind]}
            </Button>
          ))}
        </div>
      )}
      <div>
        <VideoLink url={now.types.find(({ id }) => id === next?.typeId)?.videoUrl} />
      </div>
      {start.trouble && start.trouble.code !== "meeting-running" && <ErrorNotice trouble={start.trouble} />}
    </section>
  );
}

function Missed({ facts, missed }: { readonly facts: Board; readonly missed: NotHeld }) {
  const words = useWords().huddle.start;
  const language = useLanguage();
  const time = useNow(60_000);
  const [own, setOwn] = useState("");
  const explain = useAct(
    (reason: string) =>
      send("POST", `/meetings/${missed.id}/commands`, { do: "explain", reason }, meetingReply, freshId()),
    [
      ["meeting", facts.id],
      ["meetings", facts.id],
    ],
  );
  const day = dayText(localDate(missed.plannedAt, facts.zone), localDate(time, facts.zone), language);
  return (
    <section className="panel stack">
      <h2>{words.missed(day, timeText(missed.plannedAt, facts.zone))}</h2>
      <p>{words.missedWhy}</p>
      <div className="row">
        {words.reasons.map((reason) => (
          <Button key={reason} density="close" isBusy={explain.isBusy} onClick={() => void explain.run(reason)}>
            {reason}
          </Button>
        ))}
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (own.trim() !== "") void explain.run(own.trim());
        }}
      >
        <TextField
          label={words.why}
          value={own}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" isBusy={explain.isBusy} disabled={own.trim() === ""}>
          {words.save}
        </Button>
      </form>
      {explain.trouble && <ErrorNotice trouble={explain.trouble} />}
    </section>
  );
}
