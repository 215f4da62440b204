import { describe, expect, test } from "vitest";
import { stateOf } from "../../../client/pull/state.ts";
import type { PullRunId, PullSourceId, UnitId } from "../../../shared/base/ids.ts";
import { DAY } from "../../../shared/base/time.ts";
import { NO_COUNTS, type PullRun, type PullSourceView } from "../../../shared/pull/source.ts";
import { definitionIn, draftOf } from "../../../client/pull/draft.ts";
import { pullDefinition } from "../../../shared/pull/source.ts";

const NOW = 1_795_000_000_000;
const run: PullRun = {
  id: "r" as PullRunId,
  startedAt: NOW - 1000,
  endedAt: NOW,
  by: "schedule",
  outcome: "good",
  reason: null,
  detail: "",
  counts: { ...NO_COUNTS, rows: 3, unchanged: 3 },
  faults: [],
};
const source: PullSourceView = {
  id: "s" as PullSourceId,
  unitId: "u" as UnitId,
  definition: pullDefinition.parse({
    name: "DV",
    kind: "url-json",
    address: "https://dv.example.no/",
    secret: null,
    schedule: { every: "day", at: "06:00" },
    mapping: { period: "uke", value: "n" },
    measureId: "a".repeat(26),
  }),
  version: 1,
  paused: false,
  nextAt: NOW + DAY,
  last: run,
  goodAt: NOW,
  newsAt: NOW - DAY,
  failingSince: null,
  may: [],
};
const is = (change: Partial<PullSourceView>, rhythm?: "day" | "week" | "event") =>
  stateOf({ ...source, ...change }, rhythm, NOW);

describe("how a source goes", () => {
  test("is good while new figures come as often as its measure gets them", () => {
    expect(is({ newsAt: NOW - 13 * DAY }, "week")).toEqual({ is: "good" });
    expect(is({ newsAt: NOW - DAY }, "day")).toEqual({ is: "good" });
  });
  test("is quiet when it answers and nothing new has come for twice that, or ever", () => {
    expect(is({ newsAt: NOW - 15 * DAY }, "week")).toEqual({ is: "quiet", since: NOW - 15 * DAY });
    expect(is({ newsAt: NOW - 3 * DAY }, "day")).toEqual({ is: "quiet", since: NOW - 3 * DAY });
    expect(is({ newsAt: null }, "week")).toEqual({ is: "quiet", since: null });
  });
  test("is never quiet for events, which come when they come", () => {
    expect(is({ newsAt: NOW - 400 * DAY }, "event")).toEqual({ is: "good" });
  });
  test("says first what is worse: failing before rows that cannot be used before quiet", () => {
    expect(is({ last: { ...run, outcome: "failed", reason: "tls" }, newsAt: null })).toEqual({ is: "failing" });
    expect(is({ last: { ...run, outcome: "partly", counts: { ...NO_COUNTS, refused: 2 } }, newsAt: null })).toEqual({
      is: "partly",
      rows: 2,
    });
  });
  test("is running, paused or not fetched yet whatever came before", () => {
    expect(is({ paused: true, last: { ...run, outcome: "running" } })).toEqual({ is: "running" });
    expect(is({ paused: true, last: { ...run, outcome: "failed" } })).toEqual({ is: "paused" });
    expect(is({ last: null })).toEqual({ is: "fresh" });
  });
});

describe("a source while somebody writes it", () => {
  const definitions = [
    source.definition,
    { ...source.definition, kind: "url-csv", secret: "DV", schedule: { every: "hour", minute: 7 }, measureId: null },
    { ...source.definition, schedule: { every: "cron", pattern: "0 6 1 * *" } },
    { ...source.definition, schedule: { every: "monday", at: "05:10" } },
  ].map((each) => pullDefinition.parse(each));
  test.each(definitions)("comes back as it was saved ($kind, $schedule.every)", (definition) => {
    const back = pullDefinition.parse(definitionIn(draftOf(definition, undefined)));
    expect(back).toEqual({ ...definition, mapping: { ...definition.mapping, measure: "" } });
  });
  test("keeps a query, and the column that names the measure", () => {
    const { address: _address, secret: _secret, ...rest } = { address: "", secret: "", ...source.definition };
    const sql = pullDefinition.parse({
      ...rest,
      kind: "sql",
      connection: "DV",
      query: "select 1",
      measureId: null,
      mapping: { ...rest.mapping, measure: "navn" },
    });
    expect(pullDefinition.parse(definitionIn(draftOf(sql, undefined)))).toEqual(sql);
  });
});
