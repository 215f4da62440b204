import { useState } from "react";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { type PullSourceView, usesOperatorsKeys } from "../../shared/pull/source.ts";
import { useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { changeSource, fetchNow, removeSource } from "./queries.ts";
import { Runs } from "./Runs.tsx";
import { StateMark } from "./StateMark.tsx";
import { type SourceState, stateOf } from "./state.ts";
import { countsText, placeText, scheduleText } from "./texts.ts";

interface Props {
  readonly source: PullSourceView;
  readonly zone: string;
  readonly measures: readonly MeasureView[];
}

/** One source: how it goes, what it fetches and when, and what one may do with it. */
export function SourceCard({ source, zone, measures }: Props) {
  const now = useNow(60_000);
  const { definition } = source;
  const measure = measures.find(({ id }) => id === definition.measureId);
  const state = stateOf(source, measure?.definition.rhythm, now);
  return (
    <li className="panel stack pull-card">
      <div className="row pull-head" data-spread>
        <h2>{definition.name}</h2>
        <StateMark state={state} now={now} zone={zone} />
      </div>
      <Telling source={source} state={state} now={now} zone={zone} />
      <Facts source={source} measure={measure} now={now} zone={zone} />
      <Acts source={source} />
      <Runs source={source} now={now} zone={zone} />
    </li>
  );
}

interface TellingProps {
  readonly source: PullSourceView;
  readonly state: SourceState;
  readonly now: number;
  readonly zone: string;
}

/** What is wrong, in words, and what stands on the board meanwhile. */
function Telling({ source, state, now, zone }: TellingProps) {
  const words = useWords().pull;
  const language = useLanguage();
  const { last, goodAt, failingSince } = source;
  const moment = (at: number) => momentText(at, now, language, zone);
  if (state.is === "quiet") return <p className="pull-telling">{words.quietHelp}</p>;
  if (last?.outcome !== "failed" || !last.reason) return null;
  return (
    <p className="pull-telling">
      <strong>{words.reasons[last.reason](last.detail)}</strong>{" "}
      {failingSince !== null && failingSince < last.startedAt && words.failingHelp(moment(failingSince))}{" "}
      {goodAt === null ? words.neverGood : words.stands(moment(goodAt))}
    </p>
  );
}

interface FactsProps {
  readonly source: PullSourceView;
  readonly measure: MeasureView | undefined;
  readonly now: number;
  readonly zone: string;
}

function Facts({ source, measure, now, zone }: FactsProps) {
  const words = useWords().pull;
  const language = useLanguage();
  const { definition, last, nextAt } = source;
  const isRead = last?.outcome === "good" || last?.outcome === "partly";
  return (
    <dl className="pull-facts">
      <dt>{words.to}</dt>
      <dd>{definition.measureId === null ? words.several : (measure?.definition.name ?? "")}</dd>
      <dt>{words.from}</dt>
      <dd>{placeText(definition, words)}</dd>
      <dt>{words.how}</dt>
      <dd>{scheduleText(definition.schedule, words.schedule)}</dd>
      {last && (
        <>
          <dt>{words.last}</dt>
          <dd>
            {momentText(last.startedAt, now, language, zone)}
            {isRead && <small>{countsText(last.counts, words, language)}</small>}
          </dd>
        </>
      )}
      <dt>{words.next}</dt>
      <dd>{nextAt === null ? words.nextPaused : momentText(nextAt, now, language, zone)}</dd>
    </dl>
  );
}

function Acts({ source }: { readonly source: PullSourceView }) {
  const words = useWords().pull;
  const { id, unitId, version, paused } = source;
  const stale = [["pulls", unitId]] as const;
  const fetching = useAct(fetchNow, stale);
  const pausing = useAct(changeSource, stale);
  const [isRemoving, setRemoving] = useState(false);
  const mayChange = source.may.includes(usesOperatorsKeys(source.definition) ? "pull:connect" : "pull:define");
  return (
    <>
      <ErrorNotice trouble={fetching.trouble ?? pausing.trouble} />
      <div className="row">
        <Button icon="restore" density="close" isBusy={fetching.isBusy} onClick={() => void fetching.run(id)}>
          {fetching.isBusy ? words.fetching : words.fetchNow}
        </Button>
        {mayChange && (
          <ButtonLink icon="edit" density="close" href={`/enhet/${unitId}/kilder/${id}`}>
            {words.edit}
          </ButtonLink>
        )}
        <Button
          icon={paused ? "play" : "pause"}
          density="close"
          isBusy={pausing.isBusy}
          onClick={() => void pausing.run({ id, version, paused: !paused })}
        >
          {paused ? words.goOn : words.pause}
        </Button>
        <Button icon="remove" density="close" onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      {!mayChange && <p className="pull-note">{words.adminOnly}</p>}
      {isRemoving && <RemoveDialog source={source} onClose={() => setRemoving(false)} />}
    </>
  );
}

function RemoveDialog({ source, onClose }: { readonly source: PullSourceView; readonly onClose: () => void }) {
  const { pull: words, shell } = useWords();
  const { run, isBusy, trouble } = useAct(removeSource, [["pulls", source.unitId]]);
  return (
    <Dialog title={words.remove} onClose={onClose}>
      <p>{words.removeAsk(source.definition.name)}</p>
      <ErrorNotice trouble={trouble} />
      <DialogActs>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button variant="primary" tone="danger" isBusy={isBusy} onClick={() => void run(source.id)}>
          {words.remove}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
