import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { UnitId } from "../../shared/base/ids.ts";
import type { MeasureView as Measure } from "../../shared/measure/measure.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { pathUp } from "../../shared/tier/tiers.ts";
import { ChooseMeasure } from "../import/ChooseMeasure.tsx";
import { troubleOf, useAct, useUnit, useUnits } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchUnit } from "../live/socket.ts";
import { FeedKeys } from "../measure/FeedKeys.tsx";
import { MeasureForm } from "../measure/MeasureForm.tsx";
import { defineMeasure, useMeasuresOf } from "../measure/queries.ts";
import { SpcTile } from "../measure/SpcTile.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Checkbox } from "../ui/Field.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

/** The measures of a unit, and the keys with which figures arrive by themselves. */
export function MeasuresView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords();
  const unit = useUnit(unitId);
  useWatchUnit(unitId);
  if (unit.data === null) return <NotFoundView />;
  if (!unit.data) {
    return (
      <Page title={words.measure.title}>
        <ErrorNotice trouble={troubleOf(unit)} onRetry={() => void unit.refetch()} />
        {unit.isPending && <Loading />}
      </Page>
    );
  }
  return <UnitMeasures unit={unit.data} />;
}

function UnitMeasures({ unit }: { readonly unit: Unit }) {
  const { measure: words, catalogue } = useWords();
  const measures = useMeasuresOf(unit.id);
  const [isDefining, setDefining] = useState(false);
  const [showsArchived, setShowsArchived] = useState(false);
  const mayDefine = listed(unit.may, "measure:define");
  const all = measures.data?.items ?? [];
  const shown = all.filter((measure) => showsArchived || !measure.archived);
  const own = all.filter((measure) => measure.may.includes("feed-key:manage") && !measure.archived);
  const define = (
    <Button variant="primary" icon="add" onClick={() => setDefining(true)}>
      {words.form.define}
    </Button>
  );
  return (
    <Page
      title={words.title}
      crumbs={[{ label: unit.name, href: `/enhet/${unit.id}` }]}
      acts={
        <>
          <ChooseMeasure measures={all} />
          <ButtonLink icon="search" href={`/enhet/${unit.id}/katalog`}>
            {catalogue.open}
          </ButtonLink>
          {mayDefine && define}
        </>
      }
    >
      <ErrorNotice trouble={troubleOf(measures)} onRetry={() => void measures.refetch()} />
      {measures.isPending && <Loading />}
      {measures.data && shown.length === 0 && <EmptyState title={words.none} text={words.noneHelp} />}
      <ul className="measure-list">
        {shown.map((measure) => (
          <MeasureCard key={measure.id} measure={measure} unit={unit} />
        ))}
      </ul>
      {all.some((measure) => measure.archived) && (
        <Checkbox
          label={words.page.showArchived}
          checked={showsArchived}
          onChange={(event) => setShowsArchived(event.currentTarget.checked)}
        />
      )}
      {listed(unit.may, "feed-key:manage") && <FeedKeys unitId={unit.id} measures={own} />}
      {listed(unit.may, "pull:define") && <ToSources unitId={unit.id} />}
      {isDefining && <DefineDialog unitId={unit.id} onClose={() => setDefining(false)} />}
    </Page>
  );
}

/** The other way for figures to come by themselves. */
function ToSources({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().pull;
  return (
    <section className="panel stack section">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ButtonLink icon="restore" density="close" href={`/enhet/${unitId}/kilder`}>
        {words.link}
      </ButtonLink>
    </section>
  );
}

function MeasureCard({ measure, unit }: { readonly measure: Measure; readonly unit: Unit }) {
  const words = useWords().measure.page;
  const now = useNow(60_000);
  const { data: units = [] } = useUnits();
  // A measure of a unit above is followed here with this unit's own figures.
  const isAbove = pathUp(new Map(units.map((each) => [each.id, each])), unit.id).indexOf(measure.unitId) > 0;
  const page = isAbove ? `/enhet/${unit.id}/maltall/${measure.id}` : `/maltall/${measure.id}`;
  return (
    <li className="panel measure-card">
      <SpcTile
        measureId={measure.id}
        unitId={isAbove ? unit.id : null}
        now={now}
        title={(name) => (
          <>
            <Link href={page}>{name}</Link>
            {measure.unitId !== unit.id && <small> · {measure.unitName}</small>}
            {measure.archived && <small> · {words.archived}</small>}
          </>
        )}
      />
    </li>
  );
}

function DefineDialog({ unitId, onClose }: { readonly unitId: UnitId; readonly onClose: () => void }) {
  const words = useWords().measure.form;
  const [, go] = useLocation();
  const { run, isBusy, trouble } = useAct(defineMeasure, [["measures", unitId]]);
  return (
    <Dialog title={words.define} onClose={onClose}>
      <MeasureForm
        isBusy={isBusy}
        trouble={trouble}
        onCancel={onClose}
        onSave={(definition) =>
          void run({ unitId, definition }).then((answer) => answer.ok && go(`/maltall/${answer.value.id}`))
        }
      />
    </Dialog>
  );
}
