import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId, newId, type UnitId } from "../../../shared/base/ids.ts";
import {
  changed,
  childrenOf,
  targetsOf,
  type Tree,
  type TreeChange,
  type TreeUnit,
} from "../../../shared/tier/changes.ts";
import { mayStandUnder, pathUp, UNIT_KINDS, type UnitKind } from "../../../shared/tier/tiers.ts";
import { seededRandom } from "../../support/ids.ts";

const AT = Date.parse("2026-11-23T08:00:00Z");
const random = seededRandom(25);
const [region, trust, clinic, other, department, section] = Array.from({ length: 6 }, () => newId<"unit">(random)) as [
  UnitId,
  UnitId,
  UnitId,
  UnitId,
  UnitId,
  UnitId,
];

function unit(id: UnitId, parentId: UnitId | null, kind: UnitKind): TreeUnit {
  return { id, parentId, kind, closedAt: null, mergedInto: null };
}
function treeOf(units: readonly TreeUnit[]): Tree {
  return new Map(units.map((each) => [each.id, each]));
}
const TREE = treeOf([
  unit(region, null, "region"),
  unit(trust, region, "trust"),
  unit(clinic, trust, "clinic"),
  unit(other, trust, "clinic"),
  unit(department, clinic, "department"),
  unit(section, department, "section"),
]);

function after(tree: Tree, id: UnitId, change: TreeChange): Tree {
  const done = changed(tree, id, change, AT);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}
function refusal(tree: Tree, id: UnitId, change: TreeChange): string | undefined {
  const done = changed(tree, id, change, AT);
  return done.ok ? undefined : done.refusal.code;
}

describe("moving a unit", () => {
  test("takes all that stands below it along", () => {
    const moved = after(TREE, department, { do: "move", to: other });
    expect(pathUp(moved, section)).toEqual([section, department, other, trust, region]);
  });

  test("may leave levels out, and never turns them around", () => {
    expect(pathUp(after(TREE, section, { do: "move", to: region }), section)).toEqual([section, region]);
    expect(refusal(TREE, clinic, { do: "move", to: section })).toBe("into-itself");
    expect(refusal(treeOf([...TREE.values()]), other, { do: "move", to: department })).toBe("turned-around");
    expect(refusal(TREE, clinic, { do: "move", to: other })).toBe("turned-around");
  });

  test("is refused where it stands already, for the top, and to or from what is laid down", () => {
    expect(refusal(TREE, section, { do: "move", to: department })).toBe("already-so");
    expect(refusal(TREE, region, { do: "move", to: trust })).toBe("top-unit");
    const without = after(TREE, other, { do: "close" });
    expect(refusal(without, department, { do: "move", to: other })).toBe("laid-down");
    expect(refusal(without, other, { do: "move", to: region })).toBe("laid-down");
  });
});

describe("laying a unit down", () => {
  const without = after(TREE, department, { do: "close" });

  test("lets those below it count to the nearest living unit above", () => {
    expect(pathUp(without, section)).toEqual([section, clinic, trust, region]);
    expect(childrenOf(without, clinic).map(({ id }) => id)).toEqual([section]);
  });

  test("keeps its own way up, so that it can be read and opened again from above", () => {
    expect(pathUp(without, department)).toEqual([department, clinic, trust, region]);
  });

  test("is undone whole by opening it again", () => {
    expect(after(without, department, { do: "open" })).toEqual(TREE);
    expect(refusal(TREE, department, { do: "open" })).toBe("already-so");
    expect(refusal(without, department, { do: "close" })).toBe("already-so");
    expect(refusal(TREE, region, { do: "close" })).toBe("top-unit");
  });
});

describe("merging a unit into another", () => {
  test("gives the units below it to the other, and says where it went", () => {
    const one = after(TREE, clinic, { do: "merge", to: other });
    expect(one.get(clinic)).toMatchObject({ closedAt: AT, mergedInto: other });
    expect(pathUp(one, section)).toEqual([section, department, other, trust, region]);
  });

  test("is refused into itself, into what stands below it, and where the units below would stand too high", () => {
    expect(refusal(TREE, clinic, { do: "merge", to: clinic })).toBe("into-itself");
    expect(refusal(TREE, clinic, { do: "merge", to: department })).toBe("into-itself");
    const beside = treeOf([...TREE.values(), unit(newId<"unit">(random), other, "section")]);
    const ward = [...beside.values()].at(-1);
    expect(refusal(beside, department, { do: "merge", to: ward?.id ?? department })).toBe("turned-around");
  });

  test("opened again it lives, and what was taken over stays where it is", () => {
    const back = after(after(TREE, clinic, { do: "merge", to: other }), clinic, { do: "open" });
    expect(back.get(clinic)).toMatchObject({ closedAt: null, mergedInto: null });
    expect(pathUp(back, section)).toEqual([section, department, other, trust, region]);
  });
});

test("only what would not be refused is offered", () => {
  expect(targetsOf(TREE, department, "move").map(({ id }) => id)).toEqual([region, trust, other]);
  expect(targetsOf(TREE, department, "merge").map(({ id }) => id)).toEqual([region, trust, clinic, other]);
});

/** Six levels, so that whatever is done no way up is longer, and none goes round or is turned around. */
test("whatever is done, every way up ends at the top and its levels only rise", () => {
  const ids = [...TREE.keys()];
  const act = fc.oneof(
    fc.record({ do: fc.constantFrom("move", "merge"), to: fc.constantFrom(...ids) }),
    fc.record({ do: fc.constantFrom("close", "open") }),
  ) as fc.Arbitrary<TreeChange>;
  const acts = fc.array(fc.tuple(fc.constantFrom(...ids), act), { maxLength: 12 });
  fc.assert(
    fc.property(acts, (list) => {
      let tree = TREE;
      for (const [id, change] of list) {
        const done = changed(tree, id, change, AT);
        if (done.ok) tree = done.value;
      }
      expect([...tree.keys()].toSorted()).toEqual(ids.toSorted());
      for (const id of ids) {
        const path = pathUp(tree, id);
        expect(path.at(-1)).toBe(region);
        expect(path.length).toBeLessThanOrEqual(UNIT_KINDS.length);
        const kinds = path.flatMap((each) => tree.get(each)?.kind ?? []);
        expect(kinds.slice(1).every((kind, at) => mayStandUnder(kinds[at] ?? kind, kind))).toBe(true);
      }
    }),
  );
  expect(ids.every(isId)).toBe(true);
});
