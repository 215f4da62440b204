import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";
import type { DefinitionVersion } from "../../shared/measure/versions.ts";
import { troubleOf } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { momentText, numberText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";
import { withPhase } from "./change.ts";
import { type DefinitionChange, definitionChanges, meansOther } from "./changes.ts";
import { useDefinitionVersions } from "./queries.ts";
import { useFirstPeriodBy } from "./useFirstPeriodBy.ts";

/** How the measure was defined before, from version to version, in words. */
export function DefinitionVersions() {
  const words = useWords().workbench.definition;
  const { head } = useOnBench();
  const versions = useDefinitionVersions(head.measure.id);
  const items = versions.data?.items ?? [];
  return (
    <section className="stack">
      <h3>{words.versions}</h3>
      <ErrorNotice trouble={troubleOf(versions)} onRetry={() => void versions.refetch()} />
      <ul className="list">
        {items.map((item, i) => (
          <Version key={item.version} item={item} before={items[i + 1]} />
        ))}
      </ul>
    </section>
  );
}

interface Props {
  readonly item: DefinitionVersion;
  readonly before: DefinitionVersion | undefined;
}

function Version({ item, before }: Props) {
  const { workbench } = useWords();
  const words = workbench.definition;
  const { head, setting, begin, may } = useOnBench();
  const say = useDefinitionWords();
  const changes = before ? definitionChanges(before.definition, item.definition) : [];
  const when = momentText(item.at, setting.now, setting.language, setting.zone);
  const isNow = item.version === head.measure.version;
  const told = !before && item.version === 1 ? words.first : changes.map(say).join(". ") || words.archived;
  return (
    <li className="bench-version">
      <div className="list-row">
        <span className="list-main">
          <strong>
            {words.version(item.version)}: {told}
          </strong>
          <small>
            {workbench.history.by(item.by, when)}
            {isNow && ` · ${workbench.history.now}`}
          </small>
        </span>
        {may && !isNow && (
          <Button
            density="close"
            icon="undo"
            onClick={() =>
              begin({
                of: "definition",
                title: workbench.history.backTitle,
                fields: [],
                definition: item.definition,
              })
            }
          >
            {workbench.history.backTo}
          </Button>
        )}
      </div>
      {meansOther(changes) && <OtherMeaningNotice item={item} told={told} when={when} />}
    </li>
  );
}

/** Two definitions in one level is an error of reading: a phase there says so on the chart. */
function OtherMeaningNotice({ item, told, when }: { readonly item: DefinitionVersion; told: string; when: string }) {
  const { workbench } = useWords();
  const words = workbench.definition;
  const { reading, begin, may } = useOnBench();
  const from = useFirstPeriodBy(item.at);
  if (from === undefined || reading.phases.some((phase) => phase.from === from)) return null;
  const open = (period: Period): void =>
    begin({
      of: "reading",
      title: words.phaseThere,
      fields: ["name", "reason"],
      reasonHelp: workbench.preview.phaseReason,
      given: { name: words.phaseName, reason: told.slice(0, 200) },
      reading: ({ name, reason }) => withPhase(reading, { from: period, name, reason }),
    });
  return (
    <Notice tone="info">
      <p>{words.other(when)}</p>
      {may && (
        <Button density="close" onClick={() => open(from)}>
          {words.phaseThere}
        </Button>
      )}
    </Notice>
  );
}

function useDefinitionWords(): (change: DefinitionChange) => string {
  const { workbench, measure, rules } = useWords();
  const words = workbench.definition;
  const { setting } = useOnBench();
  const value = (field: DefinitionChange["field"], what: MeasureDefinition[DefinitionChange["field"]]): string => {
    if (what === null || what === "" || what === undefined) return words.nothing;
    if (typeof what === "boolean") return what ? words.yes : words.no;
    if (typeof what === "number") return field === "target" ? numberText(what, setting.language, 4) : String(what);
    const named: Partial<Record<DefinitionChange["field"], Readonly<Record<string, string>>>> = {
      chart: measure.form.charts,
      rules: rules.sets,
      direction: measure.form.direction,
      rhythm: measure.form.rhythm,
    };
    return named[field]?.[what] ?? `«${what}»`;
  };
  return ({ field, from, to }) => words.changed(words.fields[field], value(field, from), value(field, to));
}
