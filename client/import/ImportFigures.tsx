import { useEffect, useRef, useState } from "react";
import { FILE_FAULTS } from "../../shared/import/cells.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { ImportPreview, ImportView } from "../../shared/protocol/imports.ts";
import type { Trouble } from "../live/api.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { Notice } from "../ui/Notice.tsx";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { Columns } from "./Columns.tsx";
import { DropZone } from "./DropZone.tsx";
import { FaultList } from "./FaultList.tsx";
import { PastImports, TakeBack } from "./PastImports.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import { type Importing, useImport } from "./useImport.ts";
import "./import.css";

interface Props {
  readonly series: SeriesView;
  readonly now: Instant;
}

/** From a file or the clipboard to the chart: bring in, look, save; and back again. */
export function ImportFigures({ series, now }: Props) {
  const { measure } = series;
  const importing = useImport(measure.id);
  const { stage } = importing;
  const { import: words } = useWords();
  const language = useLanguage();
  const preview = previewOf(importing);
  const isBusy = stage.at === "reading" || stage.at === "saving";
  const reading = { language, zone: series.zone, now };
  return (
    <>
      {stage.at === "saved" ? (
        <Done made={stage.made} onNext={importing.startAnew} />
      ) : (
        <div className="panel section">
          <SourceLine importing={importing} />
          <DropZone isBusy={isBusy} isSmall={stage.at !== "empty"} onTake={importing.take} />
        </div>
      )}
      {preview && (
        <div className="import-shown" aria-busy={stage.at === "reading"}>
          <Columns
            preview={preview}
            definition={measure.definition}
            onChoose={importing.choose}
            onSheet={importing.chooseSheet}
          />
          {preview.usable > 0 && <PreviewTable preview={preview} definition={measure.definition} reading={reading} />}
          <FaultList preview={preview} />
          {series.summed && preview.plan.unit === null && (
            <Notice tone="watch">
              <p>{words.save.insteadOfSum}</p>
            </Notice>
          )}
          <SaveBar importing={importing} preview={preview} />
        </div>
      )}
      <PastImports measureId={measure.id} zone={series.zone} now={now} />
    </>
  );
}

function previewOf({ stage }: Importing): ImportPreview | undefined {
  if (stage.at === "shown" || stage.at === "saving") return stage.preview;
  return stage.at === "reading" ? stage.before : undefined;
}

/** What was brought in, and how it was read: said before anything else. */
function SourceLine({ importing }: { readonly importing: Importing }) {
  const { import: words } = useWords();
  const language = useLanguage();
  const { stage } = importing;
  if (stage.at === "empty" || stage.at === "saved") return <LiveRegion text="" />;
  const name = stage.source.name || words.zone.pasted;
  const preview = previewOf(importing);
  // Of what was pasted nobody asks how it was packed.
  const packing = preview &&
    stage.source.name !== "" && [
      preview.file.kind === "text" ? words.source.text : words.source.workbook,
      preview.file.delimiter && words.source.delimiter[preview.file.delimiter],
      preview.file.encoding?.toUpperCase(),
      preview.file.kind === "workbook" && preview.file.sheets[preview.plan.sheet],
    ];
  const facts = preview && [
    ...(packing || []),
    preview.file.isAcross && words.source.across,
    words.source.rows(numberText(preview.read, language, 0), preview.read !== 1),
  ];
  return (
    <div className="stack import-source">
      <p>
        <strong>{name}</strong>
        {facts && <span> · {facts.filter(Boolean).join(" · ")}</span>}
      </p>
      {stage.at === "reading" && (
        <p className="import-progress">
          <progress aria-label={words.zone.reading} /> {words.zone.reading}
        </p>
      )}
      <LiveRegion text={stage.at === "reading" ? words.zone.reading : ""} />
      {stage.at === "refused" && <FileTrouble trouble={stage.trouble} />}
    </div>
  );
}

function FileTrouble({ trouble }: { readonly trouble: Trouble }) {
  const words = useWords().import;
  const fault = FILE_FAULTS.find((each) => each === trouble.fields?.file);
  if (!fault) return <ErrorNotice trouble={trouble} />;
  const where = trouble.fields?.where;
  return (
    <Notice tone="alarm">
      <p>
        {words.files[fault]} {where && words.where(where)}
      </p>
    </Notice>
  );
}

function SaveBar({ importing, preview }: { readonly importing: Importing; readonly preview: ImportPreview }) {
  const words = useWords().import.save;
  const language = useLanguage();
  const { stage, trouble } = importing;
  const count = (value: number) => numberText(value, language, 0);
  const { usable, corrected, stored } = preview;
  if (usable === 0) return null;
  const isSaving = stage.at === "saving";
  const label = preview.unusable === 0 ? words.all(count(usable), usable > 1) : words.some(count(usable), usable > 1);
  return (
    <div className="import-save">
      <div>
        {corrected > 0 && <p>{words.replaces(count(corrected), corrected > 1)}</p>}
        <p>{corrected + stored === 0 ? words.nothingNew : words.undoable}</p>
        {isSaving && <progress aria-label={words.saving(count(usable))} />}
        {trouble && <FileTrouble trouble={trouble} />}
      </div>
      <Button
        variant="primary"
        isBusy={isSaving || stage.at === "reading"}
        disabled={corrected + stored === 0}
        onClick={importing.save}
      >
        {isSaving ? words.saving(count(usable)) : label}
      </Button>
    </div>
  );
}

function Done({ made, onNext }: { readonly made: ImportView; readonly onNext: () => void }) {
  const words = useWords().import.save;
  const language = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // What was saved is read first, wherever the page was scrolled to.
  useEffect(() => place.current?.focus(), []);
  const count = (value: number) => numberText(value, language, 0);
  return (
    <div className="panel stack section" tabIndex={-1} ref={place}>
      <Notice tone="good">
        <p>{words.done(count(made.stored), count(made.corrected))}</p>
      </Notice>
      <div className="row">
        <ButtonLink variant="primary" icon="chart" href={`/maltall/${made.measureId}`}>
          {words.see}
        </ButtonLink>
        <Button icon="add" onClick={onNext}>
          {words.next}
        </Button>
        {made.mayTakeBack && (
          <Button icon="undo" onClick={() => setAsking(true)}>
            {words.takeBack}
          </Button>
        )}
      </div>
      {isAsking && (
        <TakeBack
          made={made}
          onClose={() => {
            setAsking(false);
            onNext();
          }}
        />
      )}
    </div>
  );
}
