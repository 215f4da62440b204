import { useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { troubleOf } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { useWords } from "../words/useWords.ts";
import { FeedKeyRow } from "./FeedKeyRow.tsx";
import { MakeFeedKey } from "./MakeFeedKey.tsx";
import { QuietSources } from "./QuietSources.tsx";
import { useFeedKeys } from "./queries.ts";
import "./feeds.css";

interface Props {
  readonly unitId: UnitId;
  /** The measures that a key may be made for. */
  readonly measures: readonly MeasureView[];
}

/** The keys with which other systems send figures, how each fares, and what has gone quiet. */
export function FeedKeys({ unitId, measures }: Props) {
  const words = useWords().feeds;
  const keys = useFeedKeys(unitId);
  const [isMaking, setMaking] = useState(false);
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <h2>{words.title}</h2>
        <Button icon="add" density="close" onClick={() => setMaking(true)}>
          {words.make}
        </Button>
      </div>
      <p>{words.help}</p>
      <ErrorNotice trouble={troubleOf(keys)} onRetry={() => void keys.refetch()} />
      {keys.isPending && <Loading />}
      {keys.data?.items.length === 0 && <EmptyState title={words.none} />}
      <ul className="list">
        {keys.data?.items.map((key) => (
          <FeedKeyRow key={key.id} feedKey={key} measures={measures} />
        ))}
      </ul>
      <QuietSources unitId={unitId} />
      {isMaking && <MakeFeedKey unitId={unitId} measures={measures} onClose={() => setMaking(false)} />}
    </section>
  );
}
