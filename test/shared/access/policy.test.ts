import { describe, expect, test } from "vitest";
import type { Actor, Role } from "../../../shared/access/actor.ts";
import { type Action, type BoardThing, may, roleOn } from "../../../shared/access/policy.ts";
import type {
  BoardId,
  CardId,
  FeedKeyId,
  MeasureId,
  MeetingId,
  PersonId,
  RemoteId,
  ScreenId,
  TicketId,
  UnitId,
} from "../../../shared/base/ids.ts";

const trust = "trust" as UnitId;
const clinic = "clinic" as UnitId;
const section = "section" as UnitId;
const beside = "beside" as UnitId;
const board: BoardThing = {
  kind: "board",
  id: "board" as BoardId,
  path: [section, clinic, trust],
  closed: false,
  touchOpen: false,
};
const unit = { kind: "unit", path: board.path } as const;
const measure = { kind: "measure", id: "measure" as MeasureId, path: board.path } as const;

function person(role: Role, unitId: UnitId): Actor {
  return { kind: "person", id: "person" as PersonId, name: "Kari", language: "nb", roles: [{ unitId, role }] };
}
const screen = (touch: boolean): Actor => ({
  kind: "screen",
  id: "screen" as ScreenId,
  name: "Vaktrommet",
  boardId: board.id,
  touch,
});
const feed: Actor = { kind: "feed", id: "key" as FeedKeyId, name: "Datavarehus", measureIds: [measure.id] };
const nobody: Actor = { kind: "nobody" };

/** For each act on a board: the lowest role that may, and the highest that may not. */
const BOARD_ACTS: readonly [Action, Role, Role | undefined][] = [
  ["board:read", "reader", undefined],
  ["meeting:read", "reader", undefined],
  ["meeting:join", "reader", undefined],
  ["board:edit", "participant", "reader"],
  ["cross:colour", "participant", "reader"],
  ["cross:line", "participant", "reader"],
  ["tally:add", "participant", "reader"],
  ["today:set", "participant", "reader"],
  ["thanks:give", "participant", "reader"],
  ["message:mark", "deputy", "participant"],
  ["question:answer", "participant", "reader"],
  ["comment:write", "participant", "reader"],
  ["comment:judge", "leader", "deputy"],
  ["vote:run", "participant", "reader"],
  ["vote:cast", "participant", "reader"],
  ["signal:acknowledge", "participant", "reader"],
  ["signal:explain", "participant", "reader"],
  ["signal:close", "participant", "reader"],
  ["surface:empty", "participant", "reader"],
  ["escalation:raise", "deputy", "participant"],
  ["escalation:confirm", "deputy", "participant"],
  ["escalation:withdraw", "deputy", "participant"],
  ["escalation:answer", "deputy", "participant"],
  ["meeting:start", "participant", "reader"],
  ["meeting:run", "participant", "reader"],
  ["health:choose", "participant", "reader"],
  ["card:link", "participant", "reader"],
  ["meeting:send", "participant", "reader"],
  ["board:configure", "leader", "deputy"],
  ["meeting:types", "leader", "deputy"],
  ["screen:pair", "leader", "deputy"],
  ["screen:manage", "leader", "deputy"],
  ["idea:judge", "leader", "deputy"],
];

const UNIT_ACTS: readonly [Action, Role, Role][] = [
  ["people:read", "participant", "reader"],
  ["people:manage", "leader", "deputy"],
  ["message:send", "deputy", "participant"],
  ["round:walk", "deputy", "participant"],
  ["unit:edit", "leader", "deputy"],
  ["notice:unit", "leader", "deputy"],
  ["unit:create", "admin", "leader"],
  ["board:create", "leader", "deputy"],
  ["measure:define", "leader", "deputy"],
  ["measure:spread", "leader", "deputy"],
  ["feed-key:manage", "leader", "deputy"],
  ["pull:define", "leader", "deputy"],
  ["pull:connect", "admin", "leader"],
  ["screen:read", "leader", "deputy"],
  ["audit:read", "admin", "leader"],
];

describe("a person", () => {
  test.each(BOARD_ACTS)("%s on a board: a %s may", (action, lowest, highestNot) => {
    expect(may(person(lowest, section), action, board)).toBe(true);
    if (highestNot) expect(may(person(highestNot, section), action, board)).toBe(false);
  });

  test.each(UNIT_ACTS)("%s in a unit: a %s may, a %s may not", (action, lowest, highestNot) => {
    expect(may(person(lowest, section), action, unit)).toBe(true);
    expect(may(person(highestNot, section), action, unit)).toBe(false);
  });

  test("a role in a unit holds in all units below it, and in none beside it", () => {
    expect(may(person("leader", trust), "board:configure", board)).toBe(true);
    expect(may(person("leader", beside), "board:configure", board)).toBe(false);
    expect(may(person("leader", beside), "board:edit", board)).toBe(false);
  });

  test("of several roles the highest counts", () => {
    const both: Actor = {
      ...(person("reader", trust) as Actor & { kind: "person" }),
      roles: [
        { unitId: trust, role: "reader" },
        { unitId: section, role: "leader" },
      ],
    };
    expect(roleOn(both, board.path)).toBe("leader");
  });

  test("an open board is read by all staff; a closed one only from its own unit and above", () => {
    const closed = { ...board, closed: true };
    expect(may(person("reader", beside), "board:read", board)).toBe(true);
    expect(may(person("admin", beside), "board:read", closed)).toBe(false);
    expect(may(person("reader", clinic), "board:read", closed)).toBe(true);
  });

  test("answers in the unit that was asked: a role below it does not reach up", () => {
    const above: BoardThing = { ...board, id: "above" as BoardId, path: [clinic, trust] };
    expect(may(person("deputy", clinic), "escalation:answer", above)).toBe(true);
    expect(may(person("leader", section), "escalation:answer", above)).toBe(false);
  });

  test("edits their own profile and nobody else's", () => {
    expect(may(person("reader", section), "profile:edit", { kind: "person", id: "person" as PersonId })).toBe(true);
    expect(may(person("reader", section), "notice:own", { kind: "person", id: "person" as PersonId })).toBe(true);
    expect(may(person("admin", trust), "notice:own", { kind: "person", id: "another" as PersonId })).toBe(false);
  });
});

describe("a unit's place among the others", () => {
  const acts: Action[] = ["unit:move", "unit:close"];
  test.each(acts)("%s is for the leader of the unit above, or an administrator", (action) => {
    expect(may(person("leader", clinic), action, unit)).toBe(true);
    expect(may(person("admin", section), action, unit)).toBe(true);
    expect(may(person("leader", section), action, unit)).toBe(false);
    expect(may(person("deputy", clinic), action, unit)).toBe(false);
    expect(may(person("leader", beside), action, unit)).toBe(false);
  });
});

describe("a board whose unit is laid down", () => {
  const down = { ...board, laidDown: true, touchOpen: true };
  test("is read by those who read it before, and changed by nobody", () => {
    expect(may(person("reader", beside), "board:read", down)).toBe(true);
    expect(may(screen(true), "board:read", down)).toBe(true);
    const changes = BOARD_ACTS.map(([action]) => action).filter(
      (action) => !["board:read", "meeting:read", "screen:manage"].includes(action),
    );
    const still = changes.filter(
      (action) => may(person("admin", trust), action, down) || may(screen(true), action, down),
    );
    expect(still).toEqual([]);
  });
});

describe("a screen", () => {
  const open = { ...board, touchOpen: true };
  test("paired to look reads its own board and changes nothing, also in a meeting", () => {
    expect(may(screen(false), "board:read", board)).toBe(true);
    const acts: Action[] = ["board:edit", "cross:colour", "today:set", "thanks:give", "meeting:run", "meeting:start"];
    expect(acts.filter((action) => may(screen(false), action, open))).toEqual([]);
  });

  test("paired for touch runs a vote in a meeting, and has no dots and no comments of its own", () => {
    expect(may(screen(true), "vote:run", open)).toBe(true);
    expect(may(screen(true), "vote:run", board)).toBe(false);
    const own: Action[] = ["vote:cast", "comment:write", "comment:judge"];
    expect(own.filter((action) => may(screen(true), action, open))).toEqual([]);
  });

  test("paired for touch sees and explains a signal in a meeting, and closes none", () => {
    const acts: Action[] = ["signal:acknowledge", "signal:explain"];
    expect(acts.filter((action) => !may(screen(true), action, open))).toEqual([]);
    expect(acts.filter((action) => may(screen(true), action, board) || may(screen(false), action, open))).toEqual([]);
    expect(may(screen(true), "signal:close", open)).toBe(false);
  });

  test("hears a meeting and is nobody in it, whatever it is paired for", () => {
    expect(may(screen(true), "meeting:read", open)).toBe(true);
    expect([screen(true), screen(false), nobody].filter((actor) => may(actor, "meeting:join", open))).toEqual([]);
  });

  test("paired for touch writes while touch is open and only looks outside it", () => {
    const acts: Action[] = ["board:edit", "cross:colour", "today:set", "thanks:give", "surface:empty", "meeting:run"];
    expect(acts.filter((action) => !may(screen(true), action, open))).toEqual([]);
    expect(acts.filter((action) => may(screen(true), action, board))).toEqual([]);
    expect(may(screen(true), "meeting:start", board)).toBe(true);
  });

  test("paired for touch says read and answers a question in a meeting, and neither sends down nor walks", () => {
    const acts: Action[] = ["message:mark", "question:answer"];
    expect(acts.filter((action) => !may(screen(true), action, open))).toEqual([]);
    expect(acts.filter((action) => may(screen(true), action, board))).toEqual([]);
    const leaders: Action[] = ["message:send", "round:walk"];
    expect(leaders.filter((action) => may(screen(true), action, open))).toEqual([]);
  });

  test("paired for touch raises and confirms in the meeting, and never answers or withdraws", () => {
    const acts: Action[] = ["escalation:raise", "escalation:confirm", "escalation:withdraw", "escalation:answer"];
    expect(acts.filter((action) => may(screen(true), action, open))).toEqual([
      "escalation:raise",
      "escalation:confirm",
    ]);
    expect(acts.filter((action) => may(screen(true), action, board))).toEqual([]);
  });

  test("never sees another board, and never manages anything", () => {
    expect(may(screen(true), "board:read", { ...open, id: "other" as BoardId })).toBe(false);
    const acts: Action[] = [
      "board:configure",
      "screen:pair",
      "meeting:types",
      "people:manage",
      "measure:define",
      "measure:spread",
      "pull:define",
      "pull:connect",
      "unit:create",
    ];
    expect(acts.filter((action) => may(screen(true), action, open) || may(screen(true), action, unit))).toEqual([]);
  });
});

test("a key is to send figures or to read them, and for its own measures alone", () => {
  const reading = { ...feed, reads: true };
  expect(may(feed, "point:push", measure)).toBe(true);
  expect(may(feed, "measure:export", measure)).toBe(false);
  expect(may(reading, "measure:export", measure)).toBe(true);
  expect(may(reading, "point:push", measure)).toBe(false);
  expect(may(reading, "measure:export", { ...measure, id: "other" as MeasureId })).toBe(false);
  for (const action of ["measure:read", "board:read", "unit:read"] as const) {
    expect(may(reading, action, measure)).toBe(false);
  }
});

test("a feed for all of a unit pushes to what lies in it and below, and to nothing beside it", () => {
  const [own, above] = measure.path;
  if (!own || !above) throw new Error("the measure lies in two units");
  const within = (unitId: typeof own, source: string | null = null) => ({
    ...feed,
    measureIds: [],
    within: { unitId, source },
  });
  expect(may(within(own), "point:push", measure)).toBe(true);
  expect(may(within(above), "point:push", measure)).toBe(true);
  expect(may(within(own), "point:push", { ...measure, path: [above] })).toBe(false);
  expect(may(within(own), "measure:read", measure)).toBe(false);
});

test("a feed for one source pushes to the measures that name it, and to no others", () => {
  const [unitId] = measure.path;
  if (!unitId) throw new Error("the measure lies in a unit");
  const of = { ...feed, measureIds: [], within: { unitId, source: "Datavarehuset" } };
  expect(may(of, "point:push", { ...measure, source: " datavarehuset" })).toBe(true);
  expect(may(of, "point:push", { ...measure, source: "Norpep" })).toBe(false);
  expect(may(of, "point:push", measure)).toBe(false);
});

test("a feed pushes points to its own measures and does nothing else", () => {
  expect(may(feed, "point:push", measure)).toBe(true);
  expect(may(feed, "point:push", { ...measure, id: "other" as MeasureId })).toBe(false);
  expect(may(feed, "measure:read", measure)).toBe(false);
  expect(may(feed, "board:read", board)).toBe(false);
});

test("a ticket gives an idea, lines and tallies to its own board, follows its idea, and does nothing else", () => {
  const mine = "idea" as CardId;
  const ticket: Actor = { kind: "ticket", id: "ticket" as TicketId, boardId: board.id, ideaId: mine };
  expect(may(ticket, "idea:give", board)).toBe(true);
  for (const gives of ["idea:give", "cross:line", "tally:add"] as const) {
    expect(may(ticket, gives, board)).toBe(true);
    expect(may(ticket, gives, { ...board, id: "other" as BoardId })).toBe(false);
    expect(may(ticket, gives, measure)).toBe(false);
  }
  expect(may(ticket, "idea:follow", { kind: "idea", id: mine })).toBe(true);
  expect(may(ticket, "idea:follow", { kind: "idea", id: "other" as CardId })).toBe(false);
  const acts: Action[] = ["board:read", "board:edit", "session:own", "idea:judge", "unit:read", "meeting:run"];
  acts.push("cross:colour", "point:push", "measure:read", "today:set", "thanks:give");
  expect(acts.filter((action) => may(ticket, action, board) || may(ticket, action, unit))).toEqual([]);
});

test("a phone lent to a wall relays to it while the meeting runs, and does nothing itself", () => {
  const remote: Actor = {
    kind: "remote",
    id: "remote" as RemoteId,
    boardId: board.id,
    screenId: "screen" as ScreenId,
    meetingId: "meeting" as MeetingId,
  };
  const open = { ...board, touchOpen: true };
  expect(may(remote, "remote:use", open)).toBe(true);
  expect(may(remote, "remote:use", board)).toBe(false);
  expect(may(remote, "remote:use", { ...open, id: "other" as BoardId })).toBe(false);
  const acts: Action[] = ["board:read", "board:edit", "meeting:run", "meeting:join", "cross:colour", "session:own"];
  const more: Action[] = ["remote:lend", "remote:end", "escalation:answer", "idea:give", "unit:read", "measure:read"];
  expect([...acts, ...more].filter((action) => may(remote, action, open) || may(remote, action, unit))).toEqual([]);
});

test("a touch wall lends itself to a phone in a meeting alone; who may run the meeting ends it", () => {
  const open = { ...board, touchOpen: true };
  expect(may(screen(true), "remote:lend", open)).toBe(true);
  expect(may(screen(true), "remote:lend", board)).toBe(false);
  expect(may(screen(false), "remote:lend", open)).toBe(false);
  expect(may(person("admin", trust), "remote:lend", open)).toBe(false);
  expect(may(person("participant", section), "remote:end", open)).toBe(true);
  expect(may(person("reader", section), "remote:end", open)).toBe(false);
  expect(may(screen(true), "remote:use", open)).toBe(false);
});

test("no sign-in follows an idea: its receipt alone does", () => {
  expect(may(person("admin", trust), "idea:follow", { kind: "idea", id: "idea" as CardId })).toBe(false);
  expect(may(person("admin", trust), "idea:give", board)).toBe(false);
});

test("nobody may only what is public", () => {
  expect(may(nobody, "public", { kind: "nothing" })).toBe(true);
  const acts: Action[] = ["session:own", "board:read", "unit:read", "measure:read", "point:push", "meeting:read"];
  expect(acts.filter((action) => may(nobody, action, board) || may(nobody, action, measure))).toEqual([]);
});
