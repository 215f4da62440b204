import { useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { troubleOf, useUnit } from "../live/queries.ts";
import { useWatchUnit } from "../live/socket.ts";
import { ChanceLine } from "../signal/ChanceLine.tsx";
import { useSignalsOf } from "../signal/queries.ts";
import { SignalRow } from "../signal/SignalRow.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Checkbox } from "../ui/Field.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";
import "../signal/signal.css";

/** The signals of a unit and of those below it that nobody has seen yet; all of them for who asks. */
export function SignalsView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().signal;
  const unit = useUnit(unitId);
  useWatchUnit(unitId);
  if (unit.data === null) return <NotFoundView />;
  if (unit.data) return <UnitSignals unit={unit.data} />;
  return (
    <Page title={words.title}>
      <ErrorNotice trouble={troubleOf(unit)} onRetry={() => void unit.refetch()} />
      {unit.isPending && <Loading />}
    </Page>
  );
}

function UnitSignals({ unit }: { readonly unit: Unit }) {
  const words = useWords().signal;
  const [which, setWhich] = useState<"new" | "all">("new");
  const signals = useSignalsOf(unit.id, which);
  const items = signals.data?.items ?? [];
  const { data } = signals;
  return (
    <Page
      title={words.title}
      tab={`${words.title} · ${unit.name}`}
      crumbs={[{ label: unit.name, href: `/enhet/${unit.id}` }]}
      lead={data ? <ChanceLine measures={data.measures} expected={data.expected} /> : words.lead}
    >
      <ErrorNotice trouble={troubleOf(signals)} onRetry={() => void signals.refetch()} />
      {signals.isPending && <Loading />}
      {data && items.length === 0 && <EmptyState title={words.none} text={words.noneHelp} />}
      <ul className="signal-list" data-look="whole">
        {items.map((item) => (
          <li key={item.id}>
            <SignalRow item={item} unitId={unit.id} look="whole" />
          </li>
        ))}
      </ul>
      <Checkbox
        label={words.showAll}
        checked={which === "all"}
        onChange={({ currentTarget }) => setWhich(currentTarget.checked ? "all" : "new")}
      />
    </Page>
  );
}
