import { may } from "../../shared/access/policy.ts";
import { type UnitId, unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { contactBody, type Offices, officesSchema } from "../../shared/protocol/units.ts";
import { contactOf } from "../../shared/tier/contact.ts";
import { speakersOf } from "../../shared/tier/offices.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { membersOf } from "../storage/persons.ts";
import { unitById, updateUnit } from "../storage/units.ts";

const NO_UNIT = refused({ code: "not-found", message: "There is no such unit." } as const);

/** Who speaks for a unit and how it is reached. */
export function officeRoutes(parts: Parts): Route[] {
  const params = pathParams({ unitId });
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/offices",
      action: "unit:read",
      summary: "Who leads a unit, who is deputy, and how it is reached when it cannot wait",
      params,
      reply: officesSchema,
      async handle({ actor, params: { unitId: id } }) {
        const path = parts.authority.unitPath(id);
        return may(actor, "unit:read", { kind: "unit", path }) ? await officesOf(parts, id) : NO_UNIT;
      },
    }),
    route({
      method: "put",
      path: "/api/v1/units/:unitId/contact",
      action: "unit:edit",
      summary: "Say by what number a unit is reached, and who is on call outside its meeting days",
      params,
      body: contactBody,
      reply: officesSchema,
      async handle({ actor, params: { unitId: id }, body, key }) {
        const path = parts.authority.unitPath(id);
        if (path.length === 0) return NO_UNIT;
        if (!may(actor, "unit:edit", { kind: "unit", path })) {
          return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
        }
        const command = { actor, action: "unit:edit", thing: id, unitId: id, key, fingerprint: body } as const;
        const reply = await parts.commands.run(command, async (act): Promise<Reply<Record<string, never>>> => {
          if (!(await updateUnit(act.tx, id, body.version, { contact: body.contact }))) {
            const current = await unitById(act.tx, id);
            return refused({ code: "changed-meanwhile", message: "Somebody changed it first.", current });
          }
          act.note("contact");
          // Those below that have none of their own have this one.
          act.tell(`unit:${id}`, { kind: "unit:changed", id });
          return ok({});
        });
        if (!reply.ok) return reply;
        await parts.rightsChanged();
        return await officesOf(parts, id);
      },
    }),
  ];
}

async function officesOf(parts: Parts, id: UnitId): Promise<Reply<Offices>> {
  const { authority, storage } = parts;
  const unit = authority.unit(id);
  if (!unit) return NO_UNIT;
  const people = (await membersOf(storage.db, [id])).map((member) => ({ ...member, inherited: false }));
  // The screen sorts by its own language; this is an order that does not change by itself.
  const { leaders, deputies } = speakersOf(people, (a, b) => (a.name < b.name ? -1 : 1));
  const { phone, onCall } = contactOf(new Map(authority.units().map((each) => [each.id, each])), id);
  const named = (from: UnitId) => ({ id: from, name: authority.unit(from)?.name ?? "" });
  return ok({
    leaders: [...leaders],
    deputies: [...deputies],
    own: unit.contact,
    phone: phone && { number: phone.value, from: named(phone.from) },
    onCall: onCall && { ...onCall.value, from: named(onCall.from) },
    version: unit.version,
  });
}
