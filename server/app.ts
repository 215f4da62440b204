import { readFileSync } from "node:fs";
import { createServer as createHttp, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import type { Logger } from "pino";
import type { BoardId, MeasureId, RandomBytes } from "../shared/base/ids.ts";
import { HOUR, MINUTE } from "../shared/base/time.ts";
import { SYNC_PATH } from "../shared/protocol/sync.ts";
import { createAuthority } from "./access/authority.ts";
import { guardIdeaUrl } from "./access/ideaOrigin.ts";
import { allowedOrigins, originsOfPages } from "./access/origins.ts";
import { FULL_COST, type PasswordCost } from "./access/passwords.ts";
import { peopleRoutes } from "./access/peopleRoutes.ts";
import { sessionRoutes } from "./access/sessionRoutes.ts";
import { createSessions } from "./access/sessions.ts";
import { ensureAdmin } from "./access/setUp.ts";
import { boardRoutes } from "./board/routes.ts";
import { type Clock, every, type Timer } from "./clock.ts";
import { commentRoutes } from "./comment/routes.ts";
import { createCommands } from "./commands.ts";
import type { Config } from "./config.ts";
import { crossRoutes } from "./cross/routes.ts";
import { startRising } from "./escalation/rise.ts";
import { rerouteForUnits, wouldReroute } from "./escalation/reroute.ts";
import { escalationRoutes } from "./escalation/routes.ts";
import { healthRoutes } from "./health/routes.ts";
import { mountApi, type Route, stackOf } from "./http.ts";
import { huddleRoutes } from "./huddle/routes.ts";
import { levelRoutes } from "./level/routes.ts";
import { screenRoutes } from "./screen/routes.ts";
import { startHuddles } from "./huddle/watch.ts";
import { importRoutes } from "./import/routes.ts";
import { cardNews } from "./link/cardNews.ts";
import { linkRoutes } from "./link/routes.ts";
import { startLinks } from "./link/settle.ts";
import { createLive, type Live } from "./live.ts";
import { ideaRoutes } from "./idea/routes.ts";
import { startIdeas } from "./idea/settle.ts";
import { tellOfMarks } from "./measure/marks.ts";
import { measureRoutes } from "./measure/routes.ts";
import { startSignals } from "./measure/signalWatch.ts";
import { nightRoutes } from "./night/routes.ts";
import { openPostOffice, type PostOffice } from "./notice/post.ts";
import { noticeRoutes } from "./notice/routes.ts";
import { startNotices } from "./notice/watch.ts";
import { mountMetrics } from "./metrics.ts";
import { messageRoutes } from "./message/routes.ts";
import { createMoment } from "./moment/moment.ts";
import { buildName, mountHeaders, mountHealth, mountPages } from "./pages.ts";
import type { Parts } from "./parts.ts";
import { createSources, type Sources } from "./pull/readSource.ts";
import { pullRoutes } from "./pull/routes.ts";
import { startPulls } from "./pull/watch.ts";
import { createRemotes } from "./remote/remotes.ts";
import { remoteRoutes } from "./remote/routes.ts";
import { roundRoutes } from "./round/routes.ts";
import { openStorage, type Storage } from "./storage/database.ts";
import { createSumCache } from "./storage/sumCache.ts";
import { lockStorage, type Unlock } from "./storage/processLock.ts";
import { organisationValue } from "./storage/organisation.ts";
import { deleteExpiredSessions } from "./storage/sessions.ts";
import { messageCounts } from "./storage/noticeMessages.ts";
import { openUpdateLog } from "./storage/openLog.ts";
import { clientErrorRoutes } from "./report/clientErrors.ts";
import { surfaceRoutes } from "./surface/routes.ts";
import { startSurfaces } from "./surface/watch.ts";
import { createSync } from "./sync/sync.ts";
import { turn } from "./sync/upgrade.ts";
import { thanksRoutes } from "./thanks/routes.ts";
import { tierRoutes } from "./tier/routes.ts";
import { todayRoutes } from "./today/routes.ts";
import { voteRoutes } from "./vote/routes.ts";

export const VERSION: string = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")).version;
const CLIENT = join(import.meta.dirname, "../dist/client");

/** Many clients offer HTTP/2 in passing (Java's own, curl's): they get a plain answer, not a wire. */
const PROTOCOL = {
  shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === "websocket",
  // Node looks for heads that never end only so often.
  connectionsCheckingInterval: 5_000,
};

export interface App {
  readonly port: number;
  /** What people type, without a slash at the end. */
  readonly url: string;
  readonly parts: Parts;
  /** Stops taking requests, writes what has come, closes everything. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  /** Absent = full. No setting of an operator: tests that found a hospital in every file give one that takes no time. */
  readonly passwordCost?: PasswordCost;
}

/** Builds every part and starts to serve. What was opened is closed again when a later part fails. */
export async function startApp(surroundings: Surroundings): Promise<App> {
  const { config } = surroundings;
  const unlock = await lockStorage(config);
  try {
    const storage = await openStorage(config);
    try {
      return await serve(surroundings, storage, unlock);
    } catch (error) {
      await storage.close();
      throw error;
    }
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function serve(surroundings: Surroundings, storage: Storage, unlock: Unlock): Promise<App> {
  const { config, clock, random, log, passwordCost = FULL_COST } = surroundings;
  const app = express();
  app.enable("case sensitive routing");
  const server = config.tls
    ? createHttps({ ...PROTOCOL, cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) }, app)
    : createHttp(PROTOCOL, app);
  let port = config.port;
  const origins = () => allowedOrigins(config, port);
  const publicUrl = () => config.publicUrl ?? `${config.tls ? "https" : "http"}://localhost:${port}`;
  const build = buildName(CLIENT);

  const authority = await createAuthority(storage, clock);
  const sessions = createSessions({ config, clock, storage });
  const updates = openUpdateLog(storage);
  const marked = (boardId: BoardId, measures: readonly MeasureId[]): void => void tellOfMarks(parts, boardId, measures);
  const cards = cardNews({ storage, log, tell: (room, news) => live.tell(room, news) });
  const { moved } = cards;
  const sync = createSync({ clock, random, log, updates, sessions, authority, origins, marked, moved });
  const moment = createMoment({ authority, storage, clock });
  const remotes = createRemotes({
    authority,
    storage,
    clock,
    random,
    changed: (id) => live.tell(`board:${id}`, { kind: "remote:changed", id }),
  });
  const live: Live = createLive({ server, authority, sessions, moment, remotes, clock, log, build, origins });
  const commands = createCommands({ storage, clock, random, tell: live.tell });
  const rights = watchRights(storage, async () => {
    await authority.refresh();
    await Promise.all([sync.recheck(), live.recheck()]);
  });
  const parts: Parts = {
    config,
    clock,
    random,
    log,
    passwordCost,
    storage,
    authority,
    sessions,
    commands,
    live,
    moment,
    remotes,
    sums: createSumCache(),
    sync,
    rightsChanged: rights.changed,
    publicUrl,
    build,
  };
  await rights.changed();
  await ensureAdmin(parts);

  mountHeaders(app, config);
  guardIdeaUrl(app, server, config);
  mountHealth(app, () => isReady(storage), VERSION, build);
  mountMetrics(app, config.metricsToken, {
    sync: sync.counts,
    live: live.connected,
    notices: () => messageCounts(storage.db),
  });
  const pageOrigins = originsOfPages(config, origins);
  const sources = createSources(parts);
  const post = openPostOffice(parts);
  mountApi(app, routes(parts, sources, post), {
    sessions,
    log,
    version: VERSION,
    origins: pageOrigins,
    secureCookies: !config.insecureHttp,
  });
  // A board's wire asked for as if it were a page.
  app.use(SYNC_PATH, (_request, response) => void response.status(426).set("Upgrade", "websocket").end());
  mountPages(app, CLIENT);
  server.on("upgrade", (request, socket, head) => {
    // socket.io takes its own; what neither wants is cut off, or it would hang.
    if (request.url?.startsWith("/socket.io/") || sync.upgrade(request, socket, head)) return;
    turn(socket, 404);
  });
  const notices = startNotices(parts, post);
  const timers = [
    ...jobs(parts, rights.look),
    await startHuddles(parts),
    await startRising(parts),
    await startIdeas(parts),
    await startLinks(parts),
    await startSurfaces(parts),
    await startSignals(parts),
    await startPulls(parts, sources),
    notices,
    cards,
  ];
  port = await listen(server, config);

  return {
    port,
    url: publicUrl(),
    parts,
    async close() {
      for (const timer of timers) timer.cancel();
      await notices.settled();
      // Nobody new comes in while what has come is written.
      server.close();
      await sync.close();
      // Also closes the HTTP server, once the requests under way are answered.
      await live.close();
      server.closeAllConnections();
      await updates.close();
      await storage.close();
      await unlock();
    },
  };
}

/** Every feature's routes. */
function routes(parts: Parts, sources: Sources, post: PostOffice): Route[] {
  return [
    ...sessionRoutes(parts),
    ...peopleRoutes(parts),
    ...tierRoutes(parts, {
      reroute: (act, after) => rerouteForUnits(parts, act, after),
      wouldReroute: (db, after) => wouldReroute(db, after, parts),
    }),
    ...boardRoutes(parts),
    ...crossRoutes(parts),
    ...levelRoutes(parts),
    ...todayRoutes(parts),
    ...thanksRoutes(parts),
    ...messageRoutes(parts),
    ...roundRoutes(parts),
    ...surfaceRoutes(parts),
    ...commentRoutes(parts),
    ...voteRoutes(parts),
    ...huddleRoutes(parts),
    ...escalationRoutes(parts),
    ...screenRoutes(parts),
    ...measureRoutes(parts),
    ...pullRoutes(parts, sources),
    ...importRoutes(parts),
    ...ideaRoutes(parts),
    ...nightRoutes(parts),
    ...noticeRoutes(parts, post),
    ...healthRoutes(parts),
    ...linkRoutes(parts),
    ...remoteRoutes(parts),
    ...clientErrorRoutes(parts),
  ];
}

/** What happens by itself. */
function jobs(parts: Parts, lookForRights: () => Promise<void>): Timer[] {
  const { clock, log, storage, commands, live } = parts;
  const guarded = (name: string, run: () => Promise<void>) => () =>
    run().catch((error: unknown) => log.error({ job: name, error: stackOf(error) }, "a job failed"));
  return [
    // Another process (the command line) may have taken rights away: revocation reaches live sockets within 5 s.
    every(clock, 2000, guarded("rights", lookForRights)),
    // Another process may have ended the meeting, or revoked the wall: its phone hears of it as soon.
    every(
      clock,
      2000,
      guarded("remotes", () => parts.remotes.look()),
    ),
    // Sessions also end by the clock.
    every(
      clock,
      MINUTE,
      guarded("sessions", () => live.recheck()),
    ),
    every(
      clock,
      HOUR,
      guarded("old answers", () => commands.forgetOldAnswers()),
    ),
    every(
      clock,
      HOUR,
      guarded("old sessions", () => deleteExpiredSessions(storage.db, clock.now())),
    ),
  ];
}

/** Judges everybody anew when the count of changes of rights has moved. */
function watchRights(storage: Storage, judgeAnew: () => Promise<void>) {
  let seen: string | undefined;
  const count = () => organisationValue(storage.db, "rights");
  return {
    async changed(): Promise<void> {
      seen = await count();
      await judgeAnew();
    },
    async look(): Promise<void> {
      const now = await count();
      if (now === seen) return;
      seen = now;
      await judgeAnew();
    },
  };
}

async function isReady(storage: Storage): Promise<boolean> {
  try {
    await organisationValue(storage.db, "name");
    return true;
  } catch {
    return false;
  }
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    // A hospital's walls all come back at once after a power cut.
    server.listen({ port: config.port, host: config.host, backlog: 4096 }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
