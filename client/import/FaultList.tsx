import { columnLetters } from "../../shared/import/cells.ts";
import type { ImportPreview, UnusableRow } from "../../shared/protocol/imports.ts";
import { Button } from "../ui/Button.tsx";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { downloadText, reasonText, rejectedCsv } from "./rejected.ts";

const MOST_SHOWN = 8;

/** Rows that cannot be used, each by its number in the file and its reason; all of them as a file to mend. */
export function FaultList({ preview }: { readonly preview: ImportPreview }) {
  const { import: words } = useWords();
  const language = useLanguage();
  const count = (value: number) => numberText(value, language, 0);
  const { faults, unusable } = preview;
  if (unusable === 0) return null;
  const rest = unusable - MOST_SHOWN;
  return (
    <section className="panel stack section" data-wide>
      <h2>{words.faults.title(count(unusable), unusable > 1)}</h2>
      {preview.usable > 0 && <p>{words.faults.help}</p>}
      <ul className="list">
        {faults.slice(0, MOST_SHOWN).map((fault) => (
          <Fault key={`${fault.row} ${fault.column} ${fault.code}`} fault={fault} />
        ))}
      </ul>
      {rest > 0 && <small>{words.preview.more(count(rest))}</small>}
      <Button onClick={() => downloadText(rejectedCsv(preview, words), words.faults.fileName)}>
        {words.faults.download}
      </Button>
    </section>
  );
}

function Fault({ fault }: { readonly fault: UnusableRow }) {
  const words = useWords().import;
  const { row, column, cells } = fault;
  const cell = column === null ? "" : (cells[column] ?? "");
  const where = column === null ? "" : words.faults.cell(columnLetters(column));
  return (
    <li className="list-row">
      <span className="list-main">
        <strong>
          {words.faults.row(String(row))}: {reasonText(fault, words)}
        </strong>
        <small>{cell === "" ? (column === null ? cells.join(" · ") : where) : `${where}: ${cell}`}</small>
      </span>
    </li>
  );
}
