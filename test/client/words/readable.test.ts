import { describe, expect, test } from "vitest";
import { en, nb, nn } from "../../../client/words/guide.ts";
import { catalogue } from "../../../client/words/catalogue.ts";

/**
 * LIX: words in a sentence, plus the share of words of more than six letters in per cent. Below 30 is very easy, 30-39
 * easy. Source: C. H. Björnsson, Läsbarhet, 1968.
 */
function lix(texts: readonly string[]): number {
  const words = texts.join(" ").match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? [];
  const sentences = texts.flatMap((text) => text.split(/[.!?:]+(?:\s|$)/)).filter((part) => /\p{L}/u.test(part));
  const long = words.filter((word) => word.length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

/** What is read as running text: not titles, nor the titles of sources. */
function running({ page, hints }: typeof nb): string[] {
  const { lead, steps, up, idea, rules, why } = page;
  return [lead, ...Object.values(steps), up, idea, ...rules, why, ...Object.values(hints).map(({ text }) => text)];
}

describe("LIX", () => {
  test("of words and sentences that are counted by hand", () => {
    // 4 words in 1 sentence, 1 of them long; 3 words in 1 sentence, none long: 7 / 2 + 100 / 7.
    expect(lix(["Vi møtes foran skjermen.", "Det er kort."])).toBeCloseTo(7 / 2 + 100 / 7);
  });
});

describe("the page that explains a board meeting", () => {
  test.each([
    ["bokmål", nb],
    ["nynorsk", nn],
  ])("is easy to read in %s", (_name, words) => {
    expect(lix(running(words))).toBeLessThan(30);
  });

  test.each(Object.entries({ nb, nn, en }))("is read in two minutes: %s", (_name, words) => {
    const count = Object.values(words.page).flat().join(" ").split(/\s+/).length;
    const steps = Object.values(words.page.steps).join(" ").split(/\s+/).length;
    // A grown-up reads some 200 words a minute.
    expect(count + steps).toBeLessThan(400);
  });

  test("names where its figures come from", () => {
    for (const { page } of [nb, nn, en]) {
      expect(page.why).toContain("158");
      expect(page.sourceList.join(" ")).toMatch(/Pimentel.*2021/);
    }
  });

  test("has a sentence for each step that a meeting has", () => {
    const { own: _own, ...steps } = catalogue.nb.huddle.step;
    expect(Object.keys(nb.page.steps).toSorted()).toEqual(Object.keys(steps).toSorted());
  });
});
