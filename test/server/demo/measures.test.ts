import { expect, test } from "vitest";
import { exampleMeasures } from "../../../server/demo/measures.ts";
import { seeded } from "../../../server/demo/seeded.ts";

const TODAY = "2026-11-23";

test("the ward that writes nynorsk has its measures in nynorsk", () => {
  const texts = Array.from({ length: 8 }, (_, seed) => exampleMeasures(seeded(seed), "nordeid", TODAY, "nn"))
    .flat()
    .flatMap(({ definition }) => Object.values(definition))
    .join(" ");
  expect(texts).toContain("Dagar mellom fall");
  expect(texts).not.toMatch(/\b(dager|minutter|pasienter|utskrevet|sykepleier)/i);
});
