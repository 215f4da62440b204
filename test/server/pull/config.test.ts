import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Environment, readConfig } from "../../../server/config.ts";

function configOf(environment: Environment) {
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read.config.pull;
}

function faultsOf(environment: Environment): string[] {
  const read = readConfig(environment);
  return "faults" in read ? read.faults : [];
}

describe("what the operator opens", () => {
  test("is nothing, unless it is said", () => {
    expect(configOf({})).toEqual({ allow: new Set(), outside: true, secrets: new Map(), databases: new Map() });
    expect(configOf({ PULL_OUTSIDE: "0" }).outside).toBe(false);
    expect(faultsOf({ PULL_OUTSIDE: "no" })).toEqual(["PULL_OUTSIDE: 0 or 1"]);
  });

  test("a place inside the house is host and port, in the form that an address has", () => {
    const { allow } = configOf({ PULL_ALLOW: "DV.Sykehus.local:443, 10.0.0.5:8080,[::1]:9000,dv:80" });
    expect([...allow]).toEqual(["dv.sykehus.local:443", "10.0.0.5:8080", "[::1]:9000", "dv:80"]);
  });

  test("a secret is bound to one origin, as a header or as user and password", () => {
    const { secrets } = configOf({
      PULL_SECRET_DV: "https://dv.example.no X-Api-Key: abc def",
      PULL_SECRET_LAB: "https://lab.example.no:8443 basic tavle:pass:ord",
    });
    expect(secrets.get("DV")).toEqual({ origin: "https://dv.example.no", header: "X-Api-Key", value: "abc def" });
    expect(secrets.get("LAB")).toEqual({
      origin: "https://lab.example.no:8443",
      header: "Authorization",
      value: `Basic ${Buffer.from("tavle:pass:ord").toString("base64")}`,
    });
  });

  test("secrets and databases come from files too", () => {
    const folder = mkdtempSync(join(tmpdir(), "tavle-secrets-"));
    const path = join(folder, "dv");
    writeFileSync(path, "postgres://tavle:x@dv/dv\n");
    expect(configOf({ PULL_SQL_DV_FILE: path }).databases.get("DV")).toBe("postgres://tavle:x@dv/dv");
    expect(faultsOf({ PULL_SQL_DV_FILE: path, PULL_SQL_DV: "postgres://x" })).toEqual([
      "PULL_SQL_DV and PULL_SQL_DV_FILE are both set: keep one",
    ]);
    rmSync(folder, { recursive: true });
    expect(faultsOf({ PULL_SQL_DV_FILE: path })).toEqual([`PULL_SQL_DV_FILE: ${path} cannot be read (ENOENT)`]);
  });

  test("all faults are told at once, and none of them tells a secret", () => {
    const faults = faultsOf({
      PULL_ALLOW: "http://dv,10.0.0.5,dv:99999999",
      PULL_SECRET_DV: "hemmelig-ord",
      PULL_SECRET_LAB: "https://lab.example.no/path X-Api-Key: hemmelig-ord",
      PULL_SECRET_TWO: "https://lab.example.no X-Api-Key: hemmelig-ord\nX-Other: hemmelig-ord",
      PULL_SQL_DV: "mysql://hemmelig-ord",
      PULL_SQL_dv: "postgres://hemmelig-ord",
    });
    expect(faults).toHaveLength(8);
    expect(faults.join()).not.toContain("hemmelig-ord");
  });
});
