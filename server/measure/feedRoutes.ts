import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { feedKeyId, measureId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { feedKeyView, newFeedKeyBody } from "../../shared/measure/feedKey.ts";
import { pushBody, pushManyBody, pushReply } from "../../shared/measure/pushed.ts";
import { collection, nothing, pathParams } from "../../shared/protocol/http.ts";
import { feedKeysQuery, madeFeedKey, quietReply, unitQuery } from "../../shared/protocol/measures.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { feedOf } from "../access/feedKeys.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { ingest, ingestMany } from "./ingest.ts";
import { noteHeard } from "./heard.ts";
import { exchangeSecret, feedKeys, makeFeedKey, withdrawFeedKey } from "./keys.ts";
import { byOf } from "./measures.ts";
import { quietSeries } from "./quiet.ts";
import { createRateLimit, type RateLimit } from "./rateLimit.ts";

/** Points that come in, and the keys of the feeds that send them. */
export function feedRoutes(parts: Parts): Route[] {
  return [...points(parts), ...keys(parts)];
}

function points(parts: Parts): Route[] {
  const limit = createRateLimit(parts.clock);
  return [
    route({
      method: "post",
      path: "/api/v1/measures/:measureId/points",
      action: "point:push",
      summary: "Push one point, or up to 1,000; a repeat changes nothing, a correction replaces",
      params: pathParams({ measureId }),
      query: unitQuery,
      body: pushBody,
      reply: pushReply,
      async handle({ actor, bearer, params, query, body, key }) {
        const who = await pusher(parts, limit, actor, bearer);
        if (!who.ok) return who;
        return await ingest(parts, who.value, { measureId: params.measureId, unitId: query.unitId, body, key });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/points",
      action: "point:push",
      summary: "Push up to 1,000 points of several measures; each row names its measure, and its unit if it is another",
      body: pushManyBody,
      reply: pushReply,
      async handle({ actor, bearer, body, key }) {
        const who = await pusher(parts, limit, actor, bearer);
        return who.ok ? await ingestMany(parts, who.value, { body, key }) : who;
      },
    }),
  ];
}

/** A feed by its key, or the person who types a figure in. */
export async function pusher(
  parts: Parts,
  limit: RateLimit,
  actor: Actor,
  bearer: string | undefined,
): Promise<Reply<Actor>> {
  const who = bearer === undefined ? actor : await feedOf(parts.storage.db, bearer, parts.clock.now());
  if (!who) return refused({ code: "not-signed-in", message: "This feed key is not known, or was withdrawn." });
  if (limit.take(byOf(who))) return ok(who);
  const slower = refused({ code: "too-many", message: "Slower: at most 200 requests a second." } as const);
  await noteHeard(parts, who, slower);
  return slower;
}

function keys(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/feed-keys",
      action: "feed-key:manage",
      summary: "Feed keys of a unit, withdrawn ones too; never their secrets",
      query: feedKeysQuery,
      reply: collection(feedKeyView),
      handle: ({ actor, query }) => feedKeys(parts, actor, query.unitId),
    }),
    route({
      method: "get",
      path: "/api/v1/quiet-sources",
      action: "measure:read",
      summary: "Series of a unit and below it from which nothing has come for twice their rhythm, and whom to ask",
      query: feedKeysQuery,
      reply: quietReply,
      async handle({ actor, query }) {
        const path = parts.authority.unitPath(query.unitId);
        if (path.length === 0) return refused({ code: "not-found", message: "There is no such unit." });
        if (!may(actor, "measure:read", { kind: "unit", path })) {
          return refused({ code: "not-allowed", message: "You may not read measures." });
        }
        return ok(await quietSeries(parts, query.unitId));
      },
    }),
    route({
      method: "post",
      path: "/api/v1/feed-keys",
      action: "feed-key:manage",
      summary: "Make a feed key; its secret is in this answer and nowhere else",
      body: newFeedKeyBody,
      reply: madeFeedKey,
      handle: ({ actor, body }) => makeFeedKey(parts, actor, body),
    }),
    route({
      method: "post",
      path: "/api/v1/feed-keys/:feedKeyId/secret",
      action: "feed-key:manage",
      summary: "A new secret for a feed key; the old one is good until the new one is used, and at most seven days",
      params: pathParams({ feedKeyId }),
      reply: madeFeedKey,
      handle: ({ actor, params }) => exchangeSecret(parts, actor, params.feedKeyId),
    }),
    route({
      method: "delete",
      path: "/api/v1/feed-keys/:feedKeyId",
      action: "feed-key:manage",
      summary: "Withdraw a feed key",
      params: pathParams({ feedKeyId }),
      reply: nothing,
      handle: ({ actor, params, key }) => withdrawFeedKey(parts, actor, params.feedKeyId, key),
    }),
  ];
}
