import { useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import { NOTICE_CHOICES } from "../../shared/notice/event.ts";
import type { UnitNotices as Known } from "../../shared/notice/wire.ts";
import { useFieldError } from "../access/useFieldError.ts";
import { troubleOf, useAct } from "../live/queries.ts";
import { serverClock } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { AddressForm } from "./AddressForm.tsx";
import { ChoiceList } from "./ChoiceList.tsx";
import { SampleButton } from "./SampleButton.tsx";
import { changeUnitNotices, sendUnitSample, setOnCall, unitNoticesKey, useUnitNotices } from "./useNotices.ts";
import "./notice.css";

/** A record goes to people who asked for it, never to a channel. */
const POSTED = NOTICE_CHOICES.filter((choice) => choice !== "record");

/** On a unit's page, for who leads it: its channel in Teams, and the mailbox of whoever is on call. */
export function UnitNotices({ unitId }: { readonly unitId: UnitId }) {
  const { notice } = useWords();
  const query = useUnitNotices(unitId);
  const known = query.data;
  return (
    <section className="panel stack section">
      <h2>{notice.unit.title}</h2>
      <p>{notice.unit.help}</p>
      <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
      {known?.undelivered && (
        <Notice tone="watch">
          {notice.unit.undelivered(known.undelivered.count, notice.faults[known.undelivered.fault])}
        </Notice>
      )}
      {known && <Teams known={known} />}
      {known && <OnCall known={known} />}
    </section>
  );
}

interface Props {
  readonly known: Known;
}

function Teams({ known: { unitId, hosts, teams, posted } }: Props) {
  const { notice } = useWords();
  const language = useLanguage();
  const toast = useToast();
  const [isSetting, setSetting] = useState(false);
  const { run, trouble } = useAct(changeUnitNotices, [unitNoticesKey(unitId)]);
  const told = async (change: Parameters<typeof run>[0], text: string): Promise<void> => {
    if ((await run(change)).ok) toast({ text });
  };
  return (
    <div className="stack">
      <h3>{notice.unit.teams}</h3>
      {!hosts && <p>{notice.unit.notOpened}</p>}
      {hosts && !teams && !isSetting && <p>{notice.unit.teamsNone}</p>}
      {teams && (
        <p className="notice-told">
          {notice.unit.teamsSet(teams.host, teams.by, sinceText(teams.at, serverClock.now(), language))}
        </p>
      )}
      {isSetting && <TeamsForm unitId={unitId} onDone={() => setSetting(false)} />}
      {hosts && !isSetting && (
        <div className="row">
          <Button density="close" onClick={() => setSetting(true)}>
            {teams ? notice.unit.change : notice.unit.setUp}
          </Button>
          {teams && (
            <Button
              density="close"
              variant="tertiary"
              onClick={() => void told({ unit: unitId, teams: null }, notice.unit.removed)}
            >
              {notice.unit.remove}
            </Button>
          )}
        </div>
      )}
      {teams && (
        <>
          <ChoiceList
            label={notice.unit.which}
            choices={POSTED}
            chosen={posted}
            onChange={(next) => void told({ unit: unitId, posted: next }, notice.unit.saved)}
          />
          <SampleButton send={() => sendUnitSample({ unit: unitId, to: "teams" })} />
        </>
      )}
      <ErrorNotice trouble={trouble} />
    </div>
  );
}

function TeamsForm({ unitId, onDone }: { readonly unitId: UnitId; readonly onDone: () => void }) {
  const { notice } = useWords();
  const toast = useToast();
  const { run, isBusy, trouble } = useAct(changeUnitNotices, [unitNoticesKey(unitId)]);
  const errorOf = useFieldError(trouble);
  const submit = async (teams: string): Promise<void> => {
    if (!(await run({ unit: unitId, teams })).ok) return;
    toast({ text: notice.unit.saved });
    onDone();
  };
  return (
    <Form onSubmit={(values) => void submit(values.teams ?? "")} trouble={trouble}>
      <TextField
        label={notice.unit.url}
        hint={notice.unit.teamsHint}
        name="teams"
        type="url"
        autoComplete="off"
        error={errorOf("teams") && notice.faults["host-refused"]}
        required
      />
      <div className="row">
        <Button type="submit" isBusy={isBusy}>
          {notice.unit.save}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {notice.unit.cancel}
        </Button>
      </div>
    </Form>
  );
}

function OnCall({ known: { unitId, mail, onCall } }: Props) {
  const { notice } = useWords();
  const toast = useToast();
  const [isSetting, setSetting] = useState(false);
  const { run, isBusy, trouble } = useAct(setOnCall, [unitNoticesKey(unitId)]);
  const isSet = onCall.address !== null || onCall.pending !== null;
  if (!mail) return <p>{notice.faults["not-set-up"]}</p>;
  return (
    <div className="stack">
      <h3>{notice.unit.onCall}</h3>
      <p>{notice.unit.onCallHelp}</p>
      {!isSet && !isSetting && <p>{notice.unit.onCallNone}</p>}
      {onCall.address !== null && <p className="notice-told">{notice.unit.onCallSet(onCall.address)}</p>}
      {onCall.pending !== null && <Notice tone="info">{notice.profile.pending(onCall.pending)}</Notice>}
      {isSetting ? (
        <AddressForm
          label={notice.unit.onCallAddress}
          hint={notice.unit.onCallHint}
          set={(address) => setOnCall({ unit: unitId, address })}
          stale={unitNoticesKey(unitId)}
          onDone={() => setSetting(false)}
          onCancel={() => setSetting(false)}
        />
      ) : (
        <div className="row">
          <Button density="close" onClick={() => setSetting(true)}>
            {isSet ? notice.profile.change : notice.unit.onCallAddress}
          </Button>
          {isSet && (
            <Button
              density="close"
              variant="tertiary"
              isBusy={isBusy}
              onClick={() =>
                void run({ unit: unitId, address: null }).then((answer) => {
                  if (answer.ok) toast({ text: notice.profile.removed });
                })
              }
            >
              {notice.profile.remove}
            </Button>
          )}
        </div>
      )}
      {onCall.address !== null && <SampleButton send={() => sendUnitSample({ unit: unitId, to: "on-call" })} />}
      <ErrorNotice trouble={trouble} />
    </div>
  );
}
