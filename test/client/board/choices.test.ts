import { describe, expect, test } from "vitest";
import { PictureKeeper } from "../../../client/board/boardState.ts";
import { comingDays, whenActs } from "../../../client/board/choices/acts.ts";
import { whoChoices } from "../../../client/board/choices/who.ts";
import { isToDo, quadrantsFor, usualDay } from "../../../client/views/huddle/deciding.ts";
import { newId } from "../../../shared/base/ids.ts";
import { addCard } from "../../../shared/board/cards.ts";
import { BoardDocument } from "../../../shared/board/document.ts";
import type { LaneMeaning } from "../../../shared/board/schema.ts";
import { applyTemplate, defaultLaneId } from "../../../shared/board/templates.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(23);
const ROLES = ["Fagsykepleier", "Lege"];
const DAYS = [
  { kind: "nextMeeting", date: "2026-11-24" },
  { kind: "oneWeek", date: "2026-11-30" },
  { kind: "twoWeeks", date: "2026-12-07" },
] as const;

/** A board on which these have a card each. */
function boardOf(...people: readonly string[]) {
  const board = new BoardDocument();
  board.edit("test", (each) => {
    applyTemplate(each);
    for (const who of people) {
      addCard(each, { id: newId<"card">(random), title: "Kort", laneId: defaultLaneId("testing"), who });
    }
  });
  return new PictureKeeper(board).current;
}

describe("who, with one touch", () => {
  test("is first somebody who stands on the board, then a usual role, each once", () => {
    const found = whoChoices(boardOf("Kari", "Nattevakt", "Kari", "lege"), ROLES);
    expect(found.map(({ who }) => who)).toEqual(["Kari", "lege", "Nattevakt", "Fagsykepleier"]);
  });
  test("is a role only when it is known to be one: what was written may be anybody's name", () => {
    const kinds = new Map(whoChoices(boardOf("Kari", "lege"), ROLES).map(({ who, whoKind }) => [who, whoKind]));
    expect([kinds.get("Kari"), kinds.get("lege"), kinds.get("Fagsykepleier")]).toEqual(["name", "role", "role"]);
  });
});

describe("when, with one touch", () => {
  test("is a working day of the coming four weeks, today not among them", () => {
    const days = comingDays("2026-11-23");
    expect([days[0], days.at(-1), days.length]).toEqual(["2026-11-24", "2026-12-21", 20]);
    expect(days).not.toContain("2026-11-28");
  });
  test("pressed once more is taken away", () => {
    const chosen: (string | null)[] = [];
    const words = { nextMeeting: "Neste møte", oneWeek: "Om en uke", twoWeeks: "Om to uker" };
    const acts = whenActs(DAYS, "2026-11-30", words, (date) => chosen.push(date));
    for (const act of acts) act.onPress();
    expect(acts.map(({ isOn }) => isOn)).toEqual([false, true, false]);
    expect(chosen).toEqual(["2026-11-24", null, "2026-12-07"]);
  });
});

describe("an answer to an idea", () => {
  const lane = (meaning: LaneMeaning) => ({ id: newId<"lane">(random), meaning, name: meaning });
  const none = { due: null, evaluateOn: null };

  test("has a day at once: a week for a test, the next meeting for what is done, two weeks to look into it", () => {
    expect(usualDay("testing", none, DAYS)).toEqual({ evaluateOn: "2026-11-30" });
    expect(usualDay("justDo", none, DAYS)).toEqual({ due: "2026-11-24" });
    expect(usualDay("exploring", none, DAYS)).toEqual({ due: "2026-12-07" });
  });
  test("keeps a day that somebody has agreed before", () => {
    expect(usualDay("exploring", { due: "2026-12-24", evaluateOn: null }, DAYS)).toEqual({ due: "2026-12-24" });
  });
  test("is only offered where the board has a lane for it", () => {
    expect(quadrantsFor([lane("new"), lane("testing"), lane("notNow")])).toEqual(["doNow", "test", "notNow"]);
    expect(quadrantsFor([lane("new"), lane("own")])).toEqual([]);
  });
  test("asks who only where somebody has something to do", () => {
    expect((["testing", "justDo", "exploring", "notNow", "inUse", "new"] as const).filter(isToDo)).toEqual([
      "testing",
      "justDo",
      "exploring",
    ]);
  });
});
