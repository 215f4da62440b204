import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { setUpLink } from "../../server/access/setUp.ts";
import { type App, startApp } from "../../server/app.ts";
import { type Clock, systemClock } from "../../server/clock.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { type Answer, type Call, call } from "./caller.ts";
import { NO_COST } from "./passwordCost.ts";
import { foundHospital, type Hospital, type PersonName, signingIn } from "./hospital.ts";
import { seededRandom } from "./ids.ts";

export interface Start {
  readonly clock?: Clock;
  /** PostgreSQL in place of SQLite: `await freshDatabase()`. */
  readonly databaseUrl?: string;
  /** A folder that outlives the server, to start another on; absent = a temporary one that goes with it. */
  readonly dataDir?: string;
  /** Settings as an operator would give them, beside those that tests need. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Makes ids the same in every run; two servers on the same data need two seeds. */
  readonly seed?: number;
  /** Nothing set up: no organisation, no people. */
  readonly empty?: boolean;
}

export interface TestServer {
  readonly url: string;
  readonly app: App;
  readonly hospital: Hospital;
  /** What the server logged, as lines of JSON. */
  readonly logged: readonly string[];
  /** @returns the session's cookie, `name=value`; one signs in once */
  signIn(who: PersonName): Promise<string>;
  /** Sends a request as one of the people, or as nobody. */
  as(who: PersonName | undefined, method: string, path: string, how?: Omit<Call, "cookie">): Promise<Answer>;
  close(): Promise<void>;
}

export function testConfig(dataDir: string, start: Start): Config {
  const read = readConfig({
    PORT: "0",
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    ...(start.databaseUrl && { DATABASE_URL: start.databaseUrl }),
    ...start.environment,
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read.config;
}

/**
 * The whole product in this process, on a free port and a folder of its own, with a small hospital in it. A server that is
 * started again on a `dataDir` or `databaseUrl` must be told `hospital`, or started `empty`.
 */
export async function startServer(start: Start & { readonly hospital?: Hospital } = {}): Promise<TestServer> {
  const dataDir = start.dataDir ?? mkdtempSync(join(tmpdir(), "tavle-data-"));
  const removeData = (): void => {
    if (start.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const logged: string[] = [];
  const config = testConfig(dataDir, start);
  const log = pino({ level: config.logLevel }, { write: (line: string) => void logged.push(line) });
  const random = start.seed === undefined ? (count: number) => randomBytes(count) : seededRandom(start.seed);
  const starting = startApp({ config, clock: start.clock ?? systemClock, random, log, passwordCost: NO_COST });
  starting.catch(removeData);
  const app = await starting;
  const url = config.publicUrl ?? `http://localhost:${app.port}`;
  const signIn = signingIn(() => url);
  return {
    url,
    app,
    hospital: await hospitalOf(app, url, start),
    logged,
    signIn,
    as: async (who, method, path, how = {}) => call(url, method, path, { ...how, cookie: who && (await signIn(who)) }),
    async close() {
      await app.close();
      removeData();
    },
  };
}

async function hospitalOf(app: App, url: string, start: Start & { readonly hospital?: Hospital }): Promise<Hospital> {
  if (start.hospital) return start.hospital;
  const link = start.empty ? undefined : await setUpLink(app.parts);
  return link ? await foundHospital(url, new URL(link).hash.slice(1)) : nowhere();
}

/** Stands for the hospital of an empty installation: to ask it for anything is a mistake in the test. */
function nowhere(): Hospital {
  const missing = (_: Hospital, name: string | symbol): undefined => {
    // `await` asks anything that it is given whether it is a promise.
    if (name === "then") return undefined;
    throw new Error("this server was started empty: it has no hospital");
  };
  return new Proxy({} as Hospital, { get: missing });
}
