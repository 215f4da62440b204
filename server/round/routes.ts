import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { boardId, type UnitId, unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { nothing, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { boardQuestions, questionCommand } from "../../shared/round/question.ts";
import { roundCommand, roundPicture, stopPicture } from "../../shared/round/round.ts";
import { boardVisits, LISTED_FOR, visitsQuery } from "../../shared/round/visit.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import type { StoredUnit } from "../storage/units.ts";
import { commandQuestion, questionsOn } from "./questions.ts";
import { stopOf } from "./stop.ts";
import { roundOf } from "./stops.ts";
import { visitsOn } from "./visits.ts";
import { walk } from "./walk.ts";

/** The leaders' round: its stops and acts, and what a board knows of who has been there. */
export function roundRoutes(parts: Parts): Route[] {
  return [...walkRoutes(parts), ...boardRoutes(parts)];
}

function walkRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/round",
      action: "round:walk",
      summary: "The boards of a unit's round in its order, and what it has done on it today",
      params: pathParams({ unitId }),
      reply: roundPicture,
      async handle({ actor, params }) {
        const unit = walkerOf(parts, actor, params.unitId);
        return unit.ok ? ok(await roundOf(parts, unit.value)) : unit;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units/:unitId/round/commands",
      action: "round:walk",
      summary: "Arrive at a board, thank, ask, keep something to follow up, go on; or put the stops in an order",
      params: pathParams({ unitId }),
      body: roundCommand,
      reply: nothing,
      async handle({ actor, params, body, key, given }) {
        const unit = walkerOf(parts, actor, params.unitId);
        return unit.ok ? await walk(parts, actor, unit.value, body, { key, given }) : unit;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/stop",
      action: "board:read",
      summary: "A board in short: yesterday, today, signals, ideas and tests, its last meeting, messages and visits",
      params: pathParams({ boardId }),
      reply: stopPicture,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await stopOf(parts, board.value)) : board;
      },
    }),
  ];
}

function boardRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/visits",
      action: "board:read",
      summary: "Visits of leaders to a board, newest first: of the last week, or with ?all=1 of the last ninety days",
      params: pathParams({ boardId }),
      query: visitsQuery,
      reply: boardVisits,
      async handle({ actor, params, query }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        if (!board.ok) return board;
        return ok(await visitsOn(parts, parts.storage.db, board.value, query.all ? LISTED_FOR : undefined));
      },
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/questions",
      action: "board:read",
      summary: "What leaders have asked a board, and what it has asked itself with the answers",
      params: pathParams({ boardId }),
      reply: boardQuestions,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await questionsOn(parts, parts.storage.db, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/questions/commands",
      action: "question:answer",
      summary: "Answer a question, or put away the answer to one's own",
      params: pathParams({ boardId }),
      body: questionCommand,
      reply: boardQuestions,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, "question:answer", params.boardId);
        return board.ok ? await commandQuestion(parts, actor, board.value, body, key) : board;
      },
    }),
  ];
}

function walkerOf(parts: Parts, actor: Actor, id: UnitId): Reply<StoredUnit> {
  const unit = parts.authority.unit(id);
  if (!unit) return refused({ code: "not-found", message: "There is no such unit." });
  if (may(actor, "round:walk", { kind: "unit", path: parts.authority.unitPath(id) })) return ok(unit);
  return refused({ code: "not-allowed", message: "Its leader or deputy walks the round of a unit." });
}
