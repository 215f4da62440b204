import { type ReactNode, useState } from "react";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import type { Offices } from "../../shared/protocol/units.ts";
import { troubleOf } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { useWords } from "../words/useWords.ts";
import { ContactDialog } from "./ContactDialog.tsx";
import { useOffices } from "./queries.ts";
import "./tier.css";

/** Who speaks for a unit, by their roles, and how it is reached when it cannot wait. */
export function OfficesPanel({ unit }: { readonly unit: Unit }) {
  const { tier: words } = useWords();
  const offices = useOffices(unit.id);
  const [isEditing, setEditing] = useState(false);
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <h2>{words.offices}</h2>
        {listed(unit.may, "unit:edit") && offices.data && (
          <Button icon="edit" density="close" onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )}
      </div>
      <ErrorNotice trouble={troubleOf(offices)} onRetry={() => void offices.refetch()} />
      {offices.isPending && <Loading />}
      {offices.data && <OfficeList unit={unit} offices={offices.data} />}
      {isEditing && offices.data && (
        <ContactDialog unit={unit} offices={offices.data} onClose={() => setEditing(false)} />
      )}
    </section>
  );
}

function OfficeList({ unit, offices }: { readonly unit: Unit; readonly offices: Offices }) {
  const { tier: words } = useWords();
  const { leaders, deputies, phone, onCall } = offices;
  const fromOf = (from: { readonly id: string; readonly name: string }) =>
    from.id === unit.id ? null : <small>{words.from(from.name)}</small>;
  return (
    <dl className="offices">
      <Office label={words.leaders}>{namesOf(leaders) ?? words.nobody}</Office>
      <Office label={words.deputies}>{namesOf(deputies) ?? words.nobody}</Office>
      <Office label={words.urgent}>
        {phone ? (
          <>
            <PhoneLink number={phone.number} /> {fromOf(phone.from)}
          </>
        ) : (
          words.noPhone
        )}
      </Office>
      <Office label={words.onCall}>
        {onCall ? (
          <>
            {onCall.name}
            {onCall.phone !== null && (
              <>
                {" · "}
                <PhoneLink number={onCall.phone} />
              </>
            )}{" "}
            {fromOf(onCall.from)}
            <small>{words.onCallWhen}</small>
          </>
        ) : (
          words.noOnCall
        )}
      </Office>
    </dl>
  );
}

function namesOf(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : names.join(", ");
}

function Office({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Calls on a phone; on a desk most browsers do nothing with it, and the number can be read. */
function PhoneLink({ number }: { readonly number: string }) {
  return <a href={`tel:${number.replaceAll(/[^+\d]/g, "")}`}>{number}</a>;
}
