import { useState } from "react";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { PointRevision, SeriesView } from "../../shared/measure/measure.ts";
import { SpreadDialog, useBoardsUnder } from "../catalogue/SpreadDialog.tsx";
import { troubleOf, useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchUnit } from "../live/socket.ts";
import { bareFigure, periodText } from "../measure/figures.ts";
import { ChartAdvice } from "../measure/ChartAdvice.tsx";
import { MeasureForm } from "../measure/MeasureForm.tsx";
import { changeMeasure, useHistory, useSeries } from "../measure/queries.ts";
import { SeriesFigures } from "../measure/SeriesFigures.tsx";
import { PhaseOfferLine, workbenchOf } from "../measure/PhaseOfferLine.tsx";
import { TestList } from "../measure/TestList.tsx";
import { type Told, useTold } from "../measure/told.ts";
import { TypeFigure } from "../measure/TypeFigure.tsx";
import { UnitMultiples, useCountBelow } from "../multiples/UnitMultiples.tsx";
import { SignalHistory } from "../signal/SignalHistory.tsx";
import { PulledFrom } from "../pull/PulledFrom.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Page } from "../ui/Page.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** One measure: its chart large, its figures as a table, what it is, and what was corrected. */
export function MeasureView({ measureId, unitId }: { readonly measureId: MeasureId; readonly unitId?: UnitId }) {
  const words = useWords().measure;
  const series = useSeries(measureId, unitId);
  const now = useNow(60_000);
  const told = useTold(series.data, now);
  if (!series.data || !told) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(series)} onRetry={() => void series.refetch()} />
        {series.isPending && <Loading />}
      </Page>
    );
  }
  return <MeasurePage series={series.data} told={told} now={now} />;
}

interface Props {
  readonly series: SeriesView;
  readonly told: Told;
  readonly now: number;
}

function MeasurePage({ series, told, now }: Props) {
  const words = useWords().measure;
  const { measure } = series;
  const { definition } = measure;
  const countBelow = useCountBelow(series);
  useWatchUnit(series.unitId);
  const isEmpty = told.read.analysis.points.length === 0;
  const crumbs = [
    { label: series.unitName, href: `/enhet/${series.unitId}` },
    { label: words.title, href: `/enhet/${series.unitId}/maltall` },
  ];
  return (
    <Page title={definition.name} crumbs={crumbs} acts={<Acts series={series} now={now} />}>
      {isEmpty && !countBelow && (
        <EmptyState
          title={words.say.empty}
          {...(measure.may.includes("point:push") && { text: words.page.emptyHelp })}
        />
      )}
      {!isEmpty && (
        <SeriesFigures series={series} told={told} now={now}>
          <PhaseOfferLine series={series} now={now} />
          <ChartAdvice series={series} />
        </SeriesFigures>
      )}
      <UnitMultiples series={series} now={now} />
      {/* Of a sum nothing is kept: its signals are seen to where they arise, in the units. */}
      {!series.summed && !isEmpty && <SignalHistory measureId={measure.id} unitId={series.unitId} now={now} />}
      <TestList series={series} now={now} />
      <PulledFrom series={series} now={now} />
      <About series={series} />
      <History series={series} now={now} />
    </Page>
  );
}

function Acts({ series, now }: Pick<Props, "series" | "now">) {
  const { measure: words, import: importWords, workbench } = useWords();
  const { measure } = series;
  const [open, setOpen] = useState<"type" | "edit" | "spread" | undefined>(undefined);
  const stale = [
    ["measure", measure.id],
    ["measures", measure.unitId],
  ] as const;
  const { run, isBusy, trouble } = useAct(changeMeasure, stale);
  const mayDefine = measure.may.includes("measure:define");
  const maySpread = useBoardsUnder(series.unitId) > 1 && measure.may.includes("measure:spread") && !measure.archived;
  const spreadLabel = useWords().catalogue.spread;
  const { id, version } = measure;
  return (
    <>
      {/* A figure of its own would take the place of the whole sum. */}
      {measure.may.includes("point:push") && !series.summed && (
        <Button variant="primary" icon="add" onClick={() => setOpen("type")}>
          {words.type.open}
        </Button>
      )}
      {measure.may.includes("point:push") && !series.summed && (
        <ButtonLink href={`/maltall/${measure.id}/import`}>{importWords.open}</ButtonLink>
      )}
      <ButtonLink href={workbenchOf(series)}>{workbench.title}</ButtonLink>
      {mayDefine && (
        <Menu
          label={words.page.acts}
          className="icon-button"
          items={[
            { key: "edit", label: words.form.edit, icon: "edit", onSelect: () => setOpen("edit") },
            ...(maySpread
              ? [{ key: "spread", label: spreadLabel, icon: "board", onSelect: () => setOpen("spread") } as const]
              : []),
            {
              key: "archive",
              label: measure.archived ? words.page.restore : words.page.archive,
              onSelect: () => void run({ id, version, archived: !measure.archived }),
            },
          ]}
        >
          <Icon name="more" />
        </Menu>
      )}
      {open === "type" && <TypeFigure series={series} now={now} onClose={() => setOpen(undefined)} />}
      {open === "spread" && (
        <SpreadDialog
          measure={measure}
          unitId={series.unitId}
          unitName={series.unitName}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "edit" && (
        <Dialog title={words.form.edit} onClose={() => setOpen(undefined)}>
          <MeasureForm
            measure={measure.definition}
            isBusy={isBusy}
            trouble={trouble}
            onCancel={() => setOpen(undefined)}
            onSave={(definition) =>
              void run({ id, version, definition }).then((answer) => answer.ok && setOpen(undefined))
            }
          />
        </Dialog>
      )}
    </>
  );
}

function About({ series }: Pick<Props, "series">) {
  const words = useWords().measure;
  const { definition, version } = series.measure;
  const counts = [definition.numeratorText, definition.denominatorText].filter(Boolean).join(" / ");
  const facts = [
    [words.page.responsible, definition.responsible],
    [words.page.rhythm, words.form.rhythm[definition.rhythm]],
    [words.page.chart, `${words.form.charts[definition.chart]}, ${words.form.version(version)}`],
    [words.page.counts, counts],
    [words.page.source, definition.source],
  ].filter(([, value]) => value);
  return (
    <section className="panel stack section">
      <h2>{words.page.about}</h2>
      <dl className="measure-facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function History({ series, now }: Pick<Props, "series" | "now">) {
  const words = useWords().measure.page;
  const history = useHistory(series.measure.id, series.unitId);
  const items = history.data?.items ?? [];
  return (
    <section className="panel stack section">
      <h2>{words.history}</h2>
      <ErrorNotice trouble={troubleOf(history)} onRetry={() => void history.refetch()} />
      {history.data && items.length === 0 && <p>{words.noHistory}</p>}
      <ul className="list">
        {items.map((item) => (
          <Revision key={`${item.period} ${item.key} ${item.revision}`} item={item} series={series} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Revision({ item, series, now }: Pick<Props, "series" | "now"> & { readonly item: PointRevision }) {
  const words = useWords().measure.page;
  const language = useLanguage();
  const { definition } = series.measure;
  const number = (value: number) => bareFigure(value, definition, language);
  const value =
    item.numerator !== null
      ? `${item.numerator} / ${item.denominator ?? ""}`
      : (item.values ?? [item.value]).map((each) => (each === null ? "–" : number(each))).join(", ");
  const when = momentText(item.replacedAt, now, language, series.zone);
  return (
    <li className="list-row">
      <span className="list-main">
        <strong>{periodText(item.period, { language, zone: series.zone, now })}</strong>
        <small>{words.was(value, when)}</small>
      </span>
    </li>
  );
}
