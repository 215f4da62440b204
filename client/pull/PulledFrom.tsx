import { Link } from "wouter";
import type { Instant } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { useWords } from "../words/useWords.ts";
import "./pull.css";
import { useSources } from "./queries.ts";
import { StateMark } from "./StateMark.tsx";
import { stateOf } from "./state.ts";

/** Where a measure's figures are fetched from, and how that goes: for those who can mend it. */
export function PulledFrom({ series, now }: { readonly series: SeriesView; readonly now: Instant }) {
  const words = useWords().pull;
  const { measure, unitId, zone } = series;
  const sources = useSources(unitId, measure.may.includes("measure:define"));
  const own = sources.data?.items.filter(({ definition }) => definition.measureId === measure.id) ?? [];
  if (own.length === 0) return null;
  return (
    <ul className="pull-from">
      {own.map((source) => (
        <li key={source.id} className="row">
          <span>
            {words.fetchedFrom} <Link href={`/enhet/${unitId}/kilder`}>{source.definition.name}</Link>
          </span>
          <StateMark state={stateOf(source, measure.definition.rhythm, now)} now={now} zone={zone} />
        </li>
      ))}
    </ul>
  );
}
