import { columnLetters } from "../../shared/import/cells.ts";
import type { ImportPlan } from "../../shared/import/plan.ts";
import { figureOf, type MeasureDefinition } from "../../shared/measure/measure.ts";
import type { ImportPreview } from "../../shared/protocol/imports.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { type Role, roleOf, rolesFor, ROLES, withRole } from "./roles.ts";

interface Props {
  readonly preview: ImportPreview;
  readonly definition: MeasureDefinition;
  readonly onChoose: (plan: ImportPlan) => void;
  readonly onSheet: (sheet: number) => void;
}

/** What each column means: our guess, with what stands in it, for a person to change. */
export function Columns({ preview, definition, onChoose, onSheet }: Props) {
  const words = useWords().import.columns;
  const { plan, columns } = preview;
  const roles = rolesFor(definition);
  const hasSeveral = figureOf(definition.chart) === "values";
  // Of a table with its periods across the last two columns are ours, not the file's.
  const ours = preview.file.isAcross ? [words.roles.period, words.roles.value] : [];
  const headOf = (at: number) => ours[at - (columns.length - ours.length)];
  const choose = (column: number, value: string): void => {
    const role = ROLES.find((each) => each === value);
    if (!role) return;
    const isFigure = role === "value" || role === "numerator" || role === "denominator";
    const decimal = isFigure ? (columns[column]?.decimal ?? plan.decimal) : plan.decimal;
    onChoose({ ...withRole(plan, column, role, hasSeveral), decimal });
  };
  return (
    <section className="panel stack section" data-wide>
      <h2>{words.title}</h2>
      <Help isRemembered={preview.remembered} />
      <ul className="import-columns">
        {columns.map(({ head, samples }, at) => (
          <li key={at} className="import-column" data-used={roleOf(plan, at) !== "none" || undefined}>
            <Select
              label={headOf(at) || head || words.column(columnLetters(at))}
              value={roleOf(plan, at)}
              choices={roles.map((role: Role) => ({ value: role, label: words.roles[role] }))}
              onChange={(value) => choose(at, value)}
            />
            <small>{samples.join(" · ")}</small>
          </li>
        ))}
      </ul>
      <Shares preview={preview} onChoose={onChoose} />
      <details className="measure-more">
        <summary>{words.more}</summary>
        <div className="import-more">
          <More preview={preview} onChoose={onChoose} onSheet={onSheet} />
        </div>
      </details>
    </section>
  );
}

function Help({ isRemembered }: { readonly isRemembered: boolean }) {
  const { columns, source } = useWords().import;
  return <p>{isRemembered ? source.remembered : columns.help}</p>;
}

/** Shares where per cents are meant are a hundred times too small, and nothing else would tell. */
function Shares({ preview, onChoose }: Pick<Props, "preview" | "onChoose">) {
  const words = useWords().import.columns;
  const { plan, looksLikeShares } = preview;
  if (!looksLikeShares) return null;
  return (
    <Notice tone="watch">
      <p>{plan.times100 ? words.timesDone : words.shares}</p>
      <Button density="close" onClick={() => onChoose({ ...plan, times100: !plan.times100 })}>
        {plan.times100 ? words.notTimes100 : words.times100}
      </Button>
    </Notice>
  );
}

const MOST_HEADER = 10;

function More({ preview, onChoose, onSheet }: Omit<Props, "definition">) {
  const words = useWords().import.columns;
  const { plan, file } = preview;
  return (
    <>
      {file.sheets.length > 1 && (
        <Select
          label={words.sheet}
          value={String(plan.sheet)}
          choices={file.sheets.map((label, at) => ({ value: String(at), label }))}
          onChange={(value) => onSheet(Number(value))}
        />
      )}
      <Select
        label={words.header}
        value={String(plan.header)}
        choices={Array.from({ length: MOST_HEADER + 1 }, (_, at) => ({ value: String(at), label: String(at) }))}
        onChange={(value) => onChoose({ ...plan, header: Number(value) })}
      />
      <Select
        label={words.decimal}
        value={plan.decimal}
        choices={(["comma", "point"] as const).map((mark) => ({ value: mark, label: words.marks[mark] }))}
        onChange={(value) => onChoose({ ...plan, decimal: value === "point" ? "point" : "comma" })}
      />
      <Select
        label={words.dates}
        value={plan.monthFirst ? "month" : "day"}
        choices={(["day", "month"] as const).map((order) => ({ value: order, label: words.order[order] }))}
        onChange={(value) => onChoose({ ...plan, monthFirst: value === "month" })}
      />
    </>
  );
}
