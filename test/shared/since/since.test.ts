import { describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { HOUR, instantAt } from "../../../shared/base/time.ts";
import { isBefore, onWall, sinceLast, type SinceCard, type SinceFacts } from "../../../shared/since/since.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(8);
const boardId: BoardId = newId(random);
const FRIDAY = instantAt("2026-11-20", "07:55", "Europe/Oslo");
/** It is Sunday; the meeting is on Monday. */
const DAY = "2026-11-23";
const TODAY = "2026-11-22";

function card(cardId: string, change: Partial<SinceCard> = {}): SinceCard {
  const rest = { laneId: "lane", meaning: "new", due: null, evaluateOn: null, archived: false } as const;
  return { cardId, title: cardId, since: FRIDAY - HOUR, createdAt: FRIDAY - HOUR, ...rest, ...change };
}

const told = (cards: readonly SinceCard[], more: Partial<SinceFacts> = {}) =>
  sinceLast({ boardId, matters: [], signals: [], cards, ...more }, FRIDAY, { meeting: DAY, today: TODAY }).map(
    ({ kind, id }) => `${kind} ${id}`,
  );

describe("what changed since the last meeting", () => {
  test("cards in the order in which they are told: moved, tests that are due, missed dates, new ideas", () => {
    const cards = [
      card("ny", { createdAt: FRIDAY, since: FRIDAY }),
      card("gammel"),
      card("flyttet", { meaning: "exploring", since: FRIDAY + 1 }),
      card("test", { meaning: "testing", evaluateOn: DAY }),
      card("senere", { meaning: "testing", evaluateOn: "2026-11-24" }),
      card("frist", { meaning: "exploring", due: "2026-11-21" }),
      card("i dag", { meaning: "exploring", due: TODAY }),
      card("ferdig", { meaning: "inUse", due: "2026-11-01" }),
      card("borte", { meaning: "exploring", since: FRIDAY + 1, archived: true }),
    ];
    expect(told(cards)).toEqual(["moved flyttet", "test test", "missed frist", "idea ny"]);
  });

  test("a card stands once, by what asks most of the team", () => {
    const moved = { since: FRIDAY + 1, createdAt: FRIDAY + 1 };
    expect(told([card("a", { ...moved, meaning: "testing", evaluateOn: "2026-11-20", due: "2026-11-20" })])).toEqual([
      "test a",
    ]);
    expect(told([card("b", { ...moved, due: "2026-11-20" })])).toEqual(["missed b"]);
  });

  test("one that was made elsewhere than among the new is told as moved", () => {
    expect(told([card("a", { since: FRIDAY, createdAt: FRIDAY, meaning: "justDo" })])).toEqual(["moved a"]);
  });

  test("nothing is nothing", () => {
    expect(told([card("a")])).toEqual([]);
  });
});

describe("the wall before a meeting", () => {
  test("an idea that has just been sent stands high enough to be seen, however much is new", () => {
    const moved = ["a", "b", "c"].map((id) => card(id, { meaning: "exploring", since: FRIDAY }));
    const ideas = ["før", "nå"].map((id, i) => card(id, { createdAt: FRIDAY + i, since: FRIDAY + i }));
    const items = sinceLast({ boardId, matters: [], signals: [], cards: [...moved, ...ideas] }, FRIDAY, {
      meeting: DAY,
      today: TODAY,
    });
    expect(onWall(items).map(({ id }) => id)).toEqual(["a", "nå", "b", "c", "før"]);
    expect(onWall(items.slice(0, 3))).toEqual(items.slice(0, 3));
  });

  test("tells in the last fifteen minutes, and not once it is time", () => {
    const planned = FRIDAY;
    const minutes = (count: number) => planned - count * 60_000;
    expect([minutes(16), minutes(15), minutes(1), minutes(0)].map((at) => isBefore(planned, at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isBefore(undefined, planned)).toBe(false);
  });
});
