import { pullSourceId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { collection, nothing, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import {
  newPullBody,
  pullChangeBody,
  pullConnections,
  pullRunsReply,
  pullSourceView,
  type PullSourceView,
  pullsQuery,
  pullTrial,
  pullTrialBody,
} from "../../shared/pull/source.ts";
import type { Actor } from "../../shared/access/actor.ts";
import { actorId } from "../../shared/access/actor.ts";
import { tryLimit } from "../access/limits.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { runsOf, sourceById, type StoredSource } from "../storage/pulls.ts";
import type { Sources } from "./readSource.ts";
import { begin, carryOut } from "./run.ts";
import {
  admitToDefine,
  admitToSource,
  alterSource,
  dropSource,
  listSources,
  makeSource,
  mayInUnit,
  sourceView,
} from "./sources.ts";
import { tryOut } from "./trial.ts";

const MOST_RUNS = 20;
/** Fetches that one person may ask for: enough to get a source right, too few to search a network. */
const MOST_ASKED = 30;
const ASKED_WITHIN = 10 * MINUTE;

/** Sources that are fetched by a schedule, and trying them out. */
export function pullRoutes(parts: Parts, sources: Sources): Route[] {
  const limit = tryLimit(parts.clock, MOST_ASKED, ASKED_WITHIN);
  const slower = (actor: Actor): Reply<never> | undefined =>
    limit.tooMany(actorId(actor) ?? "")
      ? refused({ code: "too-many", message: "Slower: wait some minutes." })
      : undefined;
  return [...lists(parts), ...changes(parts), ...fetches(parts, sources, slower)];
}

function lists(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/pull-sources",
      action: "pull:define",
      summary: "Sources that a unit fetches, and how each of them goes",
      query: pullsQuery,
      reply: collection(pullSourceView),
      handle: ({ actor, query }) => listSources(parts, actor, query.unitId),
    }),
    route({
      method: "get",
      path: "/api/v1/pull-sources/:pullSourceId/runs",
      action: "pull:define",
      summary: "The last fetches of a source, with the rows that could not be used",
      params: pathParams({ pullSourceId }),
      reply: pullRunsReply,
      async handle({ actor, params }) {
        const source = await admitToSource(parts, actor, params.pullSourceId);
        return source.ok ? ok({ items: await runsOf(parts.storage.db, source.value.id, MOST_RUNS) }) : source;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/pull-connections",
      action: "pull:connect",
      summary: "Names of the databases and secrets that the operator has opened; never what they hold",
      query: pullsQuery,
      reply: pullConnections,
      async handle({ actor, query }) {
        if (!mayInUnit(parts, actor, "pull:connect", query.unitId)) {
          return refused({ code: "not-allowed", message: "Administrators alone use these." });
        }
        const { databases, secrets } = parts.config.pull;
        return ok({
          databases: [...databases.keys()].toSorted(),
          secrets: [...secrets].map(([name, { origin }]) => ({ name, origin })),
        });
      },
    }),
  ];
}

function changes(parts: Parts): Route[] {
  return [
    route({
      method: "post",
      path: "/api/v1/pull-sources",
      action: "pull:define",
      summary: "Define a source; one with a database or a secret only as an administrator",
      body: newPullBody,
      reply: pullSourceView,
      handle: ({ actor, body, key }) => makeSource(parts, actor, body, key),
    }),
    route({
      method: "patch",
      path: "/api/v1/pull-sources/:pullSourceId",
      action: "pull:define",
      summary: "Change a source, pause it, or let it go on",
      params: pathParams({ pullSourceId }),
      body: pullChangeBody,
      reply: pullSourceView,
      async handle({ actor, params, body, key }) {
        const source = await admitToSource(parts, actor, params.pullSourceId);
        return source.ok ? await alterSource(parts, actor, source.value, body, key) : source;
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/pull-sources/:pullSourceId",
      action: "pull:define",
      summary: "Fetch a source no more; what it brought stays",
      params: pathParams({ pullSourceId }),
      reply: nothing,
      async handle({ actor, params, key }) {
        const source = await admitToSource(parts, actor, params.pullSourceId);
        return source.ok ? await dropSource(parts, actor, source.value, key) : source;
      },
    }),
  ];
}

type Slower = (actor: Actor) => Reply<never> | undefined;

function fetches(parts: Parts, sources: Sources, slower: Slower): Route[] {
  return [
    route({
      method: "post",
      path: "/api/v1/pull-sources/:pullSourceId/run",
      action: "pull:define",
      summary: "Fetch a source now; the answer comes when it is done",
      params: pathParams({ pullSourceId }),
      reply: pullSourceView,
      async handle({ actor, params }) {
        const source = await admitToSource(parts, actor, params.pullSourceId);
        return source.ok ? (slower(actor) ?? (await fetchNow(parts, sources, actor, source.value))) : source;
      },
    }),
    route({
      method: "post",
      path: "/api/v1/pull-trials",
      action: "pull:define",
      summary: "Fetch and read as a source would, and store nothing",
      body: pullTrialBody,
      reply: pullTrial,
      async handle({ actor, body }) {
        const admitted = admitToDefine(parts, actor, body.unitId, body.definition);
        if (!admitted.ok) return admitted;
        return slower(actor) ?? ok(await tryOut(parts, sources, body.unitId, body.definition));
      },
    }),
  ];
}

/** While another fetch of the source runs, that one is the answer. */
async function fetchNow(
  parts: Parts,
  sources: Sources,
  actor: Actor,
  source: StoredSource,
): Promise<Reply<PullSourceView>> {
  const { id, unitId } = source;
  const begun = await parts.commands.run({ actor, action: "pull:define", thing: id, unitId }, async (act) => {
    act.note("fetched now");
    act.tell(`unit:${unitId}`, { kind: "pulls:changed", id: unitId });
    return ok(await begin(parts, act.tx, source, "person"));
  });
  if (!begun.ok) return begun;
  if (begun.value) await carryOut(parts, sources, begun.value);
  const now = await sourceById(parts.storage.db, id);
  return now
    ? ok(await sourceView(parts, parts.storage.db, actor, now))
    : refused({ code: "not-found", message: "There is no such source." });
}
