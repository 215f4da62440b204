import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const SECOND = 1000;
/** A file at a time: where each starts a browser or kills processes, two at once only slow each other down. */
const ONE_FILE_AT_A_TIME = { fileParallelism: false };
/** Starts what a test file asks for (PostgreSQL) once per run, and stops it. */
const SERVICES = "test/support/services.ts";

/** Timeouts are for two slow cores: a test waits for a state, never for a time. */
function project(name: string, include: string[], seconds: number, more = {}): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include,
      globalSetup: SERVICES,
      testTimeout: seconds * SECOND,
      hookTimeout: 90 * SECOND,
      // As long as a state may take on a machine that is busy; a state that has come is not waited for.
      expect: { poll: { timeout: 20 * SECOND } },
      ...more,
    },
  };
}

const UNIT = [
  "test/*.test.ts",
  "test/{shared,client,server,golden,storage}/**/*.test.{ts,tsx}",
  "test/storage/**/*.contract.ts",
];

export default defineConfig({
  test: {
    projects: [
      project("unit", UNIT, 20),
      project("flows", ["test/flows/**/*.test.ts"], 40),
      project("abuse", ["test/abuse/**/*.test.ts"], 40),
      project("faults", ["test/faults/**/*.test.ts"], 90, ONE_FILE_AT_A_TIME),
      project("browser", ["test/browser/**/*.test.ts"], 90, {
        ...ONE_FILE_AT_A_TIME,
        globalSetup: [SERVICES, "test/support/built.ts"],
      }),
    ],
  },
});
