import { describe, expect, test } from "vitest";
import { readTests } from "../../../client/pdsa/readTests.ts";
import { testText } from "../../../client/pdsa/testText.ts";
import { catalogue } from "../../../client/words/catalogue.ts";
import { type CardId, newId } from "../../../shared/base/ids.ts";
import type { LaneMeaning, Test } from "../../../shared/board/schema.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(5);
const TODAY = "2026-11-23";
const cardId = newId<"card">(random);

function aRow(change: Partial<Test> = {}): Test {
  return {
    id: newId<"test">(random),
    cardId,
    number: 1,
    plan: "Runde kl. 3",
    prediction: "",
    from: "2026-11-02",
    measureId: null,
    unitId: null,
    outcome: null,
    happened: "",
    decision: null,
    endedOn: null,
    who: "",
    ...change,
  };
}

interface Shown {
  readonly rows?: readonly Test[];
  readonly meaning?: LaneMeaning;
  readonly evaluateOn?: string | null;
  readonly language?: "nb" | "nn" | "en";
}

function line({ rows = [aRow()], meaning = "testing", evaluateOn = null, language = "nb" }: Shown) {
  const card: { id: CardId; evaluateOn: string | null; archived: boolean } = {
    id: cardId,
    evaluateOn,
    archived: false,
  };
  const tests = readTests({ card, meaning }, rows, TODAY);
  return tests && testText({ tests, evaluateOn, who: "Pleie-assistent", today: TODAY }, catalogue[language], language);
}

describe("a test in one line", () => {
  const second = [aRow({ decision: "adapt", endedOn: "2026-11-16" }), aRow({ number: 2 })];
  test.each<[string, Shown, string]>([
    ["runs until a day", { rows: second, evaluateOn: "2026-11-27" }, "▸ Test 2 · til fredag · Pleie-assistent"],
    ["runs without a day", {}, "▸ Test 1 pågår · Pleie-assistent"],
    ["has no plan", { rows: [] }, "○ Test 1 mangler plan · Pleie-assistent"],
    ["begins later", { rows: [aRow({ from: "2026-11-25" })] }, "○ Test 1 fra onsdag · Pleie-assistent"],
    ["is due today", { evaluateOn: TODAY }, "▲ Test 1 skal vurderes · Pleie-assistent"],
    ["has been due", { evaluateOn: "2026-11-20" }, "▲ Test 1 skal vurderes · siden fredag · Pleie-assistent"],
    ["was laid aside", { meaning: "exploring" }, "‖ Test 1 ikke avsluttet · Pleie-assistent"],
    ["was adopted", { rows: second, meaning: "inUse" }, "✓ Innført etter 2 tester · Pleie-assistent"],
    ["was abandoned", { meaning: "notNow", language: "nn" }, "✕ Forkasta etter 1 test · Pleie-assistent"],
  ])("that %s", (_name, shown, text) => {
    const told = line(shown);
    expect(`${told?.mark} ${told?.text}`).toBe(text);
  });
  test("is none for a card that was never tested", () => {
    expect(line({ rows: [], meaning: "new" })).toBeUndefined();
  });
});
