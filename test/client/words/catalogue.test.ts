import { describe, expect, test } from "vitest";
import { catalogue } from "../../../client/words/catalogue.ts";
import { LANGUAGES } from "../../../shared/access/actor.ts";
import { PROBLEM_CODES } from "../../../shared/protocol/problem.ts";

/** Every text of a language as path -> text; a function is called with arguments that may stand for anything. */
function texts(part: unknown, path = ""): [string, string][] {
  if (typeof part === "string") return [[path, part]];
  if (typeof part === "function") return [[path, String(part(...ANYTHING))]];
  if (Array.isArray(part)) return part.flatMap((each, index) => texts(each, `${path}.${index}`));
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, each]) => texts(each, path ? `${path}.${name}` : name));
}

/** Text, number and list at once, so that it fits whatever a sentence asks for. */
const ANYTHING = Array.from({ length: 6 }, () => Object.assign(new String("3"), { at: () => "3" }));

/** Where there is nothing to say: a colour that a scale of three lacks, a step that is the section's own. */
const EMPTY_BY_INTENT = ["cross.means.three.orange", "huddle.say.own", "huddle.record.decisionKind.text"];

/** Tables from a word to another form of it: their keys are words of the language themselves. */
const KEYED_BY_WORDS = ["measure.single."];

const byLanguage = LANGUAGES.map((language) => ({ language, found: new Map(textsOf(language)) }));

function textsOf(language: (typeof LANGUAGES)[number]): [string, string][] {
  return texts(catalogue[language]);
}

describe("the words of the interface", () => {
  const sameEverywhere = (found: ReadonlyMap<string, string>): string[] =>
    [...found.keys()].filter((key) => !KEYED_BY_WORDS.some((table) => key.startsWith(table))).toSorted();
  const keys = sameEverywhere(byLanguage[0]?.found ?? new Map());

  test.each(byLanguage)("$language has the same texts as bokmål", ({ found }) => {
    expect(sameEverywhere(found)).toEqual(keys);
  });

  test.each(byLanguage)("no text of $language is empty", ({ found }) => {
    const empty = [...found].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty.filter((key) => !EMPTY_BY_INTENT.includes(key))).toEqual([]);
  });

  test.each(byLanguage)("no text of $language shows how it was made", ({ found }) => {
    expect([...found].filter(([, text]) => /undefined|\[object|NaN|\$\{/.test(text)).map(([key]) => key)).toEqual([]);
  });

  test.each(LANGUAGES)("%s has a sentence for every refusal", (language) => {
    const sentences = new Map(Object.entries(catalogue[language].problem));
    expect(PROBLEM_CODES.filter((code) => !sentences.get(code)?.endsWith("."))).toEqual([]);
  });

  test("nynorsk is not bokmål: the words that differ most often differ", () => {
    const bokmål =
      /\b(ikke|hva|hvem|hvor|noen|noe|enhet(en)?|sykehus|uke|leder(en)?|fra|siden|ennå|må fylles|vises)\b/i;
    const found = textsOf("nn").filter(([, text]) => bokmål.test(text));
    expect(found).toEqual([]);
  });

  test("bokmål is not nynorsk", () => {
    const nynorsk = /\b(ikkje|kva|kven|nokon|noko|eining(a)?|sjukehus|veke|leiar(en)?|frå|sidan|enno)\b/i;
    expect(textsOf("nb").filter(([, text]) => nynorsk.test(text))).toEqual([]);
  });
});
