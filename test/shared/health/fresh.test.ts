import { describe, expect, test } from "vitest";
import { DAY, instantAt } from "../../../shared/base/time.ts";
import { freshOf } from "../../../shared/health/fresh.ts";

const zone = "Europe/Oslo";
const now = instantAt("2026-11-23", "07:55", zone);
const when = { now, zone, ageingDays: 7 };
const card = { meaning: "new", since: now - DAY, due: null, evaluateOn: null, archived: false } as const;

describe("how fresh a board is", () => {
  test("cards that have waited too long and tiles with old figures are not; what is done is not asked", () => {
    const cards = [
      card,
      { ...card, since: now - 8 * DAY },
      { ...card, meaning: "testing", evaluateOn: "2026-11-22" } as const,
      { ...card, meaning: "testing", evaluateOn: "2026-11-23" } as const,
      { ...card, meaning: "inUse", since: now - 300 * DAY } as const,
      { ...card, since: now - 300 * DAY, archived: true },
    ];
    const tiles = [
      { rhythm: "week", latest: { period: "2026-W46", recordedAt: now } },
      { rhythm: "week", latest: { period: "2026-W40", recordedAt: now } },
      { rhythm: "week", latest: undefined },
    ] as const;
    expect(freshOf(cards, tiles, when)).toEqual({ count: 3, of: 7 });
  });

  test("an empty board has nothing that could be old", () => {
    expect(freshOf([], [], when)).toEqual({ count: 0, of: 0 });
  });
});
