import { useQuery } from "@tanstack/react-query";
import type { ImportId, MeasureId } from "../../shared/base/ids.ts";
import { type ImportPlan, inAddress } from "../../shared/import/plan.ts";
import { collection } from "../../shared/protocol/http.ts";
import { importPreview, importView, takenBack } from "../../shared/protocol/imports.ts";
import { send, sendFile } from "../live/api.ts";
import { queryOf } from "../live/queries.ts";

/** What is brought in: a file as it is, or pasted text as a file without a name. */
export interface Source {
  readonly name: string;
  readonly file: Blob;
}

function path(measureId: MeasureId, what: string, { name }: Source, plan: ImportPlan | undefined, sheet = 0): string {
  const search = new URLSearchParams(plan ? inAddress(plan) : { sheet: String(sheet) });
  search.set("name", name);
  return `/measures/${measureId}/imports${what}?${search.toString()}`;
}

/** @param plan what the columns mean; absent = guessed, or as remembered @param sheet to guess the columns of */
export function previewFile(measureId: MeasureId, source: Source, plan: ImportPlan | undefined, sheet = 0) {
  return sendFile(path(measureId, "/preview", source, plan, sheet), source.file, importPreview);
}

interface Saved {
  readonly measureId: MeasureId;
  readonly source: Source;
  readonly plan: ImportPlan;
  /** Makes a second try harmless when the first one's answer was lost. */
  readonly key: string;
}

export function saveFile({ measureId, source, plan, key }: Saved) {
  return sendFile(path(measureId, "", source, plan), source.file, importView, key);
}

export function takeBackImport(id: ImportId) {
  return send("POST", `/imports/${id}/removal`, undefined, takenBack);
}

const importsSchema = collection(importView);

/** News of the measure make it stale. */
export function useImports(id: MeasureId) {
  return useQuery(queryOf(["measure", id, "imports"], `/measures/${id}/imports`, importsSchema));
}
