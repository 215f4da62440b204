import { useMemo, useState } from "react";
import { changeMeasure } from "../measure/queries.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";
import { type Asked, type Change, changed } from "./change.ts";
import { DifferenceTable } from "./DifferenceTable.tsx";
import type { Given } from "./insight.ts";
import type { OtherMeaning } from "./marks.ts";
import { PictureChart, reachOf } from "./PictureChart.tsx";
import { changeReading, restoreDefinition, restoreReading } from "./queries.ts";
import { useAnswer } from "./useBench.ts";

interface Props {
  readonly change: Change;
  readonly meanings: readonly OtherMeaning[];
  readonly onClose: () => void;
}

const NOTHING: Asked = { name: "", reason: "", text: "" };
/** Pixels across that one of two pictures side by side has, about; and the points that have room there. */
const SIDE = { columns: 500, room: 90 };

/** Before and after side by side, what is asked for, and only then *Lagre*. */
export function PreviewDialog({ change, meanings, onClose }: Props) {
  const { definition, reading } = useOnBench();
  const given = useMemo(() => ({ definition, reading }), [definition, reading]);
  const after = useMemo(() => changed(given, change), [given, change]);
  return (
    <Dialog title={change.title} onClose={onClose} size="wide">
      <Saving change={change} given={given} onClose={onClose}>
        {change.lead && <p className="bench-lead">{change.lead}</p>}
        <Both given={given} after={after} meanings={meanings} />
      </Saving>
    </Dialog>
  );
}

function Both({ given, after, meanings }: { given: Given; after: Given; meanings: readonly OtherMeaning[] }) {
  const words = useWords().workbench.preview;
  const { bench, setting, head } = useOnBench();
  const question = useMemo(
    () => ({ kind: "preview", given, after, setting, window: null, ...SIDE }) as const,
    [given, after, setting],
  );
  const answer = useAnswer<"preview">(bench, question);
  const reach = useMemo(() => (answer ? [...reachOf(answer.before), ...reachOf(answer.after)] : []), [answer]);
  if (!answer) return null;
  const common = { head, setting, meanings, reach };
  return (
    <>
      <div className="bench-both">
        <figure>
          <figcaption>{words.before}</figcaption>
          <div className="bench-side">
            <PictureChart picture={answer.before} given={given} summary={words.before} {...common} />
          </div>
        </figure>
        <figure>
          <figcaption>{words.after}</figcaption>
          <div className="bench-side">
            <PictureChart picture={answer.after} given={after} summary={words.after} {...common} />
          </div>
        </figure>
      </div>
      <DifferenceTable difference={answer.difference} given={given} after={after} />
    </>
  );
}

interface SavingProps {
  readonly change: Change;
  readonly given: Given;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

function Saving({ change, given, onClose, children }: SavingProps) {
  const { workbench: words, shell } = useWords();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { save, isBusy, trouble } = useSave(given, onClose);
  const submit = (values: FormValues): void => {
    const missing = change.fields.filter((field) => !values[field]?.trim());
    setWrong(missing);
    if (missing.length > 0) return;
    const asked = Object.fromEntries(change.fields.map((field) => [field, values[field]?.trim() ?? ""]));
    void save(change, { ...NOTHING, ...asked });
  };
  const error = (field: string) => (wrong.includes(field) ? words.preview.needed : undefined);
  const starts: Partial<Asked> = change.of === "reading" ? (change.given ?? {}) : {};
  const asks = (field: keyof Asked) => change.of === "reading" && change.fields.includes(field);
  return (
    <Form onSubmit={submit} trouble={trouble}>
      {asks("name") && (
        <TextField
          label={words.preview.name}
          hint={words.preview.nameHelp}
          name="name"
          maxLength={60}
          defaultValue={starts.name}
          autoComplete="off"
          error={error("name")}
        />
      )}
      {asks("reason") && (
        <TextField
          label={words.preview.reason}
          hint={change.of === "reading" ? change.reasonHelp : undefined}
          name="reason"
          maxLength={200}
          defaultValue={starts.reason}
          autoComplete="off"
          error={error("reason")}
        />
      )}
      {asks("text") && (
        <TextField
          label={words.preview.text}
          hint={words.preview.textHelp}
          name="text"
          maxLength={120}
          defaultValue={starts.text}
          autoComplete="off"
          error={error("text")}
        />
      )}
      <div className="bench-preview">{children}</div>
      {trouble?.code === "changed-meanwhile" && <p>{words.preview.changed}</p>}
      <DialogActs>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {words.preview.save}
        </Button>
      </DialogActs>
    </Form>
  );
}

/** Saves with compare-and-set on the version that was looked at, and offers to take it back. */
function useSave(given: Given, onDone: () => void) {
  const { head } = useOnBench();
  const words = useWords().workbench.preview;
  const toast = useToast();
  const { id } = head.measure;
  const stale = [["measure", id]] as const;
  const reading = useAct(changeReading, stale);
  const definition = useAct(changeMeasure, stale);
  const undo = useAct(restoreReading, stale);
  const redefine = useAct(restoreDefinition, stale);
  const series = { id, unitId: head.unitId };
  const save = async (change: Change, asked: Asked): Promise<void> => {
    const next = changed(given, change, asked);
    if (change.of === "definition") {
      const answer = await definition.run({ id, version: head.measure.version, definition: next.definition });
      if (!answer.ok) return;
      const { version: now } = answer.value;
      toast({ text: words.saved, undo: () => void redefine.run({ id, version: now, to: head.measure.version }) });
      return onDone();
    }
    const answer = await reading.run({ ...series, version: head.version, reading: next.reading });
    if (!answer.ok) return;
    const { version } = answer.value;
    const back = () => void undo.run({ ...series, version, to: head.version });
    toast({ text: words.saved, undo: back });
    onDone();
  };
  return { save, isBusy: reading.isBusy || definition.isBusy, trouble: reading.trouble ?? definition.trouble };
}
