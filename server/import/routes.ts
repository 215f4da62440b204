import { importId, measureId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { MOST_BYTES } from "../../shared/import/limits.ts";
import { fhirBody } from "../../shared/import/fhir.ts";
import { pushReply } from "../../shared/measure/pushed.ts";
import { collection, pathParams } from "../../shared/protocol/http.ts";
import { fhirQuery, importPreview, importQuery, importView, takenBack } from "../../shared/protocol/imports.ts";
import { type Route, route } from "../http.ts";
import { pusher } from "../measure/feedRoutes.ts";
import { createRateLimit } from "../measure/rateLimit.ts";
import type { Parts } from "../parts.ts";
import { ingestReports } from "./fhir.ts";
import { preview } from "./preview.ts";
import { createReader } from "./reader.ts";
import { listImports, saveImport, takeBack } from "./save.ts";
import { understand } from "./understand.ts";

/** Files of figures: looked at, saved, listed, taken back. The file itself is never kept. */
export function importRoutes(parts: Parts): Route[] {
  return [...files(parts), reports(parts)];
}

/** As other systems of hospitals report measures to each other. */
function reports(parts: Parts): Route {
  const limit = createRateLimit(parts.clock);
  return route({
    method: "post",
    path: "/api/v1/measures/:measureId/fhir",
    action: "point:push",
    summary: "Push points as FHIR R4: a MeasureReport, or a Bundle of up to 1,000; summaries of groups alone",
    params: pathParams({ measureId }),
    query: fhirQuery,
    body: fhirBody,
    alsoJson: "application/fhir+json",
    reply: pushReply,
    async handle({ actor, bearer, params, query, body, key }) {
      const who = await pusher(parts, limit, actor, bearer);
      return who.ok
        ? await ingestReports(parts, who.value, {
            measureId: params.measureId,
            unitId: query.unitId,
            group: query.group,
            body,
            key,
          })
        : who;
    },
  });
}

function files(parts: Parts): Route[] {
  const reader = createReader();
  return [
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/imports/preview",
      action: "point:push",
      summary: "What a CSV or Excel file would become; nothing is saved",
      params: pathParams({ measureId }),
      query: importQuery,
      takesFile: MOST_BYTES,
      reply: importPreview,
      async handle({ actor, params, query, file }) {
        const understood = await understand(parts, reader, actor, { ...params, query, file });
        return understood.ok ? ok(await preview(parts, understood.value)) : understood;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/imports",
      action: "point:push",
      summary: "Store the rows of a CSV or Excel file that can be used, by the same columns as its preview",
      params: pathParams({ measureId }),
      query: importQuery,
      takesFile: MOST_BYTES,
      reply: importView,
      async handle({ actor, params, query, file, key }) {
        const understood = await understand(parts, reader, actor, { ...params, query, file });
        if (!understood.ok) return understood;
        return await saveImport(parts, actor, understood.value, { query, key });
      },
    }),
    route({
      method: "get",
      path: "/api/v1/measures/:measureId/imports",
      action: "measure:read",
      summary: "Files that were brought into a measure, the last first",
      params: pathParams({ measureId }),
      reply: collection(importView),
      handle: ({ actor, params }) => listImports(parts, actor, params.measureId),
    }),
    route({
      method: "post",
      path: "/api/v1/imports/:importId/removal",
      action: "point:push",
      summary: "Take a whole import back: its points stand as they did before",
      params: pathParams({ importId }),
      reply: takenBack,
      handle: ({ actor, params, key }) => takeBack(parts, actor, params.importId, key),
    }),
  ];
}
