import { describe, expect, test } from "vitest";
import { base32, type PersonId } from "../../../shared/base/ids.ts";
import {
  lowered,
  paced,
  type Present,
  raised,
  remoteCount,
  sorted,
  targetParts,
  targetSchema,
} from "../../../shared/moment/moment.ts";

const id = (n: number) => base32(new Uint8Array(16).fill(n)) as PersonId;
const hand = (n: number) => ({ personId: id(n), name: `Person ${n}` });
const present = (n: number, name: string, where: Present["where"] = "remote"): Present => ({
  personId: id(n),
  name,
  role: "participant",
  where,
});

describe("hands", () => {
  test("stand in the order of asking, and a second press keeps the place", () => {
    const hands = [3, 1, 2, 1].reduce((now, n) => raised(now, hand(n)), raised([], hand(3)));
    expect(hands).toEqual([hand(3), hand(1), hand(2)]);
    expect(raised(hands, hand(1))).toBe(hands);
  });
  test("go down one at a time, and one that is not up is no matter", () => {
    const hands = [hand(1), hand(2)];
    expect(lowered(hands, id(1))).toEqual([hand(2)]);
    expect(lowered(hands, id(9))).toBe(hands);
  });
});

describe("who is here", () => {
  test("stands by name and never by role, and those in the room are not counted as elsewhere", () => {
    const here = [present(1, "Åse Aas", "room"), present(2, "Anders Lie"), present(3, "Kari Moe")];
    expect(sorted(here).map(({ name }) => name)).toEqual(["Anders Lie", "Kari Moe", "Åse Aas"]);
    expect(remoteCount(here)).toBe(2);
  });
});

describe("what is pointed at", () => {
  test("has a name that is the same on every screen", () => {
    const card = `card:${id(1)}`;
    expect(targetParts(card)).toEqual({ kind: "card", id: id(1) });
    expect(targetParts("day:2026-11-20")).toEqual({ kind: "day", id: "2026-11-20" });
    expect(targetParts("step:welcome")).toEqual({ kind: "step", id: "welcome" });
  });
  test.each(["", "card:", "card:kort", "day:2026-02-30", "12,40", "step:<b>", `lane:${id(1)}`, `card:${id(1)} `])(
    "is not %j",
    (target) => {
      expect(targetSchema.safeParse(target).success).toBe(false);
      expect(targetParts(target)).toBeUndefined();
    },
  );
});

test("six acts in six seconds are let through, the seventh waits", () => {
  let acts: readonly number[] = [];
  for (let at = 0; at < 6; at += 1) acts = paced(acts, at * 100) ?? [];
  expect(paced(acts, 600)).toBeUndefined();
  expect(paced(acts, 6000)).toHaveLength(6);
});
