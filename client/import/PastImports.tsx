import { useState } from "react";
import type { MeasureId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { ImportView } from "../../shared/protocol/imports.ts";
import { troubleOf, useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { momentText, numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { takeBackImport, useImports } from "./queries.ts";

interface Props {
  readonly measureId: MeasureId;
  readonly zone: string;
  readonly now: Instant;
}

/** Each file that was brought in, by whom and when; as a whole it can be taken back for a month. */
export function PastImports({ measureId, zone, now }: Props) {
  const words = useWords().import.past;
  const imports = useImports(measureId);
  return (
    <section className="panel stack section">
      <h2>{words.title}</h2>
      <ErrorNotice trouble={troubleOf(imports)} onRetry={() => void imports.refetch()} />
      {imports.data?.items.length === 0 && <p>{words.none}</p>}
      <ul className="list">
        {imports.data?.items.map((made) => (
          <PastImport key={made.id} made={made} zone={zone} now={now} />
        ))}
      </ul>
    </section>
  );
}

function PastImport({ made, zone, now }: Omit<Props, "measureId"> & { readonly made: ImportView }) {
  const { import: words } = useWords();
  const language = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const count = (value: number) => numberText(value, language, 0);
  return (
    <li className="list-row">
      <span className="list-main">
        <strong>{made.fileName || words.past.pasted}</strong>
        <small>
          {momentText(made.at, now, language, zone)}
          {made.by && ` · ${made.by}`} ·{" "}
          {words.past.line(count(made.stored), count(made.corrected), count(made.unusable))}
          {made.takenBackAt !== null && ` · ${words.past.takenBack}`}
        </small>
      </span>
      {made.mayTakeBack && (
        <Button density="close" icon="undo" onClick={() => setAsking(true)}>
          {words.save.takeBack}
        </Button>
      )}
      {isAsking && <TakeBack made={made} onClose={() => setAsking(false)} />}
    </li>
  );
}

/** Asks first: to take back changes what stands on walls. */
export function TakeBack({ made, onClose }: { readonly made: ImportView; readonly onClose: () => void }) {
  const { import: words, shell } = useWords();
  const language = useLanguage();
  const toast = useToast();
  const { run, isBusy, trouble } = useAct(takeBackImport, [["measure", made.measureId]]);
  const count = (value: number) => numberText(value, language, 0);
  const takeBack = async (): Promise<void> => {
    const answer = await run(made.id);
    if (!answer.ok) return;
    const { restored, kept } = answer.value;
    const left = kept > 0 ? ` ${words.save.kept(count(kept), kept > 1)}` : "";
    toast({ text: words.save.takenBack(count(restored), restored > 1) + left });
    onClose();
  };
  return (
    <Dialog title={words.save.takeBack} onClose={onClose}>
      <p>{words.past.ask(made.fileName || words.past.pasted)}</p>
      <ErrorNotice trouble={trouble} />
      <DialogActs>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button variant="primary" tone="danger" isBusy={isBusy} onClick={() => void takeBack()}>
          {words.save.takeBack}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
