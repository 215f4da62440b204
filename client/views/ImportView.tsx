import type { MeasureId } from "../../shared/base/ids.ts";
import { ImportFigures } from "../import/ImportFigures.tsx";
import { troubleOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchUnit } from "../live/socket.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { useSeries } from "../measure/queries.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

/** Brings a measure's history in from a file or the clipboard. */
export function ImportView({ measureId }: { readonly measureId: MeasureId }) {
  const words = useWords();
  const series = useSeries(measureId);
  if (series.data) return <ImportPage series={series.data} />;
  return (
    <Page title={words.import.title}>
      <ErrorNotice trouble={troubleOf(series)} onRetry={() => void series.refetch()} />
      {series.isPending && <Loading />}
    </Page>
  );
}

function ImportPage({ series }: { readonly series: SeriesView }) {
  const { import: words, measure } = useWords();
  const now = useNow(60_000);
  useWatchUnit(series.unitId);
  const { id, definition } = series.measure;
  const crumbs = [
    { label: series.unitName, href: `/enhet/${series.unitId}` },
    { label: measure.title, href: `/enhet/${series.unitId}/maltall` },
    { label: definition.name, href: `/maltall/${id}` },
  ];
  return (
    <Page title={words.title} tab={`${words.title}: ${definition.name}`} crumbs={crumbs} lead={words.lead}>
      <ImportFigures series={series} now={now} />
    </Page>
  );
}
