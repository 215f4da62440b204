import { describe, expect, test } from "vitest";
import { calmList } from "../../../client/level/calmList.ts";
import { placeIn } from "../../../client/level/useCameBack.ts";
import { nextOf } from "../../../client/level/useNextFocus.ts";
import { waitingParts } from "../../../client/level/waitingParts.ts";
import { newId } from "../../../shared/base/ids.ts";
import { HOUR } from "../../../shared/base/time.ts";
import type { LevelMatter } from "../../../shared/level/overview.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(40);
/** A Monday at 08:30 in Oslo. */
const NOW = Date.UTC(2026, 10, 23, 7, 30);
const ZONE = "Europe/Oslo";
const place = { boardId: newId<"board">(random), unitName: "Sengepost 7", unitKind: "section" as const };

function matter(what: string, change: Partial<LevelMatter> = {}): LevelMatter {
  const none = { cardId: null, chart: null, delegate: null, tried: "" };
  const lists = { missed: [], passed: [], others: [] };
  const plain = { kind: "action", safety: false, state: "sent" } as const;
  const answers = { interim: false, urged: false, unsolved: false };
  const said = { id: newId<"escalation">(random), what, from: place, to: place, due: NOW + 2 * HOUR };
  return { ...none, ...lists, ...plain, ...answers, ...said, ...change };
}
const told = (matters: readonly LevelMatter[]): string[] => matters.map(({ what }) => what);

describe("a long list of what waits", () => {
  const list = [
    matter("lås", { safety: true }),
    matter("over", { due: NOW - HOUR }),
    matter("snart", { due: NOW + HOUR / 2 }),
    ...["a", "b", "c", "d"].map((what) => matter(what)),
    matter("onsdag", { due: NOW + 48 * HOUR }),
    matter("til orientering", { kind: "awareness", due: null }),
  ];

  test("is told in parts: safety, what is late, today, later, and last what is only told", () => {
    expect(waitingParts(list, NOW, ZONE).map(({ key, matters }) => [key, told(matters)])).toEqual([
      ["safety", ["lås"]],
      ["over", ["over"]],
      ["today", ["snart", "a", "b", "c", "d"]],
      ["later", ["onsdag"]],
      ["told", ["til orientering"]],
    ]);
  });

  test("one that is seen whole has no parts", () => {
    expect(waitingParts(list.slice(0, 8), NOW, ZONE)).toEqual([]);
  });

  test("every matter stands in one part", () => {
    const parts = waitingParts(list, NOW, ZONE).flatMap(({ matters }) => matters);
    expect(new Set(parts)).toEqual(new Set(list));
    expect(parts).toHaveLength(list.length);
  });
});

describe("a list that is read", () => {
  const [a, b, c] = [matter("a"), matter("b"), matter("c")];
  const fresh = matter("ny", { safety: true });

  test("stands still: what comes waits to be asked for, also when it would be first", () => {
    const calm = calmList([a, b, c], [fresh, a, b, c], new Set());
    expect(calm.lines.map(({ matter: { what } }) => what)).toEqual(["a", "b", "c"]);
    expect(told(calm.fresh)).toEqual(["ny"]);
  });

  test("takes in what comes last, or into an empty list, at once: that moves nothing", () => {
    const calm = calmList([a, b], [a, b, c], new Set());
    expect(calm.lines.map(({ matter: { what } }) => what)).toEqual(["a", "b", "c"]);
    expect(calm.fresh).toEqual([]);
    expect(calmList([a], [fresh, b], new Set([a.id])).lines.map(({ matter: { what } }) => what)).toEqual(["ny", "b"]);
  });

  test("keeps the line of what others took, so that nothing moves up; what she took herself goes", () => {
    const calm = calmList([a, b, c], [c], new Set([b.id]));
    expect(calm.lines.map(({ matter: { what }, isGone }) => [what, isGone])).toEqual([
      ["a", true],
      ["c", false],
    ]);
  });

  test("shows each line as it is known now, in its old place", () => {
    const later = { ...a, interim: true };
    expect(calmList([a, b], [b, later], new Set()).lines.map(({ matter: { interim } }) => interim)).toEqual([
      true,
      false,
    ]);
  });
});

describe("the focus after a line is gone", () => {
  test("is at the one that took its place, else at the last before it", () => {
    expect(nextOf("b", ["a", "b", "c"], ["a", "c"])).toBe("c");
    expect(nextOf("c", ["a", "b", "c"], ["a", "b"])).toBe("b");
    expect(nextOf("b", ["a", "b", "c", "d"], ["a", "d"])).toBe("d");
    expect(nextOf("a", ["a"], [])).toBeUndefined();
  });
});

describe("where somebody was on a page", () => {
  test("is read only from what the page wrote itself", () => {
    const was = { page: 200, parts: [12], open: [true, false], link: "/tavle/abc" };
    expect(placeIn({ placeOnPage: was })).toEqual(was);
    for (const state of [null, undefined, 7, {}, { placeOnPage: null }, { placeOnPage: { page: "200" } }]) {
      expect(placeIn(state)).toBeUndefined();
    }
  });
});
