import { type ReactNode, useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import { FEED_SCOPES, type FeedScope, KEY_USES, type KeyUse } from "../../shared/measure/feedKey.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { Checkbox, RadioGroup, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { Copyable } from "./Copyable.tsx";
import { curlLine, readLine } from "./feedCurl.ts";
import { makeFeedKey } from "./queries.ts";

interface Props {
  readonly unitId: UnitId;
  /** The measures that a key may be made for. */
  readonly measures: readonly MeasureView[];
  readonly onClose: () => void;
}

/** Names the system, says what it may send, and shows its key once. */
export function MakeFeedKey({ unitId, measures, onClose }: Props) {
  const { feeds: words, shell } = useWords();
  const { run, isBusy, trouble } = useAct(makeFeedKey, [["feed-keys", unitId]]);
  const [use, setUse] = useState<KeyUse>("send");
  const [scope, setScope] = useState<FeedScope>(measures.length > 0 ? "measures" : "unit");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(measures.length === 1 ? [measures[0]?.id ?? ""] : []),
  );
  const [made, setMade] = useState<string | undefined>(undefined);
  const sources = [...new Set(measures.map(({ definition }) => definition.source.trim()))].filter(Boolean).toSorted();
  const picked = measures.filter(({ id }) => chosen.has(id));
  const isReady = { measures: picked.length > 0, unit: true, source: sources.length > 0 }[scope];
  const submit = async ({ name = "", source = "" }: FormValues): Promise<void> => {
    const measureIds = scope === "measures" ? picked.map(({ id }) => id) : [];
    const answer = await run({ unitId, name, use, scope, source: scope === "source" ? source : "", measureIds });
    if (answer.ok) setMade(answer.value.key);
  };
  if (made !== undefined) {
    return <KeyOnce title={words.made} use={use} secret={made} measure={picked[0] ?? measures[0]} onClose={onClose} />;
  }
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        <TextField
          label={words.name}
          hint={words.nameHelp}
          error={trouble?.fields && "name" in trouble.fields ? words.needed : undefined}
          name="name"
          autoComplete="off"
          maxLength={80}
        />
        <RadioGroup
          label={words.use}
          name="use"
          choices={KEY_USES.map((value) => ({ value, label: words.uses[value] }))}
          value={use}
          onChange={setUse}
        />
        <RadioGroup
          label={words.scope}
          name="scope"
          choices={FEED_SCOPES.map((value) => ({ value, label: words.scopes[value] }))}
          value={scope}
          onChange={setScope}
        />
        {scope === "measures" && (
          <Chosen legend={words.measures}>
            {measures.map(({ id, definition }) => (
              <Checkbox
                key={id}
                label={definition.name}
                checked={chosen.has(id)}
                onChange={() => setChosen((old) => toggled(old, id))}
              />
            ))}
          </Chosen>
        )}
        {scope === "source" && sources.length > 0 && (
          <Select label={words.source} name="source" choices={sources.map((each) => ({ value: each, label: each }))} />
        )}
        {scope === "source" && sources.length === 0 && <p>{words.noSources}</p>}
        <DialogActs>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={!isReady}>
            {words.make}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}

function Chosen({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="radio-group feed-measures">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface OnceProps {
  readonly title: string;
  readonly use: KeyUse;
  readonly secret: string;
  /** One that the example line is for; none where none has been defined yet. */
  readonly measure: MeasureView | undefined;
  readonly onClose: () => void;
}

/** A key, once, and the line that works as it stands. */
export function KeyOnce({ title, use, secret, measure, onClose }: OnceProps) {
  const words = useWords().feeds;
  const now = useNow(60_000);
  return (
    <Dialog title={title} onClose={onClose} size="wide">
      <div className="stack">
        <p>
          <strong>{words.once}</strong>
        </p>
        <Copyable label={words.secret} text={secret} />
        {measure && use === "read" && (
          <Copyable label={words.curlRead} text={readLine(location.origin, secret, measure)} />
        )}
        {measure && use === "send" && (
          <Copyable label={words.curl} text={curlLine(location.origin, secret, measure, now)} />
        )}
        {use === "send" && <p>{words.examples}</p>}
      </div>
      <DialogActs>
        <Button variant="primary" onClick={onClose}>
          {words.close}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
