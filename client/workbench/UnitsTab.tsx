import { useState } from "react";
import type { Panel } from "../../shared/protocol/measures.ts";
import { UnitMultiples } from "../multiples/UnitMultiples.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { FunnelPlot } from "./FunnelPlot.tsx";
import { funnelOf, funnelPeriods } from "./funnelOf.ts";
import { usePanels } from "./queries.ts";

/** The units below, side by side: a funnel of one period, and each with a chart of its own on one axis. */
export function UnitsTab() {
  const words = useWords().workbench.units;
  const { head, setting } = useOnBench();
  const panels = usePanels(head.measure.id, head.unitId);
  if (!panels) return <Loading />;
  if (panels.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <OnePeriod panels={panels} />
      <UnitMultiples series={head} now={setting.now} />
    </>
  );
}

function OnePeriod({ panels }: { readonly panels: readonly Panel[] }) {
  const words = useWords().workbench.units;
  const { definition } = useOnBench();
  const { period, figure } = useTexts();
  const periods = funnelPeriods(panels);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const at = chosen !== undefined && periods.includes(chosen) ? chosen : periods[0];
  if (at === undefined) return <p>{words.noShares}</p>;
  const drawn = funnelOf(panels, definition, at);
  const outside = drawn.points.filter((point) => point.outside).map(({ name }) => name);
  return (
    <section className="stack">
      <h3>{words.funnel}</h3>
      <Select
        label={words.period}
        value={at}
        choices={periods.slice(0, 104).map((value) => ({ value, label: period(value) }))}
        onChange={setChosen}
      />
      <p>
        <strong>{outside.length === 0 ? words.inside : words.outside(outside.join(", "))}</strong> {words.order}
        {drawn.skipped.length > 0 && ` ${words.skipped(drawn.skipped.join(", "))}`}
      </p>
      <FunnelPlot funnel={drawn} summary={`${words.funnel}, ${period(at)}`} />
      <details>
        <summary>{words.table}</summary>
        <table className="ds-table">
          <tbody>
            {drawn.points.map((point) => (
              <tr key={point.name}>
                <th scope="row">{point.name}</th>
                <td>
                  {point.count} {words.of} {point.size}
                </td>
                <td>{figure(point.y)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
