import { useMemo, useState } from "react";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import type { Trouble } from "../live/api.ts";
import { troubleOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchUnit } from "../live/socket.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { AdvicePanel } from "../workbench/AdvicePanel.tsx";
import { BenchContext, type OnBench } from "../workbench/Bench.tsx";
import type { Change } from "../workbench/change.ts";
import { DefinitionTab } from "../workbench/DefinitionTab.tsx";
import { HistoryTab } from "../workbench/HistoryTab.tsx";
import { LooksTab } from "../workbench/LooksTab.tsx";
import { otherMeanings } from "../workbench/marks.ts";
import { ParetoTab } from "../workbench/ParetoTab.tsx";
import { PointActs } from "../workbench/PointActs.tsx";
import { PreviewDialog } from "../workbench/PreviewDialog.tsx";
import { useDefinitionVersions, useHead } from "../workbench/queries.ts";
import { ReadingTab } from "../workbench/ReadingTab.tsx";
import { RTab } from "../workbench/RTab.tsx";
import { Sight } from "../workbench/Sight.tsx";
import { UnitsTab } from "../workbench/UnitsTab.tsx";
import { useAnswer, useBench } from "../workbench/useBench.ts";
import { useWalk, type Walk } from "../workbench/useWalk.ts";
import "../workbench/workbench.css";

interface Props {
  readonly measureId: MeasureId;
  /** Another unit than the measure's own. */
  readonly unitId?: UnitId;
}

/** The analyst's and the adviser's page of one measure. */
export function WorkbenchView({ measureId, unitId }: Props) {
  const words = useWords().workbench;
  const head = useHead(measureId, unitId);
  if (!head.data) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(head)} onRetry={() => void head.refetch()} />
        {head.isPending && <Loading />}
      </Page>
    );
  }
  return <Workbench head={head.data} stamp={head.dataUpdatedAt} />;
}

function Workbench({ head, stamp }: { readonly head: SeriesView; readonly stamp: number }) {
  const words = useWords().workbench;
  const { measure } = head;
  useWatchUnit(head.unitId);
  const [change, setChange] = useState<Change | undefined>(undefined);
  const { on, trouble, walk } = useOn(head, stamp, setChange);
  const { insight } = on;
  const versions = useDefinitionVersions(measure.id).data;
  const meanings = useMemo(() => otherMeanings(versions?.items ?? []), [versions]);
  const crumbs = [
    { label: head.unitName, href: `/enhet/${head.unitId}` },
    {
      label: measure.definition.name,
      href: `${head.unitId === measure.unitId ? "" : `/enhet/${head.unitId}`}/maltall/${measure.id}`,
    },
  ];
  return (
    <BenchContext value={on}>
      <Page
        title={measure.definition.name}
        tab={words.tab(measure.definition.name)}
        crumbs={crumbs}
        {...(!on.may && { lead: words.mayLook })}
      >
        <ErrorNotice trouble={trouble} />
        {!insight && !trouble && <Loading />}
        {insight?.count === 0 && <EmptyState title={words.empty} text={words.emptyHelp} />}
        {insight && insight.count > 0 && (
          <div className="bench">
            <section className="panel bench-main" aria-label={words.title}>
              <Sight meanings={meanings} walk={walk} />
              <PointActs chosen={walk.chosen} />
            </section>
            <AdvicePanel insight={insight} />
            <section className="panel bench-tools" aria-label={words.tabs.label}>
              <Tools />
            </section>
          </div>
        )}
        {change && <PreviewDialog change={change} meanings={meanings} onClose={() => setChange(undefined)} />}
      </Page>
    </BenchContext>
  );
}

interface Read {
  readonly on: OnBench;
  readonly walk: Walk;
  readonly trouble: Trouble | undefined;
}

/** Everything that the parts read. */
function useOn(head: SeriesView, stamp: number, begin: (change: Change) => void): Read {
  const language = useLanguage();
  const now = useNow(60_000);
  const { bench, trouble } = useBench(head, stamp);
  const { zone, marks, reading } = head;
  const { definition } = head.measure;
  const setting = useMemo(() => ({ zone, marks, language, now }), [zone, marks, language, now]);
  const question = useMemo(
    () => ({ kind: "insight", given: { definition, reading }, setting }) as const,
    [definition, reading, setting],
  );
  const insight = useAnswer<"insight">(bench, question)?.insight;
  const walk = useWalk(insight?.count ?? 0);
  const goTo = async (period: string): Promise<void> => {
    const told = await bench?.client.ask<"find">({ kind: "find", given: { definition, reading }, setting, period });
    if (told && "answer" in told) walk.choose(told.answer.index);
  };
  const may = head.measure.may.includes("measure:define");
  const on: OnBench = {
    head,
    definition,
    reading,
    setting,
    bench,
    insight,
    may,
    begin,
    goTo: (period) => void goTo(period),
  };
  return { on, walk, trouble };
}

function Tools() {
  const { tabs: words } = useWords().workbench;
  return (
    <Tabs
      label={words.label}
      tabs={[
        { key: "reading", label: words.reading, content: <ReadingTab /> },
        { key: "definition", label: words.definition, content: <DefinitionTab /> },
        { key: "looks", label: words.looks, content: <LooksTab /> },
        { key: "units", label: words.units, content: <UnitsTab /> },
        { key: "pareto", label: words.pareto, content: <ParetoTab /> },
        { key: "history", label: words.history, content: <HistoryTab /> },
        { key: "r", label: words.r, content: <RTab /> },
      ]}
    />
  );
}
