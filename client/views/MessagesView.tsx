import { useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import { troubleOf, useBoards, useUnits } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchUnit } from "../live/socket.ts";
import { ComposeMessage } from "../message/ComposeMessage.tsx";
import { SentCard } from "../message/SentCard.tsx";
import { useSent } from "../message/sent.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

/** What a unit says to the boards below it, and which of them have read it. */
export function MessagesView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().message;
  const units = useUnits();
  useWatchUnit(unitId);
  const unit = units.data?.find(({ id }) => id === unitId);
  if (units.data && !unit) return <NotFoundView />;
  if (!unit || !units.data) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(units)} onRetry={() => void units.refetch()} />
        {units.isPending && <Loading />}
      </Page>
    );
  }
  return <Sent unit={unit} units={units.data} />;
}

function Sent({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const words = useWords().message;
  const sent = useSent(unit.id);
  const { data: boards = [] } = useBoards();
  const now = useNow(60_000);
  const [writes, setWrites] = useState(false);
  const below = unitsBelow(units, unit.id).filter(({ unit: { id } }) => boards.some(({ unitId }) => unitId === id));
  const maySend = listed(unit.may, "message:send") && below.length > 0;
  const isUp = ({ endedAt, endsAt }: { endedAt: number | null; endsAt: number }) => endedAt === null && now < endsAt;
  const items = sent.data?.items ?? [];
  const groups = [
    { key: "up", title: words.inForce, items: items.filter(isUp) },
    { key: "over", title: words.over, items: items.filter((each) => !isUp(each)) },
  ];
  return (
    <Page
      title={words.title}
      tab={`${words.title} · ${unit.name}`}
      crumbs={[{ label: unit.name, href: `/enhet/${unit.id}` }]}
      lead={words.lead(unit.name)}
      acts={
        maySend && (
          <Button variant="primary" icon="add" onClick={() => setWrites(true)}>
            {words.write}
          </Button>
        )
      }
    >
      <ErrorNotice trouble={troubleOf(sent)} onRetry={() => void sent.refetch()} />
      {sent.isPending && <Loading />}
      {sent.data && items.length === 0 && below.length > 0 && <EmptyState title={words.none} text={words.noneHelp} />}
      {below.length === 0 && <EmptyState title={words.nobodyBelow} text={words.nobodyBelowHelp} />}
      {groups.map(
        (group) =>
          group.items.length > 0 && (
            <section key={group.key} className="stack section">
              <h2>{group.title}</h2>
              <ul className="sent-messages">
                {group.items.map((message) => (
                  <SentCard key={message.id} unitId={unit.id} message={message} zone={unit.zone} />
                ))}
              </ul>
            </section>
          ),
      )}
      {writes && (
        <ComposeMessage
          unitId={unit.id}
          today={localDate(now, unit.zone)}
          below={below}
          onClose={() => setWrites(false)}
        />
      )}
    </Page>
  );
}
