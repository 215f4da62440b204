import type { Actor } from "../../shared/access/actor.ts";
import type { PersonId } from "../../shared/base/ids.ts";
import { refused } from "../../shared/base/outcome.ts";
import { type MeasureView, PLAIN_READING, type SeriesView } from "../../shared/measure/measure.ts";
import type { DefinitionVersion, ReadingVersion } from "../../shared/measure/versions.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Parts } from "../parts.ts";
import { definitionAt, definitionVersions, readingAt, readingVersions } from "../storage/measureVersions.ts";
import { personById } from "../storage/persons.ts";
import { changeSeriesReading, type FoundSeries, redefineMeasure } from "./measures.ts";

/** The last versions are shown; all are kept. */
const MOST_VERSIONS = 200;

/** Who changed how a series is read, when, and to what. */
export async function readingHistory(parts: Parts, series: FoundSeries): Promise<ReadingVersion[]> {
  return await named(parts, await readingVersions(parts.storage.db, series, MOST_VERSIONS));
}

/** Who changed what a measure is, when, and to what. */
export async function definitionHistory(parts: Parts, series: FoundSeries): Promise<DefinitionVersion[]> {
  return await named(parts, await definitionVersions(parts.storage.db, series.measureId, MOST_VERSIONS));
}

/** Versions as they are shown: the name of a person in place of an id. */
async function named<V extends { readonly by: string }>(parts: Parts, versions: readonly V[]): Promise<V[]> {
  const names = new Map<string, string>();
  for (const by of new Set(versions.map((version) => version.by))) {
    const id = by.startsWith("person:") ? by.slice("person:".length) : undefined;
    const person = id === undefined ? undefined : await personById(parts.storage.db, id as PersonId);
    names.set(by, person?.name ?? "");
  }
  return versions.map((version) => ({ ...version, by: names.get(version.by) ?? "" }));
}

interface Restore {
  readonly version: number;
  readonly to: number;
}

/** Reads a series again as in an older version; version 0 is the one before anybody said anything. */
export async function restoreReading(
  parts: Parts,
  actor: Actor,
  series: FoundSeries,
  { version, to, points }: Restore & { readonly points?: "none" | undefined },
  key: string | undefined,
): Promise<Reply<SeriesView>> {
  const reading = to === 0 ? PLAIN_READING : await readingAt(parts.storage.db, series, to);
  if (!reading) return noVersion(to);
  return await changeSeriesReading(parts, actor, series, { version, reading }, key, points);
}

export async function restoreDefinition(
  parts: Parts,
  actor: Actor,
  series: FoundSeries,
  { version, to }: Restore,
  key: string | undefined,
): Promise<Reply<MeasureView>> {
  const definition = await definitionAt(parts.storage.db, series.measureId, to);
  if (!definition) return noVersion(to);
  return await redefineMeasure(parts, actor, series, { version, definition }, key);
}

function noVersion(to: number): Reply<never> {
  return refused({ code: "not-found", message: `There is no version ${to} of it.` });
}
