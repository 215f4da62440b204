import { useContext, useEffect, useState, useSyncExternalStore } from "react";
import { DEFAULT_ZONE, localDate } from "../../shared/base/time.ts";
import type { Door } from "../../shared/idea/idea.ts";
import { UNDO_TIME } from "../../shared/measure/tally.ts";
import { reportWords } from "../words/reports.ts";
import { EventForm } from "./EventForm.tsx";
import { PageLanguage } from "./pageLanguage.ts";
import type { IdeaBox } from "./ideaBox.ts";
import { ReportBox } from "./reportBox.ts";

interface Props {
  readonly box: ReportBox;
  readonly short: string;
}

/** What waits on this phone; one for the life of the page. */
export function openReports(ideas: IdeaBox): ReportBox {
  return new ReportBox(ideas, localStorage);
}

function useReports(box: ReportBox) {
  return useSyncExternalStore(box.subscribe, box.read);
}

/** A line for the cross: the form, then that it stands there, or that it waits here. */
export function EventReport({ box, short }: Props) {
  useReports(box);
  const words = reportWords[useContext(PageLanguage)];
  const [given, setGiven] = useState<string | undefined>(undefined);
  const state = given === undefined ? undefined : box.stateOf(given);
  return (
    <>
      <header className="idea-head">
        <h1>{state?.kind === "sent" ? words.event.sent : words.event.title}</h1>
      </header>
      {state ? (
        <section className="idea-sent" data-waits={state.kind !== "sent" || undefined}>
          <p role="status">
            {state.kind === "sent" && words.event.sentHelp}
            {state.kind === "waiting" && words.event.waiting}
            {state.kind === "refused" && refusal(words.refused, state.code)}
          </p>
          <button type="button" className="idea-button" data-second="" onClick={() => setGiven(undefined)}>
            {words.event.again}
          </button>
        </section>
      ) : (
        <EventForm box={box} short={short} onGiven={setGiven} />
      )}
    </>
  );
}

interface Last {
  readonly id: string;
  readonly measureId: Door["counts"][number]["measureId"];
  readonly name: string;
  readonly isUndone: boolean;
}

/** One large button for each thing the section counts; ten seconds to take the last one back. */
export function TallyReport({ box, short, counts }: Props & { readonly counts: Door["counts"] }) {
  const { counts: known } = useReports(box);
  const words = reportWords[useContext(PageLanguage)].tally;
  const [last, setLast] = useState<Last | undefined>(undefined);
  useEffect(() => {
    if (!last) return undefined;
    const timer = setTimeout(() => setLast(undefined), UNDO_TIME);
    return () => clearTimeout(timer);
  }, [last]);
  const count = ({ measureId, name }: Door["counts"][number]): void => {
    const id = box.tally(short, measureId, localDate(Date.now(), DEFAULT_ZONE));
    setLast({ id, measureId, name, isUndone: false });
  };
  const undo = (): void => {
    if (!last) return;
    box.untally(last.id, last.measureId);
    setLast({ ...last, isUndone: true });
  };
  const now = last && known.get(last.measureId);
  const state = last && box.stateOf(last.id);
  return (
    <>
      <header className="idea-head">
        <h1>{words.title}</h1>
        <p>{words.help}</p>
      </header>
      <ul className="idea-tallies">
        {counts.map((each) => (
          <li key={each.measureId}>
            <button type="button" className="idea-tally" onClick={() => count(each)}>
              <span>{each.name}</span> <b>+1</b>
            </button>
          </li>
        ))}
      </ul>
      <div className="idea-counted" role="status" data-shown={last ? "" : undefined}>
        {last && (
          <p>
            <b>{last.isUndone ? words.undone(last.name) : words.counted(last.name)}</b>
            <span className="idea-small">
              {state?.kind === "sent" ? now !== undefined && words.now(now) : words.waiting}
            </span>
          </p>
        )}
      </div>
      {last && !last.isUndone && (
        <button type="button" className="idea-button" data-second="" onClick={undo}>
          {words.undo}
        </button>
      )}
    </>
  );
}

/** What was turned away, with its reason, until it has been read; a new scan tries it again by itself. */
export function TurnedAway({ box }: { readonly box: ReportBox }) {
  const { waiting } = useReports(box);
  const words = reportWords[useContext(PageLanguage)];
  const refused = waiting.filter(({ trouble }) => trouble !== null);
  if (refused.length === 0) return null;
  return (
    <section className="idea-stop" role="alert">
      <p>{refusal(words.refused, refused[0]?.trouble ?? "other")}</p>
      <button type="button" className="idea-forget" onClick={() => refused.forEach(({ id }) => box.dismiss(id))}>
        {words.dismiss}
      </button>
    </section>
  );
}

function refusal(words: Readonly<Record<string, string>> & { readonly other: string }, code: string): string {
  return words[code] ?? words.other;
}
