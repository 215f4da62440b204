import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../shared/access/actor.ts";
import { READY, READY_IDS, readyDefinition } from "../../../shared/measure/catalogue.ts";
import { figureOf, isPercent, measureDefinition } from "../../../shared/measure/measure.ts";
import { isCountable } from "../../../shared/measure/tally.ts";
import { readyWords } from "../../../client/words/ready/readyWords.ts";

describe.each(LANGUAGES)("the ready definitions in %s", (language) => {
  const definitions = READY_IDS.map((id) => readyDefinition(id, readyWords[language][id]));

  test("are measures as they stand, with texts that fit", () => {
    for (const definition of definitions) {
      const read = measureDefinition.safeParse(definition);
      expect(read.error?.message, definition.name).toBeUndefined();
      // Nothing was cut or changed on the way.
      expect(read.data).toEqual(definition);
    }
  });

  test("say what is counted, and out of what where the chart divides", () => {
    for (const { chart, numeratorText, denominatorText, event, name } of definitions) {
      if (figureOf(chart) === "ratio") expect([numeratorText, denominatorText], name).not.toContain("");
      if (chart === "t" || chart === "g") expect(event, name).not.toBe("");
      if (chart === "t" || chart === "g") continue;
      expect(numeratorText, name).not.toBe("");
    }
  });

  test("are shown as per cent when they are shares, and per a round number when they are rates", () => {
    for (const { chart, unit, per, name } of definitions) {
      if (chart === "p" || chart === "pp") expect(isPercent({ unit }), name).toBe(true);
      if (chart === "u") expect(unit.replace(/[^\d]/g, ""), name).toBe(String(per));
    }
  });

  test("have names of their own and a source each", () => {
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
    for (const { source, name } of definitions) expect(source, name).not.toBe("");
  });
});

test("there are some thirty, of every group, and what is counted by hand may be", () => {
  expect(READY_IDS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(READY_IDS.map((id) => READY[id].group)).size).toBe(5);
  const nb = READY_IDS.map((id) => readyDefinition(id, readyWords.nb[id]));
  for (const definition of nb.filter(({ countable }) => countable)) expect(isCountable(definition)).toBe(true);
});
