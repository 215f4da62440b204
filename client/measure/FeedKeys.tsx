import { useRef, useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import type { FeedKeyView } from "../../shared/measure/feedKey.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { likelyPeriod } from "../../shared/measure/period.ts";
import { DEFAULT_ZONE } from "../../shared/base/time.ts";
import { troubleOf, useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Checkbox, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { Loading } from "../ui/Loading.tsx";
import { relativeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { makeFeedKey, useFeedKeys, withdrawFeedKey } from "./queries.ts";

interface Props {
  readonly unitId: UnitId;
  /** The measures that a key may be made for. */
  readonly measures: readonly MeasureView[];
}

/** The keys with which other systems send figures, and how they are made and withdrawn. */
export function FeedKeys({ unitId, measures }: Props) {
  const words = useWords().measure.keys;
  const keys = useFeedKeys(unitId);
  const [isMaking, setMaking] = useState(false);
  return (
    <section className="panel stack section">
      <div className="row section-head" data-spread>
        <h2>{words.title}</h2>
        {measures.length > 0 && (
          <Button icon="add" density="close" onClick={() => setMaking(true)}>
            {words.make}
          </Button>
        )}
      </div>
      <p>{words.help}</p>
      <ErrorNotice trouble={troubleOf(keys)} onRetry={() => void keys.refetch()} />
      {keys.isPending && <Loading />}
      {keys.data?.items.length === 0 && <EmptyState title={words.none} />}
      <ul className="list">
        {keys.data?.items.map((key) => (
          <KeyRow key={key.id} feedKey={key} measures={measures} />
        ))}
      </ul>
      {isMaking && <MakeKeyDialog unitId={unitId} measures={measures} onClose={() => setMaking(false)} />}
    </section>
  );
}

function KeyRow({ feedKey, measures }: { readonly feedKey: FeedKeyView; readonly measures: readonly MeasureView[] }) {
  const { measure, shell } = useWords();
  const words = measure.keys;
  const language = useLanguage();
  const now = useNow(60_000);
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, trouble } = useAct(withdrawFeedKey, [["feed-keys", feedKey.unitId]]);
  const names = feedKey.measureIds.flatMap((id) => measures.find((each) => each.id === id)?.definition.name ?? []);
  const used =
    feedKey.lastUsedAt === null ? words.neverUsed : words.lastUsed(relativeText(feedKey.lastUsedAt, now, language));
  const revoke = async (): Promise<void> => {
    if ((await run(feedKey.id)).ok) setAsking(false);
  };
  return (
    <li className="list-row">
      <span className="list-main">
        <strong>{feedKey.name}</strong>
        <small>
          {names.join(", ")} · {feedKey.start}… · {feedKey.revokedAt === null ? used : words.revoked}
        </small>
      </span>
      {feedKey.revokedAt === null && (
        <Button density="close" onClick={() => setAsking(true)}>
          {words.revoke}
        </Button>
      )}
      {isAsking && (
        <Dialog title={words.revoke} onClose={() => setAsking(false)}>
          <p>{words.revokeAsk(feedKey.name)}</p>
          <ErrorNotice trouble={trouble} />
          <DialogActs>
            <Button onClick={() => setAsking(false)}>{shell.cancel}</Button>
            <Button variant="primary" tone="danger" isBusy={isBusy} onClick={() => void revoke()}>
              {words.revoke}
            </Button>
          </DialogActs>
        </Dialog>
      )}
    </li>
  );
}

function MakeKeyDialog({ unitId, measures, onClose }: Props & { readonly onClose: () => void }) {
  const { measure, shell } = useWords();
  const words = measure.keys;
  const { run, isBusy, trouble } = useAct(makeFeedKey, [["feed-keys", unitId]]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(measures.length === 1 ? [measures[0]?.id ?? ""] : []),
  );
  const [made, setMade] = useState<string | undefined>(undefined);
  const picked = measures.filter(({ id }) => chosen.has(id));
  const submit = async ({ name = "" }: FormValues): Promise<void> => {
    const answer = await run({ unitId, name, measureIds: picked.map(({ id }) => id) });
    if (answer.ok) setMade(answer.value.key);
  };
  const first = picked[0];
  if (made !== undefined && first) {
    return (
      <Dialog title={words.made} onClose={onClose} size="wide">
        <MadeKey secret={made} measure={first} />
        <DialogActs>
          <Button onClick={onClose}>{words.close}</Button>
        </DialogActs>
      </Dialog>
    );
  }
  return (
    <Dialog title={words.make} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        <TextField
          label={words.name}
          hint={words.nameHelp}
          error={trouble?.fields && "name" in trouble.fields ? measure.form.needed : undefined}
          name="name"
          autoComplete="off"
          maxLength={80}
        />
        <fieldset className="radio-group">
          <legend>{words.measures}</legend>
          {measures.map(({ id, definition }) => (
            <Checkbox
              key={id}
              label={definition.name}
              checked={chosen.has(id)}
              onChange={() => setChosen((old) => toggled(old, id))}
            />
          ))}
        </fieldset>
        <DialogActs>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={picked.length === 0}>
            {words.make}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The key, once, in the line that works as it stands. */
function MadeKey({ secret, measure }: { readonly secret: string; readonly measure: MeasureView }) {
  const words = useWords().measure.keys;
  const now = useNow(60_000);
  const code = useRef<HTMLPreElement>(null);
  const [isCopied, setCopied] = useState(false);
  const line = curlLine(location.origin, secret, measure, now);
  return (
    <div className="stack">
      <p>
        <strong>{words.once}</strong>
      </p>
      <p>{words.curl}:</p>
      <pre ref={code} className="measure-code">
        {line}
      </pre>
      <Button
        variant="primary"
        icon={isCopied ? "check" : "copy"}
        onClick={() => void copy(line, code.current).then(setCopied)}
      >
        {isCopied ? words.copied : words.copy}
      </Button>
      <LiveRegion text={isCopied ? words.copied : ""} />
    </div>
  );
}

/** One line that pushes one likely point of this measure. */
export function curlLine(origin: string, secret: string, { id, definition }: MeasureView, now: number): string {
  const period = likelyPeriod(definition.rhythm, now, DEFAULT_ZONE);
  const figure = definition.chart === "p" ? { numerator: 12, denominator: 93 } : { value: 12 };
  const body = JSON.stringify({ period, ...figure });
  const url = `${origin}/api/v1/measures/${id}/points`;
  return `curl ${url} -H 'Authorization: Bearer ${secret}' -H 'Content-Type: application/json' -d '${body}'`;
}

/** On plain http browsers have no clipboard to write to; then the marked text is copied the old way. */
async function copy(text: string, element: HTMLElement | null): Promise<boolean> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  if (element) getSelection()?.selectAllChildren(element);
  return document.execCommand("copy");
}
