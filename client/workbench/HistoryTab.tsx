import { PLAIN_READING } from "../../shared/measure/measure.ts";
import type { ReadingVersion } from "../../shared/measure/versions.ts";
import { troubleOf } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { momentText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { type ReadingChange, readingChanges } from "./changes.ts";
import { useReadingVersions } from "./queries.ts";

/** Who chose what, when; and back to any of it, which makes a new version: nothing that was is lost. */
export function HistoryTab() {
  const words = useWords().workbench.history;
  const { head } = useOnBench();
  const versions = useReadingVersions(head.measure.id, head.unitId);
  const items = versions.data?.items ?? [];
  return (
    <section className="stack">
      <h3>{words.title}</h3>
      <ErrorNotice trouble={troubleOf(versions)} onRetry={() => void versions.refetch()} />
      {versions.data && items.length === 0 && <p>{words.none}</p>}
      <ul className="list">
        {items.map((item, i) => (
          <Row key={item.version} item={item} before={items[i + 1]} />
        ))}
        {items.length > 0 && items.at(-1)?.version === 1 && <Start />}
      </ul>
    </section>
  );
}

function Row({ item, before }: { readonly item: ReadingVersion; readonly before: ReadingVersion | undefined }) {
  const words = useWords().workbench.history;
  const { head, setting } = useOnBench();
  const say = useChangeWords();
  const changes = readingChanges(before?.reading ?? PLAIN_READING, item.reading).map(say);
  const isNow = item.version === head.version;
  return (
    <li className="list-row">
      <span className="list-main">
        <strong>{changes.length === 0 ? words.same : changes.join(". ")}</strong>
        <small>
          {words.by(item.by, momentText(item.at, setting.now, setting.language, setting.zone))}
          {isNow && ` · ${words.now}`}
        </small>
      </span>
      {isNow ? <Back to={item.version - 1} label={words.back} /> : <Back to={item.version} label={words.backTo} />}
    </li>
  );
}

function Start() {
  const words = useWords().workbench.history;
  return (
    <li className="list-row">
      <span className="list-main">{words.start}</span>
      <Back to={0} label={words.backTo} />
    </li>
  );
}

/** Shows first what it would do, as any other change. */
function Back({ to, label }: { readonly to: number; readonly label: string }) {
  const words = useWords().workbench.history;
  const { head, begin, may } = useOnBench();
  const versions = useReadingVersions(head.measure.id, head.unitId);
  const reading = to === 0 ? PLAIN_READING : versions.data?.items.find(({ version }) => version === to)?.reading;
  if (!may || !reading) return null;
  return (
    <Button
      density="close"
      icon="undo"
      onClick={() => begin({ of: "reading", title: words.backTitle, fields: [], reading: () => reading })}
    >
      {label}
    </Button>
  );
}

function useChangeWords(): (change: ReadingChange) => string {
  const { change: words } = useWords().workbench.history;
  const { period } = useTexts();
  return (change) => {
    switch (change.kind) {
      case "thawed":
        return words.thawed;
      case "frozen":
      case "declined":
        return words[change.kind](period(change.period));
      case "included":
        return words.included(period(change.period));
      case "excluded":
        return words.excluded(period(change.period), change.reason);
      case "noted":
      case "note-gone":
        return words[change.kind](period(change.period), change.text);
      case "phase":
      case "phase-changed":
      case "phase-gone":
        return words[change.kind](period(change.period), change.name, change.reason);
    }
  };
}
