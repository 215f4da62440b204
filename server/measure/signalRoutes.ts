import { measureId, signalId, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { may } from "../../shared/access/policy.ts";
import type { Actor } from "../../shared/access/actor.ts";
import { signalCommand } from "../../shared/measure/signal.ts";
import {
  signalHistories as historiesSchema,
  signalHistory as historySchema,
  signalItem,
  signalsQuery,
  signalsReply,
} from "../../shared/measure/signalItem.ts";
import { type Parsed, pathParams } from "../../shared/protocol/http.ts";
import { unitQuery } from "../../shared/protocol/measures.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { admitToSeries, findSeries } from "./measures.ts";
import { handleSignal, listSignals, signalHistories, signalHistory } from "./signals.ts";

/** Signals as people meet them: a list of what is new, and what is done with each. */
export function signalRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/signals",
      action: "measure:read",
      summary: "Signals of a unit and of those below it that nobody has seen, or all; and what chance alone would give",
      query: signalsQuery,
      reply: signalsReply,
      async handle({ actor, query }) {
        const unit = unitAsked(parts, actor, query);
        return unit.ok ? ok(await listSignals(parts, actor, unit.value, query.which ?? "new")) : unit;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/signals/:signalId",
      action: "measure:read",
      summary: "A signal with the chart as it was, and all that was done with it",
      params: pathParams({ signalId }),
      reply: historySchema,
      handle: ({ actor, params }) => signalHistory(parts, actor, params.signalId),
    }),
    route({
      method: "post",
      path: "/api/v1/signals/:signalId/commands",
      action: "signal:acknowledge",
      summary: "Say that a signal is seen, explain it in a line, close it, or take the last step back",
      params: pathParams({ signalId }),
      body: signalCommand,
      reply: signalItem,
      handle: ({ actor, params, body, key }) => handleSignal(parts, actor, params.signalId, body, key),
    }),
    route({
      method: "get",
      path: "/api/v1/measures/:measureId/signals",
      action: "measure:read",
      summary: "All signals of a series, with who did what with each",
      params: pathParams({ measureId }),
      query: unitQuery,
      reply: historiesSchema,
      async handle({ actor, params, query }) {
        const found = await findSeries(parts, params.measureId, query.unitId);
        const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
        return admitted.ok ? ok({ items: await signalHistories(parts, actor, admitted.value) }) : admitted;
      },
    }),
  ];
}

/** The unit asked for, or that of a board which one may open. */
function unitAsked(parts: Parts, actor: Actor, query: Parsed<typeof signalsQuery>): Reply<UnitId> {
  if (query.boardId !== undefined) {
    const board = admit(parts.authority, actor, "board:read", query.boardId);
    return board.ok ? ok(board.value.unitId) : board;
  }
  const { unitId } = query;
  if (unitId === undefined) return refused({ code: "bad-request", message: "Say unitId or boardId." });
  if (!parts.authority.unit(unitId)) return refused({ code: "not-found", message: "There is no such unit." });
  if (may(actor, "measure:read", { kind: "unit", path: parts.authority.unitPath(unitId) })) return ok(unitId);
  return refused({ code: "not-allowed", message: "You may not read measures." });
}
