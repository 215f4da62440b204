import { describe, expect, test } from "vitest";
import { type News, staleKeys } from "../../../shared/protocol/live.ts";

const KINDS = Object.keys({
  "board:changed": 0,
  "cross:changed": 0,
  "today:changed": 0,
  "thanks:changed": 0,
  "surface:changed": 0,
  "comments:changed": 0,
  "votes:changed": 0,
  "escalation:changed": 0,
  "messages:changed": 0,
  "sent-messages:changed": 0,
  "visits:changed": 0,
  "round:changed": 0,
  "meeting:changed": 0,
  "meeting-types:changed": 0,
  "health:changed": 0,
  "links:changed": 0,
  "cards:changed": 0,
  "answering:changed": 0,
  "measure:changed": 0,
  "measures:changed": 0,
  "signals:changed": 0,
  "pulls:changed": 0,
  "unit:changed": 0,
  "overview:changed": 0,
  "screen:changed": 0,
  "ideas:changed": 0,
  "tallies:changed": 0,
  "remote:changed": 0,
  "notices:changed": 0,
  "unit-notices:changed": 0,
  "session:changed": 0,
} satisfies Record<News["kind"], 0>) as News["kind"][];

const stale = (kind: News["kind"]) => staleKeys({ kind, id: "it" } as News).map((key) => key.join(" "));

describe("the table from news to what a screen asks again", () => {
  test.each(KINDS)("%s makes something stale: of the thing that it names, or of the page as a whole", (kind) => {
    expect(stale(kind)).not.toEqual([]);
    for (const key of stale(kind)) expect(key).toMatch(/^[a-z-]+ (it|mine|all)$/);
  });

  test("what is asked about one board or unit goes stale by one kind of news, that is named as it is", () => {
    expect(stale("links:changed")).toEqual(["links it"]);
    expect(stale("cards:changed")).toEqual(["cards it"]);
    expect(stale("answering:changed")).toEqual(["answering it"]);
    expect(stale("health:changed")).toEqual(["health it"]);
  });

  test("a matter that moves, or is marked, is news also of what waits to be written on all boards", () => {
    expect(stale("escalation:changed")).toEqual(["escalations it", "marks mine"]);
  });
});
