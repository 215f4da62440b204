import { ok } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { clientErrorBody } from "../../shared/protocol/clientError.ts";
import { nothing } from "../../shared/protocol/http.ts";
import { tryLimit } from "../access/limits.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";

/** What breaks in browsers reaches the operator's log, without anything that people wrote. */
export function clientErrorRoutes(parts: Parts): Route[] {
  const limit = tryLimit(parts.clock, 60, MINUTE);
  return [
    route({
      method: "post",
      path: "/api/v1/client-errors",
      action: "public",
      summary: "Report an error in a browser to the server's log",
      body: clientErrorBody,
      reply: nothing,
      async handle({ body, address, actor }) {
        if (!limit.tooMany(address)) parts.log.error({ ...body, actor: actor.kind }, "an error in a browser");
        return ok({});
      },
    }),
  ];
}
