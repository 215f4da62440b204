import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { boardId, measureId, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import {
  measureChangeBody,
  measureView,
  newMeasureBody,
  readingChangeBody,
  seriesView as seriesSchema,
} from "../../shared/measure/measure.ts";
import { forReader } from "../../shared/measure/smallNumbers.ts";
import { countedMeasure, tallyBody, tallyReply, untallyBody } from "../../shared/measure/tally.ts";
import { collection, pathParams } from "../../shared/protocol/http.ts";
import { aroundQuery, historyReply, seriesQuery, unitQuery } from "../../shared/protocol/measures.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import { senderOf } from "../access/tickets.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { revisionsOf } from "../storage/measures.ts";
import { feedRoutes } from "./feedRoutes.ts";
import {
  admitToSeries,
  changeSeriesReading,
  defineMeasure,
  findSeries,
  measuresAround,
  redefineMeasure,
  seriesView,
} from "./measures.ts";
import { catalogueRoutes } from "./catalogueRoutes.ts";
import { readRoutes } from "./readRoutes.ts";
import { signalRoutes } from "./signalRoutes.ts";
import { createTallies } from "./tallies.ts";
import { workbenchRoutes } from "./workbenchRoutes.ts";

/** The last corrections of a series are shown; all are kept. */
const MOST_REVISIONS = 200;

/** Measures, their series, the points that come in, and the keys of feeds. */
export function measureRoutes(parts: Parts): Route[] {
  return [
    ...measures(parts),
    ...series(parts),
    ...feedRoutes(parts),
    ...tallies(parts),
    ...signalRoutes(parts),
    ...workbenchRoutes(parts),
    ...readRoutes(parts),
    ...catalogueRoutes(parts),
  ];
}

function measures(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/measures",
      action: "measure:read",
      summary: "Measures of a unit, of those above it, and of those below it",
      query: aroundQuery,
      reply: collection(measureView),
      async handle({ actor, query }) {
        const unit = unitAsked(parts, actor, query);
        if (!unit.ok) return unit;
        if (
          !may(actor, "measure:read", { kind: "unit", path: unit.value ? parts.authority.unitPath(unit.value) : [] })
        ) {
          return refused({ code: "not-allowed", message: "You may not read measures." });
        }
        return ok({ items: await measuresAround(parts, actor, unit.value) });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/measures",
      action: "measure:define",
      summary: "Define a measure",
      body: newMeasureBody,
      reply: measureView,
      async handle({ actor, body, key }) {
        const { unitId, ...definition } = body;
        if (!parts.authority.unit(unitId)) return refused({ code: "not-found", message: "There is no such unit." });
        if (!may(actor, "measure:define", { kind: "unit", path: parts.authority.unitPath(unitId) })) {
          return refused({ code: "not-allowed", message: "Leaders of the unit define its measures." });
        }
        return await defineMeasure(parts, actor, unitId, definition, key);
      },
    }),
    route({
      method: "get",
      path: "/api/v1/measures/:measureId",
      action: "measure:read",
      summary: "A measure as it is defined now",
      params: pathParams({ measureId }),
      reply: measureView,
      async handle({ actor, params }) {
        const found = await findSeries(parts, params.measureId, undefined);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
        return admitted.ok ? ok((await seriesView(parts, actor, admitted.value)).measure) : admitted;
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/measures/:measureId",
      action: "measure:define",
      summary: "Change a measure: a new version, or take it down, or bring it back",
      params: pathParams({ measureId }),
      body: measureChangeBody,
      reply: measureView,
      async handle({ actor, params, body, key }) {
        const found = await findSeries(parts, params.measureId, undefined);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:define", found.value) : found;
        return admitted.ok ? await redefineMeasure(parts, actor, admitted.value, body, key) : admitted;
      },
    }),
  ];
}

function unitAsked(
  parts: Parts,
  actor: Actor,
  query: { readonly unitId?: UnitId | undefined; readonly boardId?: Parameters<typeof admit>[3] | undefined },
): Reply<UnitId | undefined> {
  if (query.boardId === undefined) return ok(query.unitId);
  const board = admit(parts.authority, actor, "board:read", query.boardId);
  return board.ok ? ok(board.value.unitId) : board;
}

function series(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/measures/:measureId/series",
      action: "measure:read",
      summary: "A measure in a unit: its points, phases and baseline",
      params: pathParams({ measureId }),
      query: seriesQuery,
      reply: seriesSchema,
      async handle({ actor, params, query }) {
        const found = await findSeries(parts, params.measureId, query.unitId);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
        return admitted.ok
          ? ok(forReader(actor, await seriesView(parts, actor, admitted.value, query.points)))
          : admitted;
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/measures/:measureId/series",
      action: "measure:define",
      summary: "Set baseline, phases and points left out, each with its reason",
      params: pathParams({ measureId }),
      query: seriesQuery,
      body: readingChangeBody,
      reply: seriesSchema,
      async handle({ actor, params, query, body, key }) {
        const found = await findSeries(parts, params.measureId, body.unitId);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:define", found.value) : found;
        return admitted.ok
          ? await changeSeriesReading(parts, actor, admitted.value, body, key, query.points)
          : admitted;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/measures/:measureId/history",
      action: "measure:read",
      summary: "What points were before they were corrected",
      params: pathParams({ measureId }),
      query: unitQuery,
      reply: historyReply,
      async handle({ actor, params, query }) {
        const found = await findSeries(parts, params.measureId, query.unitId);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
        if (!admitted.ok) return admitted;
        return ok({ items: await revisionsOf(parts.storage.db, admitted.value, MOST_REVISIONS) });
      },
    }),
  ];
}

function tallies(parts: Parts): Route[] {
  const own = createTallies(parts);
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/tallies",
      action: "board:read",
      summary: "What a board counts by hand, and how many there are in the period that runs",
      params: pathParams({ boardId }),
      reply: collection(countedMeasure),
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok({ items: await own.list(board.value) }) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/tallies",
      action: "tally:add",
      summary: "Count one more, with an id of one's own making; a phone's ticket goes as Bearer",
      body: tallyBody,
      reply: tallyReply,
      async handle({ actor, bearer, body }) {
        const sender = await senderOf(parts.storage.db, actor, bearer);
        return sender.ok ? await own.add(sender.value, body) : sender;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/tallies/removal",
      action: "tally:add",
      summary: "Take one's own tally back",
      body: untallyBody,
      reply: tallyReply,
      async handle({ actor, bearer, body }) {
        const sender = await senderOf(parts.storage.db, actor, bearer);
        return sender.ok ? await own.withdraw(sender.value, body) : sender;
      },
    }),
  ];
}
