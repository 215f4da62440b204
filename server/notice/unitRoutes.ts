import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { newId, unitId, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY } from "../../shared/base/time.ts";
import { type SampleOutcome, sampleOutcome } from "../../shared/notice/outcome.ts";
import {
  masked,
  type UnitNotices,
  unitNotices,
  type UnitNoticesBody,
  unitNoticesBody,
  unitOnCallBody,
  unitSampleBody,
} from "../../shared/notice/wire.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { addressOf, setUnitChoices, unitChoices } from "../storage/noticeChoices.ts";
import { givenUpSince, type Recipient } from "../storage/noticeMessages.ts";
import { type MailLimits, setAddress, tellOfChoices, TOO_OFTEN } from "./addresses.ts";
import { samplePost } from "./compose.ts";
import type { PostOffice } from "./post.ts";
import { sampleByMail } from "./sample.ts";
import { composingFor } from "./sending.ts";
import { mayPostTo } from "./teams.ts";
import { boardOf } from "./tellOf.ts";

/** Where a unit is told: its channel in Teams, and the mailbox of whoever is on call. Its leader sets both. */
export function unitNoticeRoutes(parts: Parts, post: PostOffice, limits: MailLimits): Route[] {
  const params = pathParams({ unitId });
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/notices",
      action: "notice:unit",
      summary: "Where a unit is told, without the secrets",
      params,
      reply: unitNotices,
      async handle({ actor, params: { unitId: id } }) {
        return refusal(parts, actor, id) ?? ok(await shownOf(parts, id));
      },
    }),
    route({
      method: "put",
      path: "/api/v1/units/:unitId/notices",
      action: "notice:unit",
      summary: "Set a unit's webhook of Teams' Workflows, and what is posted there",
      params,
      body: unitNoticesBody,
      reply: unitNotices,
      handle: async ({ actor, params: { unitId: id }, body }) =>
        refusal(parts, actor, id) ?? (await change(parts, actor, id, body)),
    }),
    route({
      method: "put",
      path: "/api/v1/units/:unitId/notices/on-call",
      action: "notice:unit",
      summary: "Say which mailbox whoever is on call reads; a link is sent there first. null takes it away",
      params,
      body: unitOnCallBody,
      reply: sampleOutcome,
      handle: async ({ actor, params: { unitId: id }, body }) => {
        const who = { actor, action: "notice:unit", of: { kind: "unit", id }, unitId: id } as const;
        return refusal(parts, actor, id) ?? (await setAddress(parts, post, limits, who, body.address));
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units/:unitId/notices/sample",
      action: "notice:unit",
      summary: "Send a sample to a unit's channel or mailbox, and hear what it came to",
      params,
      body: unitSampleBody,
      reply: sampleOutcome,
      async handle({ actor, params: { unitId: id }, body }) {
        const no = refusal(parts, actor, id);
        if (no) return no;
        if (limits.perSender.tooMany(id)) return TOO_OFTEN;
        const to = { kind: "unit", id } as const;
        return body.to === "teams" ? await sampleInTeams(parts, post, to) : await sampleByMail(parts, post, to);
      },
    }),
  ];
}

function refusal({ authority }: Parts, actor: Actor, id: UnitId): Reply<never> | undefined {
  const path = authority.unitPath(id);
  if (path.length === 0) return refused({ code: "not-found", message: "There is no such unit." });
  if (may(actor, "notice:unit", { kind: "unit", path })) return undefined;
  return refused({ code: "not-allowed", message: "Only who leads the unit sets where it is told." });
}

async function shownOf({ storage, config, clock }: Parts, id: UnitId): Promise<UnitNotices> {
  const to: Recipient = { kind: "unit", id };
  const { teams, posted } = await unitChoices(storage.db, id);
  const { address, pending } = await addressOf(storage.db, to);
  const { named, endings } = config.noticeHosts;
  return {
    unitId: id,
    mail: config.mail !== undefined,
    hosts: named.size + endings.length > 0,
    teams: teams && { host: new URL(teams.url).hostname, at: teams.at, by: teams.by },
    posted: [...posted],
    onCall: { address: address && masked(address), pending: pending && masked(pending) },
    undelivered: await givenUpSince(storage.db, to, clock.now() - 7 * DAY),
  };
}

async function change(
  parts: Parts,
  actor: Actor,
  id: UnitId,
  { teams: url, posted }: UnitNoticesBody,
): Promise<Reply<UnitNotices>> {
  if (url && !(URL.canParse(url) && mayPostTo(new URL(url), parts.config.noticeHosts))) {
    const message = "Not an address that the operator has opened for notices.";
    return refused({ code: "bad-request", message, fields: { teams: "host not opened" } });
  }
  // No key, and a note without the address: neither shall keep the secret in it.
  const done = await parts.commands.run({ actor, action: "notice:unit", thing: id, unitId: id }, async (act) => {
    const before = await unitChoices(act.tx, id);
    const by = actor.kind === "person" ? actor.name : "";
    const teams = url === undefined ? before.teams : url && { url, at: act.now, by };
    await setUnitChoices(act.tx, id, { teams: teams || null, posted: posted ?? before.posted });
    act.note(url === undefined ? "what is posted" : url === null ? "webhook taken away" : "webhook set");
    tellOfChoices(act, { kind: "unit", id });
    return ok({});
  });
  return done.ok ? ok(await shownOf(parts, id)) : done;
}

async function sampleInTeams(
  parts: Parts,
  post: PostOffice,
  to: Recipient & { readonly kind: "unit" },
): Promise<Reply<SampleOutcome>> {
  const { teams } = await unitChoices(parts.storage.db, to.id);
  const how = await composingFor(parts, to);
  if (!teams || !how) return refused({ code: "not-found", message: "There is no webhook." });
  const home = boardOf(parts.authority, to.id);
  const left = await post.teams(teams.url, samplePost(how, newId<"message">(parts.random), home));
  return ok(left.ok ? { sent: true } : { sent: false, fault: left.refusal });
}
