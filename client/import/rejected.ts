import { csvText } from "../../shared/base/csvText.ts";
import type { ImportPreview, UnusableRow } from "../../shared/protocol/imports.ts";
import type { Words } from "../words/catalogue.ts";

/** Why a row cannot be used, in one sentence. */
export function reasonText({ code, other }: Pick<UnusableRow, "code" | "other">, words: Words["import"]): string {
  const reason = words.faults.codes[code];
  return other === null ? reason : `${reason} ${words.faults.other(String(other))}`;
}

/** The rows that cannot be used as a file to mend: as they came, with their number and the reason behind. */
export function rejectedCsv({ faults, file }: ImportPreview, words: Words["import"]): string {
  const width = Math.max(file.heads.length, ...faults.map(({ cells }) => cells.length));
  const heads = Array.from({ length: width }, (_, at) => file.heads[at] ?? "");
  const rows = faults.map((fault) => {
    const cells = Array.from({ length: width }, (_, at) => fault.cells[at] ?? "");
    return [...cells, fault.row, reasonText(fault, words)];
  });
  return csvText([[...heads, words.faults.where, words.faults.reason], ...rows]);
}

/** Lets the browser save a text as a file. */
export function downloadText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
