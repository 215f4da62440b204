import { measureId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { figureColumns, inColumns } from "../../shared/measure/figureColumns.ts";
import { measureView, seriesView } from "../../shared/measure/measure.ts";
import { definitionVersion, readingVersion, restoreBody, restoreReadingBody } from "../../shared/measure/versions.ts";
import { collection, pathParams } from "../../shared/protocol/http.ts";
import { columnsQuery, seriesQuery, unitQuery } from "../../shared/protocol/measures.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { figuresAfter } from "../storage/measureVersions.ts";
import { admitToSeries, findSeries } from "./measures.ts";
import { definitionHistory, readingHistory, restoreDefinition, restoreReading } from "./versions.ts";

/** Rows of one part of a long series: so many take the event loop some tens of milliseconds. */
const PART = 10_000;

/** What the workbench asks beyond the others: what people chose before, and series of any length. */
export function workbenchRoutes(parts: Parts): Route[] {
  return [...histories(parts), ...restorations(parts), columns(parts)];
}

function histories(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/measures/:measureId/series/versions",
      action: "measure:read",
      summary: "How a series was read before: baseline, phases, points left out and notes, with who and when",
      params: pathParams({ measureId }),
      query: unitQuery,
      reply: collection(readingVersion),
      async handle({ actor, params, query }) {
        const found = await findSeries(parts, params.measureId, query.unitId);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
        return admitted.ok ? ok({ items: await readingHistory(parts, admitted.value) }) : admitted;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/measures/:measureId/versions",
      action: "measure:read",
      summary: "How a measure was defined before, with who and when",
      params: pathParams({ measureId }),
      reply: collection(definitionVersion),
      async handle({ actor, params }) {
        const found = await findSeries(parts, params.measureId, undefined);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
        return admitted.ok ? ok({ items: await definitionHistory(parts, admitted.value) }) : admitted;
      },
    }),
  ];
}

function restorations(parts: Parts): Route[] {
  return [
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/series/restoration",
      action: "measure:define",
      summary: "Read a series again as in an older version; that makes a new one",
      params: pathParams({ measureId }),
      query: seriesQuery,
      body: restoreReadingBody,
      reply: seriesView,
      async handle({ actor, params, query, body, key }) {
        const found = await findSeries(parts, params.measureId, body.unitId);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:define", found.value) : found;
        return admitted.ok ? await restoreReading(parts, actor, admitted.value, { ...body, ...query }, key) : admitted;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/restoration",
      action: "measure:define",
      summary: "Define a measure again as in an older version; that makes a new one",
      params: pathParams({ measureId }),
      body: restoreBody,
      reply: measureView,
      async handle({ actor, params, body, key }) {
        const found = await findSeries(parts, params.measureId, undefined);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:define", found.value) : found;
        return admitted.ok ? await restoreDefinition(parts, actor, admitted.value, body, key) : admitted;
      },
    }),
  ];
}

function columns(parts: Parts): Route {
  return route({
    method: "get",
    path: "/api/v1/measures/:measureId/columns",
    action: "measure:read",
    summary: "The figures of a long series in parts, a column a field; `next` says where the next part begins",
    params: pathParams({ measureId }),
    query: columnsQuery,
    reply: figureColumns,
    async handle({ actor, params, query }) {
      const found = await findSeries(parts, params.measureId, query.unitId);
      const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
      if (!admitted.ok) return admitted;
      const after = query.period === undefined ? undefined : { period: query.period, key: query.key ?? "" };
      const figures = await figuresAfter(parts.storage.db, admitted.value, after, PART);
      const last = figures.at(-1);
      const next = last && figures.length === PART ? { period: last.period, key: last.key } : null;
      return ok(inColumns(figures, next));
    },
  });
}
