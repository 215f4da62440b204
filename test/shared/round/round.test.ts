import { describe, expect, test } from "vitest";
import { type BoardId, type CardId, newId, type QuestionId, type UnitId } from "../../../shared/base/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../shared/base/time.ts";
import { ANSWER_SHOWN_FOR, ASKED_FOR, isShown, move, type Question } from "../../../shared/round/question.ts";
import { goOn, ordered, pause, sumOf, timeOf, type Walk, type WalkedVisit } from "../../../shared/round/round.ts";
import { type BoardVisit, isThere, STAYS, visitsOn } from "../../../shared/round/visit.ts";
import { unitsBelow } from "../../../shared/tier/below.ts";
import { seededRandom } from "../../support/ids.ts";

const NOW = Date.parse("2026-11-23T09:05:00Z");
const ZONE = "Europe/Oslo";
const random = seededRandom(2);

function visit(change: Partial<BoardVisit> = {}): BoardVisit {
  return {
    id: newId<"visit">(random),
    from: { unitId: "clinic" as UnitId, unitName: "Kirurgisk klinikk", kind: "clinic" },
    arrivedAt: NOW,
    thereUntil: NOW + STAYS,
    leftAt: null,
    thanks: [],
    questions: [],
    ...change,
  };
}

describe("a visit", () => {
  test("is there until it leaves, or until its time has run out", () => {
    expect(isThere(visit(), NOW)).toBe(true);
    expect(isThere(visit(), NOW + STAYS)).toBe(false);
    expect(isThere(visit({ leftAt: NOW + 1 }), NOW + 2)).toBe(false);
  });

  test("is shown for its day, by the unit's own clock", () => {
    const late = visit({ arrivedAt: Date.parse("2026-11-23T22:59:00Z") });
    expect(visitsOn([late], Date.parse("2026-11-23T22:59:30Z"), ZONE)).toEqual([late]);
    expect(visitsOn([late], Date.parse("2026-11-23T23:00:00Z"), ZONE)).toEqual([]);
  });

  test("of several from one unit the one that is there is told, else the last that did something", () => {
    const thanked = visit({
      arrivedAt: NOW - HOUR,
      leftAt: NOW - HOUR,
      thanks: [{ id: newId(random), to: "doctors", line: "" }],
    });
    const passing = visit({ arrivedAt: NOW - MINUTE, leftAt: NOW - MINUTE });
    expect(visitsOn([thanked, passing], NOW, ZONE)).toEqual([thanked]);
    const here = visit();
    expect(visitsOn([thanked, passing, here], NOW, ZONE)).toEqual([here]);
    const other = visit({
      from: { unitId: "dep" as UnitId, unitName: "Avdeling", kind: "department" },
      arrivedAt: NOW - 2,
    });
    expect(visitsOn([thanked, passing, other], NOW, ZONE)).toEqual([other, thanked]);
  });
});

describe("a question", () => {
  const open = { answer: null, answeredAt: null, closedAt: null };
  const id = "a".repeat(26) as QuestionId;
  const place = { boardId: "b" as BoardId, unitId: "u" as UnitId, unitName: "3B", kind: "section" as const };
  const question = (change: Partial<Question>): Question => {
    return { id, from: place, to: place, text: "Hva trenger dere?", askedAt: NOW, ...open, ...change };
  };

  test("keeps its first answer; the same answer again is no change", () => {
    const answered = move(open, { do: "answer", id, text: "Ja" }, NOW);
    expect(answered).toEqual({ ok: true, value: { answer: "Ja", answeredAt: NOW, closedAt: null } });
    if (!answered.ok) throw new Error("refused");
    expect(move(answered.value, { do: "answer", id, text: "Ja" }, NOW + 1)).toEqual(answered);
    expect(move(answered.value, { do: "answer", id, text: "Nei" }, NOW + 1)).toMatchObject({ ok: false });
  });

  test("is put away by the one who asked, once it is answered, and may be taken back", () => {
    expect(move(open, { do: "close", id }, NOW)).toEqual({ ok: false, refusal: { code: "not-answered" } });
    const answered = { answer: "Ja", answeredAt: NOW, closedAt: null };
    expect(move(answered, { do: "close", id }, NOW)).toMatchObject({ value: { closedAt: NOW } });
    expect(move({ ...answered, closedAt: NOW }, { do: "unclose", id }, NOW)).toMatchObject({ value: answered });
  });

  test("stands with those asked until it is answered, and with the one who asked until it is put away or old", () => {
    expect(isShown(question({}), "toUs", NOW)).toBe(true);
    expect(isShown(question({}), "toUs", NOW + ASKED_FOR)).toBe(false);
    const answered = question({ answer: "Ja", answeredAt: NOW });
    expect(isShown(answered, "toUs", NOW)).toBe(false);
    expect(isShown(answered, "ours", NOW + ANSWER_SHOWN_FOR - 1)).toBe(true);
    expect(isShown(answered, "ours", NOW + ANSWER_SHOWN_FOR)).toBe(false);
    expect(isShown({ ...answered, closedAt: NOW }, "ours", NOW)).toBe(false);
  });
});

describe("the order of a round", () => {
  const stop = (boardId: string) => ({ boardId });
  const tree = ["a", "b", "c"].map(stop);

  test("is that of the tree, until the unit has made its own", () => {
    expect(ordered(tree, undefined)).toEqual({ stops: tree, leftOut: [] });
    expect(ordered(tree, { boards: ["c", "a", "b"], leftOut: [] }).stops).toEqual(["c", "a", "b"].map(stop));
  });

  test("has room for what is new, and loses what is gone", () => {
    expect(ordered(tree, { boards: ["gone", "c"], leftOut: ["b"] })).toEqual({
      stops: ["c", "a"].map(stop),
      leftOut: [stop("b")],
    });
  });
});

describe("the time of a walk", () => {
  const walk: Walk = { startedAt: NOW, pausedAt: null, paused: 0, at: null, endedAt: null };

  test("stands still in a pause, and may run over", () => {
    expect(timeOf(walk, NOW + 4 * MINUTE)).toEqual({ used: 4 * MINUTE, left: 6 * MINUTE });
    const paused = pause(walk, NOW + 4 * MINUTE);
    expect(timeOf(paused, NOW + HOUR).left).toBe(6 * MINUTE);
    const again = goOn(paused, NOW + HOUR);
    expect(timeOf(again, NOW + HOUR + 7 * MINUTE).left).toBe(-MINUTE);
    expect(pause(paused, NOW + DAY)).toBe(paused);
    expect(goOn(again, NOW + DAY)).toBe(again);
  });

  test("is over when the walk is", () => {
    expect(timeOf({ ...walk, endedAt: NOW + MINUTE }, NOW + DAY).used).toBe(MINUTE);
  });
});

test("the sum counts boards and acts of this walk alone", () => {
  const walked = (boardId: string, arrivedAt: number): WalkedVisit => ({
    id: newId(random),
    boardId: boardId as BoardId,
    arrivedAt,
    thanks: [{ id: newId(random), to: "everybody", line: "" }],
    questions: [],
    followUps: [{ id: `${boardId} card` as CardId, title: "Følg opp" }],
  });
  const sum = sumOf([walked("a", NOW - HOUR), walked("a", NOW), walked("a", NOW + 1), walked("b", NOW + 2)], NOW);
  expect(sum).toMatchObject({ visited: 2, thanked: 3, asked: 0 });
  expect(sum.followUps).toHaveLength(3);
});

test("units below stand in the order of the tree, brothers by name, and a loop is walked once", () => {
  const unit = (id: string, parentId: string | null, name = id) => {
    return { id: id as UnitId, parentId: parentId as UnitId | null, name };
  };
  const units = [
    unit("hf", null),
    unit("b", "hf", "Ålesund"),
    unit("a", "hf", "Post 10"),
    unit("c", "hf", "Post 9"),
    unit("d", "a"),
  ];
  const below = unitsBelow(units, "hf" as UnitId);
  expect(below.map((each) => [each.unit.name, each.depth])).toEqual([
    ["Post 9", 1],
    ["Post 10", 1],
    ["d", 2],
    ["Ålesund", 1],
  ]);
  const loop = [unit("x", "y"), unit("y", "x")];
  expect(unitsBelow(loop, "x" as UnitId).map((each) => each.unit.id)).toEqual(["y"]);
});
