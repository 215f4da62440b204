import { randomBytes } from "node:crypto";
import pino from "pino";
import { startApp } from "../app.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { fillWithExample } from "../demo/fillWithExample.ts";
import { pastClock } from "../demo/pastClock.ts";
import { organisationValue } from "../storage/organisation.ts";
import { StorageRefusal } from "../storage/refusal.ts";

/**
 * Fills an installation that nobody has set up yet with the example hospital, without serving it to anybody meanwhile.
 * @throws StorageRefusal when something is set up already: an example is never mixed with what people have made
 */
export async function seedExample(config: Config): Promise<readonly string[]> {
  const clock = pastClock(systemClock);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const hidden = { ...config, publicUrl, port: 0, host: "127.0.0.1", tls: undefined, metricsToken: undefined };
  const log = pino({ level: "error" });
  const app = await startApp({ config: hidden, clock, random: (count) => randomBytes(count), log });
  try {
    if (await organisationValue(app.parts.storage.db, "name")) {
      throw new StorageRefusal("Something is set up here already: nothing was changed. Give DATA_DIR an empty folder.");
    }
    return await fillWithExample(app.parts, clock, { tell: console.log });
  } finally {
    await app.close();
  }
}
