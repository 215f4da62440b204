import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Catalogue, Followed } from "../../shared/measure/catalogue.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import type { Parts } from "../parts.ts";
import { withFigures } from "../storage/unitSeries.ts";
import { measuresAround } from "./measures.ts";

/** So many of others' measures are listed; who looks for one writes its name. */
const MOST_FOLLOWED = 40;

export interface AskedCatalogue {
  readonly unitId: UnitId;
  readonly boardId: BoardId | undefined;
  readonly text: string | undefined;
}

/** What a team can pick from: its own, those defined once above it, and those that other units follow. */
export async function catalogueOf(parts: Parts, actor: Actor, asked: AskedCatalogue): Promise<Catalogue> {
  const path = parts.authority.unitPath(asked.unitId);
  const all = (await measuresAround(parts, actor, undefined)).filter(({ archived }) => !archived);
  const above = all.filter(({ unitId }) => unitId !== asked.unitId && path.includes(unitId));
  const has = await withFigures(
    parts.storage.db,
    asked.unitId,
    above.map(({ id }) => id),
  );
  const nearest = above.toSorted((a, b) => path.indexOf(a.unitId) - path.indexOf(b.unitId));
  const followed = followedBy(all.filter(({ unitId }) => !path.includes(unitId)));
  const found = followed.filter(({ measure }) => isAbout(measure, asked.text ?? ""));
  return {
    own: all.filter(({ unitId }) => unitId === asked.unitId),
    above: nearest.map((measure) => ({ measure, hasFigures: has.has(measure.id) })),
    followed: found.slice(0, MOST_FOLLOWED),
    followedCount: found.length,
    shown: asked.boardId === undefined ? [] : await shownOn(parts, asked.boardId),
  };
}

/** Measures of one name and chart are one line, however many units have defined them; by name, never by how many. */
function followedBy(measures: readonly MeasureView[]): Followed[] {
  const alike = Map.groupBy(measures, ({ definition }) => `${plain(definition.name)} ${definition.chart}`);
  return [...alike.values()].flatMap((same) => {
    const [measure] = same;
    return measure ? [{ measure, units: new Set(same.map(({ unitId }) => unitId)).size }] : [];
  });
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase("nb");
}

function isAbout({ definition, unitName }: MeasureView, text: string): boolean {
  const said = plain([definition.name, definition.numeratorText, definition.denominatorText, unitName].join(" "));
  return plain(text)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

async function shownOn(parts: Parts, boardId: BoardId): Promise<MeasureId[]> {
  return await parts.sync.read(boardId, (document) => document.tiles.all().map(({ measureId }) => measureId));
}
