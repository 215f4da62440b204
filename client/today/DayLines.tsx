import { useWords } from "../words/useWords.ts";
import type { Line } from "./lines.ts";
import "./today.css";

const MARKS: Readonly<Record<Line["state"], string>> = { ok: "✓", watch: "!", unknown: "?" };

interface Props {
  readonly lines: readonly Line[];
  readonly unsent: ReadonlySet<string>;
}

/** How the day stands, one line a thing. */
export function DayLines({ lines, unsent }: Props) {
  const words = useWords().today;
  return (
    <ul className="today-lines" aria-label={words.title}>
      {lines.map((line) => (
        <li key={line.key} className="today-line">
          <LineText line={line} isUnsent={isWaiting(line, unsent)} />
        </li>
      ))}
    </ul>
  );
}

/** On a wall one line stands for all shifts. */
export function isWaiting({ key }: Line, unsent: ReadonlySet<string>): boolean {
  if (key !== "staff") return unsent.has(key);
  return [...unsent].some((each) => each !== "patients" && each !== "level");
}

/** Mark, words, and small what there is to add. */
export function LineText({ line, isUnsent }: { readonly line: Line; readonly isUnsent: boolean }) {
  const words = useWords().today;
  const note = [isUnsent && words.notSent, line.note].filter(Boolean).join(" · ");
  return (
    <>
      <span className="today-mark" data-state={line.state} aria-hidden="true">
        {MARKS[line.state]}
      </span>
      <span className="today-text">
        {line.text}
        {line.said && <span className="visually-hidden">, {line.said}</span>}
      </span>
      {note && <small>{note}</small>}
    </>
  );
}
