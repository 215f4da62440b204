import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base32, type BoardId, type Id } from "../../../shared/base/ids.ts";
import { ok } from "../../../shared/base/outcome.ts";
import { apply, judgement, type MatterCommand, sent } from "../../../shared/escalation/apply.ts";
import {
  type Escalation,
  escalationSchema,
  type Place,
  raiseBody,
  shownAgain,
  shownMatter,
} from "../../../shared/escalation/escalation.ts";
import { newsSince, toJudge, waitingAbove, waitingHere } from "../../../shared/escalation/lists.ts";
import { isUnanswered, lastAnswer, stateOf } from "../../../shared/escalation/state.ts";

function id<K extends string>(n: number): Id<K> {
  return base32(new Uint8Array(16).fill(n)) as Id<K>;
}
const NOW = Date.UTC(2026, 10, 23, 6, 45);
const LISE = { kind: "person", name: "Lise Lund" } as const;
const ADA = { kind: "person", name: "Ada Aas" } as const;
const WALL = { kind: "screen", name: "Gangen" } as const;
const SECTION: BoardId = id(1);
const DEPARTMENT: BoardId = id(2);
const CLINIC: BoardId = id(5);
const CLOCK = { due: NOW + 3_600_000, rises: NOW + 5_400_000, onCall: false };
const receive = { do: "receive", board: DEPARTMENT } as const;

const PLACES: readonly Place[] = [
  { boardId: SECTION, unitName: "Sengepost 3", unitKind: "section" },
  { boardId: DEPARTMENT, unitName: "Medisinsk avdeling", unitKind: "department" },
  { boardId: CLINIC, unitName: "Medisinsk klinikk", unitKind: "clinic" },
];

function placeOf(board: BoardId): Place {
  const found = PLACES.find(({ boardId }) => boardId === board);
  if (!found) throw new Error("no such board");
  return found;
}

function raised(change: Partial<Pick<Escalation, "kind" | "asked" | "safety">> = {}): Escalation {
  const said = {
    id: id<"escalation">(3),
    cardId: id<"card">(4),
    kind: "action" as const,
    safety: false,
    what: "Låst medisinrom om natten",
    tried: "Ringt vekter",
    asked: "Vi trenger en beslutning",
    chart: null,
    history: [sent(DEPARTMENT, CLOCK, LISE, NOW)],
    ...change,
  };
  return shownMatter(said, SECTION, placeOf, [SECTION, DEPARTMENT, CLINIC]);
}

function after(matter: Escalation, ...commands: readonly MatterCommand[]): Escalation {
  return commands.reduce((before, command) => {
    const next = apply(before, command, ADA, NOW + 1000);
    if (!next.ok) throw new Error(next.refusal.code);
    return shownAgain(next.value);
  }, matter);
}
const answer = (text = "Ny lås i dag"): MatterCommand => ({ do: "answer", board: DEPARTMENT, text });

describe("a matter", () => {
  test("is sent, received, answered and confirmed", () => {
    const states: string[] = [];
    let matter = raised();
    for (const command of [receive, answer(), { do: "confirm", answer: 2, was: "answered" }] as const) {
      matter = after(matter, command);
      states.push(stateOf(matter));
    }
    expect(states).toEqual(["received", "answered", "confirmed"]);
    expect(lastAnswer(matter)).toMatchObject({ text: "Ny lås i dag", by: ADA });
  });

  test("that is not solved is open again with the same history", () => {
    const answered = after(raised(), answer());
    const reopened = after(answered, { do: "reopen", answer: 1, was: "answered" });
    expect(isUnanswered(reopened)).toBe(true);
    expect(reopened.history.slice(0, 2)).toEqual(answered.history);
    expect(stateOf(after(reopened, answer("Vekter i natt")))).toBe("answered");
  });

  test("a second answer is refused, and says where the matter is", () => {
    const answered = after(raised(), answer());
    expect(apply(answered, answer("Nei"), LISE, NOW)).toEqual({
      ok: false,
      refusal: { code: "moved-on", state: "answered" },
    });
  });

  test("is withdrawn only before an answer", () => {
    expect(stateOf(after(raised(), receive, { do: "withdraw" }))).toBe("withdrawn");
    expect(apply(after(raised(), answer()), { do: "withdraw" }, LISE, NOW).ok).toBe(false);
    expect(apply(after(raised(), { do: "withdraw" }), answer(), ADA, NOW).ok).toBe(false);
  });

  test("an answer that came after the one that was seen is not confirmed with it", () => {
    const again = after(raised(), answer(), { do: "reopen", answer: 1, was: "answered" }, answer("Vekter i natt"));
    expect(judgement(again, "confirm")).toEqual({ do: "confirm", answer: 3, was: "answered" });
    expect(apply(again, { do: "confirm", answer: 1, was: "answered" }, WALL, NOW).ok).toBe(false);
  });

  test("of confirm and not solved the first counts", () => {
    const confirmed = after(raised(), answer(), { do: "confirm", answer: 1, was: "answered" });
    expect(apply(confirmed, { do: "reopen", answer: 1, was: "answered" }, WALL, NOW).ok).toBe(false);
    expect(apply(confirmed, { do: "confirm", answer: 1, was: "answered" }, WALL, NOW)).toEqual(ok(confirmed));
  });

  test("a slip is mended by the sender, until the receiver has gone on", () => {
    const slipped = after(raised(), answer(), { do: "reopen", answer: 1, was: "answered" });
    const mended = after(slipped, { do: "confirm", answer: 1, was: "reopened" });
    expect(stateOf(mended)).toBe("confirmed");
    expect(stateOf(after(mended, { do: "reopen", answer: 1, was: "confirmed" }))).toBe("reopened");
    const taken = after(slipped, receive);
    expect(judgement(taken, "confirm")).toBeUndefined();
    expect(apply(taken, { do: "confirm", answer: 1, was: "reopened" }, LISE, NOW).ok).toBe(false);
  });

  test("what a late clock says never stands before what came first", () => {
    const answered = apply(raised(), answer(), ADA, NOW - 60_000);
    expect(answered.ok && answered.value.history.at(-1)?.at).toBe(NOW);
  });
});

const command: fc.Arbitrary<MatterCommand> = fc.oneof(
  fc.constant<MatterCommand>(receive),
  fc.constant<MatterCommand>({ do: "withdraw" }),
  fc.constantFrom("Ja", "Nei").map((text): MatterCommand => ({ do: "answer", board: DEPARTMENT, text })),
  fc.record({
    do: fc.constantFrom("confirm" as const, "reopen" as const),
    answer: fc.integer({ min: 1, max: 8 }),
    was: fc.constantFrom("answered" as const, "confirmed" as const, "reopened" as const),
  }),
);
const pressed = fc.array(fc.tuple(command, fc.integer({ min: -5000, max: 5000 })), { maxLength: 30 });

describe("whatever is pressed in whatever order", () => {
  test("history only grows, is in order of time, and the matter stays of its form", () => {
    fc.assert(
      fc.property(pressed, (presses) => {
        let matter = raised();
        for (const [press, late] of presses) {
          const next = apply(matter, press, WALL, NOW + late);
          if (!next.ok) continue;
          expect(next.value.history.slice(0, matter.history.length)).toEqual(matter.history);
          expect(next.value.history.length - matter.history.length).toBeLessThanOrEqual(1);
          matter = shownAgain(next.value);
        }
        const times = matter.history.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(escalationSchema.parse(matter)).toEqual(matter);
      }),
    );
  });

  test("a command that comes twice is done once", () => {
    fc.assert(
      fc.property(pressed, command, (presses, last) => {
        const before = presses.reduce((matter, [press]) => {
          const next = apply(matter, press, WALL, NOW);
          return next.ok ? next.value : matter;
        }, raised());
        const once = apply(before, last, WALL, NOW);
        if (!once.ok) return;
        const twice = apply(once.value, last, WALL, NOW);
        expect(twice.ok ? twice.value : once.value).toEqual(once.value);
      }),
    );
  });

  test("only what was answered is judged, and nothing happens after it was withdrawn", () => {
    fc.assert(
      fc.property(pressed, (presses) => {
        const { history } = presses.reduce((matter, [press]) => {
          const next = apply(matter, press, WALL, NOW);
          return next.ok ? next.value : matter;
        }, raised());
        const kinds = history.map(({ what }) => what);
        if (kinds.includes("withdrawn")) expect(kinds.indexOf("withdrawn")).toBe(kinds.length - 1);
        for (const [index, what] of kinds.entries()) {
          if (what === "confirmed" || what === "reopened") {
            expect(["answered", "confirmed", "reopened"]).toContain(kinds[index - 1]);
          }
        }
      }),
    );
  });
});

describe("the lists of a board", () => {
  test("what waits is at the receiver's and at the sender's until it is answered, then with the sender", () => {
    const matter = raised();
    expect(waitingHere([matter], DEPARTMENT)).toEqual([matter]);
    expect(waitingAbove([matter], SECTION)).toEqual([matter]);
    expect(waitingHere([matter], SECTION)).toEqual([]);
    const answered = after(matter, answer());
    expect([...waitingHere([answered], DEPARTMENT), ...waitingAbove([answered], SECTION)]).toEqual([]);
    expect(toJudge([answered], SECTION)).toEqual([answered]);
  });

  test("what is for awareness waits only until somebody has it", () => {
    const matter = raised({ kind: "awareness", asked: "" });
    expect(waitingHere([matter], DEPARTMENT)).toHaveLength(1);
    expect(waitingHere([after(matter, receive)], DEPARTMENT)).toEqual([]);
  });

  test("an answer that nobody judged is news however old; one that was judged is so until the next meeting", () => {
    const answered = after(raised(), answer());
    const confirmed = after(answered, { do: "confirm", answer: 1, was: "answered" });
    expect(newsSince([answered], SECTION, NOW + 100_000)).toEqual([answered]);
    expect(newsSince([confirmed], SECTION, NOW)).toEqual([confirmed]);
    expect(newsSince([confirmed], SECTION, NOW + 100_000)).toEqual([]);
    expect(newsSince([raised()], SECTION, 0)).toEqual([]);
  });
});

test("who needs an answer says what for; who only tells need not", () => {
  const { from: _from, history: _history, ...said } = raised({ asked: " " });
  const body = { ...said, to: DEPARTMENT };
  expect(raiseBody.safeParse(body).success).toBe(false);
  expect(raiseBody.safeParse({ ...body, kind: "awareness" }).success).toBe(true);
});
