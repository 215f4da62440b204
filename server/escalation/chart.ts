import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { EscalationId, MatterChart, Raise } from "../../shared/escalation/escalation.ts";
import { pictureNow } from "../../shared/measure/pictureNow.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import { type MatterPicture, matterPicture } from "../../shared/protocol/matterChart.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { figuresOf } from "../measure/summed.ts";
import type { Parts } from "../parts.ts";
import { chartPictureOf } from "../storage/escalations.ts";
import { measureById, readingOf } from "../storage/measures.ts";

/** A chart that goes along: what names it, and its figures as they are now, as JSON. */
export interface FrozenChart {
  readonly chart: MatterChart;
  readonly picture: string;
}

/** Freezes the chart that somebody sends along; it must be one that they may read. */
export async function frozenChart(
  parts: Parts,
  actor: Actor,
  asked: Raise["chart"],
): Promise<Reply<FrozenChart | undefined>> {
  if (asked === null) return ok(undefined);
  const measure = await measureById(parts.storage.db, asked.measureId);
  const path = parts.authority.unitPath(asked.unitId);
  const isThere = measure && path.includes(measure.unitId);
  if (!isThere || !may(actor, "measure:read", { kind: "measure", id: measure.id, path })) {
    const message = "There is no such measure in this unit.";
    return refused({ code: "bad-request", message, fields: { chart: message } });
  }
  const { definition, version } = measure;
  const now = parts.clock.now();
  const zone = parts.authority.zoneOf(asked.unitId);
  const { reading } = await readingOf(parts.storage.db, asked);
  const { points } = await figuresOf(parts, { ...asked, measure });
  const read = readSeries(definition, reading, points, now, zone);
  const picture: MatterPicture = {
    definition,
    unitName: parts.authority.unit(asked.unitId)?.name ?? "",
    zone,
    at: now,
    picture: pictureNow({ read, definition, reading, now, zone }, version),
  };
  return ok({ chart: { ...asked, title: definition.name }, picture: JSON.stringify(picture) });
}

/** The chart that went along with a matter; undefined for one without. */
export async function chartOf(parts: Parts, id: EscalationId): Promise<MatterPicture | undefined> {
  const kept = await chartPictureOf(parts.storage.db, id);
  return kept === null ? undefined : matterPicture.parse(JSON.parse(kept));
}
