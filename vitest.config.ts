import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const SECOND = 1000;
/** A file at a time: where each starts a browser, two at once only slow each other down. */
const ONE_FILE_AT_A_TIME = { fileParallelism: false };
/** The rest waits for disks and clocks half of its time; by itself vitest would leave a machine of two cores one at work. */
const TWO_FILES = { maxWorkers: 2 };
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
  "test/{shared,client,server,golden,storage,model}/**/*.test.{ts,tsx}",
  "test/storage/**/*.contract.ts",
];

export default defineConfig({
  test: {
    projects: [
      project("unit", UNIT, 20, TWO_FILES),
      project("flows", ["test/flows/**/*.test.ts"], 40, TWO_FILES),
      project("abuse", ["test/abuse/**/*.test.ts"], 40, TWO_FILES),
      project("faults", ["test/faults/**/*.test.ts"], 90, TWO_FILES),
      project("browser", ["test/browser/**/*.test.ts"], 90, {
        ...ONE_FILE_AT_A_TIME,
        globalSetup: [SERVICES, "test/support/built.ts"],
      }),
    ],
  },
});
