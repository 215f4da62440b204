import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { hashPassword, passwordMatches } from "../../../server/access/passwords.ts";
import { startApp } from "../../../server/app.ts";
import { systemClock } from "../../../server/clock.ts";
import { personByLogin } from "../../../server/storage/persons.ts";
import { NO_COST } from "../../support/passwordCost.ts";
import { testConfig } from "../../support/startServer.ts";

describe("a password's hash", () => {
  test("costs in full where nothing else is said, as nothing is in production", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tavle-passwords-"));
    const config = testConfig(dataDir, { environment: { ADMIN_PASSWORD: "en lang nok frase" } });
    const log = pino({ level: "silent" });
    const app = await startApp({ config, clock: systemClock, random: (count) => randomBytes(count), log });
    const admin = await personByLogin(app.parts.storage.db, "admin");
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
    expect(admin?.passwordHash).toMatch(/^scrypt\$131072\$8\$1\$/);
  });

  test("says what it cost, so that each is compared by its own", async () => {
    const [cheap, dearer] = [await hashPassword("frase", NO_COST), await hashPassword("frase", { N: 16, r: 8, p: 1 })];
    for (const stored of [cheap, dearer]) {
      expect(await passwordMatches("frase", stored)).toBe(true);
      expect(await passwordMatches("Frase", stored)).toBe(false);
    }
  });

  test("is another each time, and what is no hash matches nothing", async () => {
    expect(await hashPassword("frase", NO_COST)).not.toBe(await hashPassword("frase", NO_COST));
    for (const stored of ["", "frase", "scrypt$2$1$1$$", "plain$2$1$1$YQ$YQ"]) {
      expect(await passwordMatches("frase", stored)).toBe(false);
    }
  });
});
