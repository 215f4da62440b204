import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import { unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { newUnitBody, type Unit, unitChangeBody, unitSchema } from "../../shared/protocol/boards.ts";
import { collection, pathParams } from "../../shared/protocol/http.ts";
import { previewQuery, treeChangeBody, treePreview } from "../../shared/protocol/units.ts";
import { treeChange } from "../../shared/tier/changes.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { isLaidDown, mayStandUnder } from "../../shared/tier/tiers.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { changeTree, type Matters, previewChange } from "./changes.ts";
import { officeRoutes } from "./officeRoutes.ts";
import { countRightsChange } from "../storage/organisation.ts";
import { insertUnit, isCodeTaken, type StoredUnit, unitById, updateUnit } from "../storage/units.ts";

const UNIT_ACTIONS: readonly Action[] = [
  "unit:create",
  "unit:edit",
  "unit:move",
  "unit:close",
  "people:read",
  "people:manage",
  "board:create",
  "notice:unit",
  "measure:define",
  "feed-key:manage",
  "pull:define",
  "pull:connect",
  "point:push",
  "screen:read",
  "screen:pair",
  "message:send",
  "round:walk",
  "audit:read",
];

/** The tree of units: who stands above whom. */
export function tierRoutes(parts: Parts, matters: Matters): Route[] {
  return [...unitRoutes(parts), ...placeRoutes(parts, matters), ...officeRoutes(parts)];
}

function unitRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/units",
      action: "unit:read",
      summary: "All units, with what one may do in each",
      reply: collection(unitSchema),
      async handle({ actor }) {
        if (!may(actor, "unit:read", { kind: "unit", path: [] })) return notAllowed();
        return ok({ items: parts.authority.units().map((unit) => shown(parts, actor, unit)) });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units",
      action: "unit:create",
      summary: "Make a unit below another one",
      body: newUnitBody,
      reply: unitSchema,
      async handle({ actor, body, key }) {
        const parent = parts.authority.unit(body.parentId);
        if (!parent) return refused({ code: "not-found", message: "There is no unit to put it under." });
        if (!may(actor, "unit:create", { kind: "unit", path: parts.authority.unitPath(parent.id) }))
          return notAllowed();
        if (isLaidDown(parent)) return refused({ code: "bad-request", message: "That unit is laid down." });
        if (!mayStandUnder(body.kind, parent.kind)) {
          const message = `A ${body.kind} cannot stand under a ${parent.kind}.`;
          return refused({ code: "bad-request", message, fields: { kind: message } });
        }
        return await makeUnit(parts, actor, body, parent, key);
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/units/:unitId",
      action: "unit:edit",
      summary: "Rename a unit, or say by what code other systems know it",
      params: pathParams({ unitId }),
      body: unitChangeBody,
      reply: unitSchema,
      async handle({ actor, params, body, key }) {
        const path = parts.authority.unitPath(params.unitId);
        if (path.length === 0) return refused({ code: "not-found", message: "There is no such unit." });
        if (!may(actor, "unit:edit", { kind: "unit", path })) return notAllowed();
        const { version, ...change } = body;
        return await withUnits(
          parts,
          await parts.commands.run(
            { actor, action: "unit:edit", thing: params.unitId, unitId: params.unitId, key, fingerprint: body },
            async (act): Promise<Reply<StoredUnit>> => {
              const code = change.code === undefined ? undefined : change.code || null;
              if (code && (await isCodeTaken(act.tx, code, params.unitId))) return CODE_TAKEN;
              const won = await updateUnit(act.tx, params.unitId, version, {
                ...(change.name && { name: change.name }),
                ...(code !== undefined && { code }),
              });
              const now = await unitById(act.tx, params.unitId);
              if (!now) return refused({ code: "not-found", message: "There is no such unit." });
              if (!won)
                return refused({ code: "changed-meanwhile", message: "Somebody changed it first.", current: now });
              act.tell(`unit:${params.unitId}`, { kind: "unit:changed", id: params.unitId });
              return ok(now);
            },
          ),
          actor,
        );
      },
    }),
  ];
}

/** Where a unit stands among the others. */
function placeRoutes(parts: Parts, matters: Matters): Route[] {
  const params = pathParams({ unitId });
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/changes",
      action: "unit:close",
      summary: "What it would do to move, merge, lay down or open a unit",
      params,
      query: previewQuery,
      reply: treePreview,
      async handle({ actor, params: { unitId: id }, query }) {
        const change = treeChange.safeParse(query);
        if (!change.success)
          return refused({ code: "bad-request", message: "Say where to.", fields: { to: "missing" } });
        return await previewChange(parts, actor, { id, change: change.data }, matters);
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units/:unitId/changes",
      action: "unit:close",
      summary: "Move, merge, lay down or open a unit, with the open matters that it concerns",
      params,
      body: treeChangeBody,
      reply: unitSchema,
      async handle({ actor, params: { unitId: id }, body, key }) {
        const reply = await changeTree(parts, actor, { id, ...body }, matters, key);
        return reply.ok ? ok(shown(parts, actor, reply.value)) : reply;
      },
    }),
  ];
}

const CODE_TAKEN = refused({
  code: "name-taken",
  message: "Another unit has this code: rows with it would be of two units.",
  fields: { code: "taken by another unit" },
} as const);

async function makeUnit(
  parts: Parts,
  actor: Actor,
  body: { parentId: StoredUnit["id"]; kind: StoredUnit["kind"]; name: string },
  parent: StoredUnit,
  key: string | undefined,
): Promise<Reply<Unit>> {
  const reply = await parts.commands.run(
    { actor, action: "unit:create", thing: parent.id, unitId: parent.id, key, fingerprint: body },
    async (act) => {
      const unit = { ...body, id: act.newId<"unit">(), zone: parent.zone };
      await insertUnit(act.tx, unit, act.now);
      await countRightsChange(act.tx);
      act.note(unit.id);
      act.tell(`unit:${parent.id}`, { kind: "unit:changed", id: parent.id });
      return await storedUnit(act.tx, unit.id);
    },
  );
  return await withUnits(parts, reply, actor);
}

async function storedUnit(db: Db, id: StoredUnit["id"]): Promise<Reply<StoredUnit>> {
  const unit = await unitById(db, id);
  return unit ? ok(unit) : refused({ code: "not-found", message: "There is no such unit." });
}

/** The tree in memory follows the change before the answer goes out, so that the next question already sees it. */
async function withUnits(parts: Parts, reply: Reply<StoredUnit>, actor: Actor): Promise<Reply<Unit>> {
  if (!reply.ok) return reply;
  await parts.rightsChanged();
  return ok(shown(parts, actor, reply.value));
}

function shown(parts: Parts, actor: Actor, unit: StoredUnit): Unit {
  const path = parts.authority.unitPath(unit.id);
  const { contact: _contact, ...known } = unit;
  return { ...known, may: UNIT_ACTIONS.filter((action) => may(actor, action, { kind: "unit", path })) };
}

function notAllowed(): Reply<never> {
  return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
}
