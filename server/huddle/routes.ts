import { boardId, meetingId, meetingTypeId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { huddleCommand } from "../../shared/huddle/huddle.ts";
import { meetingTypeChange, meetingTypeInput, meetingTypeSchema } from "../../shared/huddle/meetingType.ts";
import { collection, nothing, pathParams } from "../../shared/protocol/http.ts";
import {
  listQuery,
  meetingLine,
  meetingNow,
  meetingRecord,
  meetingReply,
  sendRecordBody,
  sentRecord,
  startBody,
} from "../../shared/protocol/meetings.ts";
import { admit } from "../access/admit.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { meetingsOf, meetingTypesOf } from "../storage/meetings.ts";
import { commandMeeting, recordOf, startMeeting } from "./meetings.ts";
import { meetingNowOf } from "./now.ts";
import { mailFor, sendRecord } from "./sendRecord.ts";
import { settleMissed } from "./settle.ts";
import { addType, changeType, removeType } from "./types.ts";

const LISTED = 50;

/** Meetings: their types, the one that runs, and the records of those that were. */
export function huddleRoutes(parts: Parts): Route[] {
  return [...typeRoutes(parts), ...meetingRoutes(parts)];
}

function typeRoutes(parts: Parts): Route[] {
  const action = "meeting:types";
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/meeting-types",
      action: "meeting:read",
      summary: "The kinds of meeting that a board holds: rhythm, steps and minutes",
      params: pathParams({ boardId }),
      reply: collection(meetingTypeSchema),
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "meeting:read", params.boardId);
        return board.ok ? ok({ items: await meetingTypesOf(parts.storage.db, board.value.id) }) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/meeting-types",
      action,
      summary: "Add a kind of meeting to a board",
      params: pathParams({ boardId }),
      body: meetingTypeInput,
      reply: meetingTypeSchema,
      async handle({ actor, params, body, key }) {
        const board = admit(parts.authority, actor, action, params.boardId);
        return board.ok ? await addType(parts, board.value, body, { actor, key }) : board;
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/meeting-types/:typeId",
      action,
      summary: "Change a kind of meeting; a meeting that runs keeps its agenda",
      params: pathParams({ typeId: meetingTypeId }),
      body: meetingTypeChange,
      reply: meetingTypeSchema,
      handle: ({ actor, params, body, key }) => changeType(parts, params.typeId, body, { actor, key }),
    }),
    route({
      method: "delete",
      path: "/api/v1/meeting-types/:typeId",
      action,
      summary: "Take a kind of meeting off a board; its records stay",
      params: pathParams({ typeId: meetingTypeId }),
      reply: nothing,
      handle: ({ actor, params, key }) => removeType(parts, params.typeId, { actor, key }),
    }),
  ];
}

function meetingRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/meeting",
      action: "meeting:read",
      summary: "The meeting that runs, or the next planned one",
      params: pathParams({ boardId }),
      reply: meetingNow,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "meeting:read", params.boardId);
        return board.ok ? ok(await meetingNowOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/meetings",
      action: "meeting:start",
      summary: "Start a meeting; a wall needs the PIN when no meeting is planned within 30 minutes",
      params: pathParams({ boardId }),
      body: startBody,
      reply: meetingReply,
      async handle({ actor, params, body, key, given }) {
        const board = admit(parts.authority, actor, "meeting:start", params.boardId);
        return board.ok ? await startMeeting(parts, actor, board.value, body, { key, given }) : board;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/meetings",
      action: "meeting:read",
      summary: "Earlier meetings, held and not held, newest first",
      params: pathParams({ boardId }),
      query: listQuery,
      reply: collection(meetingLine),
      async handle({ actor, params, query }) {
        const board = admit(parts.authority, actor, "meeting:read", params.boardId);
        if (!board.ok) return board;
        await settleMissed(parts);
        const before = query.before ?? Number.MAX_SAFE_INTEGER;
        const items = await meetingsOf(parts.storage.db, board.value.id, before, LISTED);
        const last = items.length === LISTED ? items.at(-1)?.at : undefined;
        return ok({ items, ...(last !== undefined && { next: String(last) }) });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/meetings/:meetingId/commands",
      action: "meeting:run",
      summary: "Next and back, heads, who leads, what is shown, decisions, the end; or why it was not held",
      params: pathParams({ meetingId }),
      body: huddleCommand,
      reply: meetingReply,
      handle: ({ actor, params, body, key, given }) =>
        commandMeeting(parts, actor, params.meetingId, body, { key, given }),
    }),
    route({
      method: "get",
      path: "/api/v1/meetings/:meetingId",
      action: "meeting:read",
      summary: "The record of a meeting",
      params: pathParams({ meetingId }),
      reply: meetingRecord,
      async handle({ actor, params }) {
        const record = await recordOf(parts, actor, params.meetingId);
        return record.ok ? ok({ ...record.value, mail: await mailFor(parts, actor, record.value) }) : record;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/meetings/:meetingId/send",
      action: "meeting:send",
      summary: "Send the record of a meeting by mail: to oneself, or to those of the unit who have chosen to get it",
      params: pathParams({ meetingId }),
      body: sendRecordBody,
      reply: sentRecord,
      handle: ({ actor, params, body, key }) => sendRecord(parts, actor, params.meetingId, body.to, key),
    }),
  ];
}
