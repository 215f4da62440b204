import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { handClock } from "../support/clock.ts";
import { PEOPLE, type PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** A Monday at 07:45 in Oslo. */
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const clock = handClock(MONDAY - 90 * MINUTE);
const random = seededRandom(605);
let server: TestServer;
/** Of the trust, above the two sections. */
let above: BoardId;

beforeAll(async () => {
  server = await startServer({ clock, seed: 605 });
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  above = (await server.as("admin", "POST", "/api/v1/boards", { body })).body.id;
  await held(ours(), async () => {});
  clock.advanceTo(MONDAY - 30 * MINUTE);
});
afterAll(() => server.close());

const as = async (who: PersonName, method: string, path: string, body?: unknown) => {
  const answer = await server.as(who, method, `/api/v1${path}`, body === undefined ? {} : { body });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};
const ours = (): BoardId => server.hospital.boardId;
const walks = (body: object) => as("admin", "POST", `/units/${server.hospital.trustId}/round/commands`, body);
const step = (who: PersonName, id: string, what: string, body: object) =>
  as(who, "POST", `/escalations/${id}/${what}`, body);

/** Holds a meeting and answers with its record. */
async function held(board: BoardId, during: (meeting: string) => Promise<void>): Promise<MeetingFacts> {
  const who = board === above ? "admin" : "leader";
  const [type] = (await as(who, "GET", `/boards/${board}/meeting-types`)).items;
  const { meeting } = await as(who, "POST", `/boards/${board}/meetings`, { typeId: type.id });
  clock.advance(MINUTE);
  await during(meeting.id);
  clock.advance(MINUTE);
  await as(who, "POST", `/meetings/${meeting.id}/commands`, { do: "end" });
  clock.advance(MINUTE);
  return (await as("reader", "GET", `/meetings/${meeting.id}`)).facts;
}

async function raise(who: PersonName, from: BoardId, what: string, kind = "action"): Promise<string> {
  const id = newId<"escalation">(random);
  const texts = { what, tried: "Spurt naboen", asked: kind === "action" ? "Utstyr" : "" };
  clock.advance(1000);
  await as(who, "POST", `/boards/${from}/escalations`, { id, to: above, cardId: null, kind, ...texts });
  return id;
}
async function judge(id: string, verdict: "confirm" | "reopen"): Promise<void> {
  const { items } = await as("leader", "GET", `/boards/${ours()}/escalations`);
  const matter = items.find((each: { id: string }) => each.id === id);
  const answer = matter.history.findLastIndex(({ what }: { what: string }) => what === "answered");
  await step("leader", id, "judge", { do: verdict, answer, was: "answered" });
}

async function visit(thanks: string, question: string): Promise<{ thanks: string; question: string }> {
  const visitId = newId<"visit">(random);
  const ids = { thanks: newId<"thanks">(random), question: newId<"question">(random) };
  await walks({ do: "arrive", id: visitId, boardId: ours(), leaving: null });
  await walks({ do: "thank", visitId, id: ids.thanks, to: null, line: thanks });
  await walks({ do: "ask", visitId, id: ids.question, text: question });
  return ids;
}

describe("the record of a section's meeting", () => {
  test("tells who visited since the last one, with the thanks, and what the team answered to what was asked", async () => {
    const first = await visit("for innsatsen i helga", "Hva trenger dere fra oss?");
    clock.advance(MINUTE);
    const second = await visit("for ryddige rom", "Hva hindrer dere mest?");
    const facts = await held(ours(), async () => {
      const answer = { do: "answer", id: first.question, text: "Én løfter til" };
      await as("leader", "POST", `/boards/${ours()}/questions/commands`, answer);
    });
    expect(facts.visits).toMatchObject([
      { from: "Prøve HF", kind: "trust", thanks: [{ id: first.thanks }, { id: second.thanks }] },
    ]);
    expect(facts.questions).toEqual([
      { id: first.question, unit: "Prøve HF", text: "Hva trenger dere fra oss?", answer: "Én løfter til" },
      { id: second.question, unit: "Prøve HF", text: "Hva hindrer dere mest?", answer: null },
    ]);
    // They stand with the visit, and not among what the team itself gave.
    expect(facts.thanks).toEqual([]);
    expect(JSON.stringify(facts)).not.toContain(PEOPLE.admin.name);

    const next = await held(ours(), async () => {});
    expect(next.visits).toEqual([]);
    expect(next.questions.map(({ id }) => id)).toEqual([second.question]);
  });

  test("tells the thanks of a leader who came while it ran once, with the visit", async () => {
    const facts = await held(ours(), async () => {
      await visit("for et godt møte", "Kan dere vise naboen?");
      const body = { do: "give", id: newId<"thanks">(random), to: "nightShift", line: "" };
      await as("leader", "POST", `/boards/${ours()}/thanks/commands`, body);
    });
    expect(facts.thanks).toMatchObject([{ to: "nightShift" }]);
    expect(facts.visits).toMatchObject([{ thanks: [{ line: "for et godt møte" }] }]);
  });

  test("says of each message whether the unit had read it before", async () => {
    const message = { do: "send", text: "Ny rutine for nøkler", until: "2026-11-27", to: null };
    await as("admin", "POST", `/units/${server.hospital.trustId}/messages/commands`, {
      ...message,
      id: newId<"message">(random),
    });
    const shows = (meeting: string) =>
      as("leader", "POST", `/meetings/${meeting}/commands`, { do: "next", from: 0 }).then(() => undefined);
    const [first, second] = [await held(ours(), shows), await held(ours(), shows)];
    expect([first.messages, second.messages].map(([shown]) => shown?.readBefore)).toEqual([false, true]);
  });

  test("tells answers that were judged since the last one, and those that nobody has judged yet", async () => {
    const [solved, open, waits] = [
      await raise("leader", ours(), "Mangler løfter"),
      await raise("leader", ours(), "Mangler rullestol"),
      await raise("leader", ours(), "Mangler seng"),
    ];
    await step("admin", solved, "answer", { text: "Kommer i dag" });
    await step("admin", open, "answer", { text: "Bestilt til fredag" });
    const dueBy = { text: "Vi spør innkjøp", until: clock.now() + DAY };
    await step("admin", waits, "interim", dueBy);
    await judge(solved, "confirm");
    const facts = await held(ours(), async () => {});
    expect(facts.answers).toMatchObject([{ id: solved, text: "Kommer i dag", solved: true }]);
    expect(facts.heard).toMatchObject([
      { id: open, text: "Bestilt til fredag", from: "Prøve HF", interim: null },
      { id: waits, text: "Vi spør innkjøp", interim: { due: expect.any(Number) } },
    ]);
    const next = await held(ours(), () => judge(open, "reopen"));
    expect([next.answers, next.heard]).toMatchObject([[{ id: open, solved: false }], []]);
  });

  test("tells what it marked and somebody writes afterwards", async () => {
    const id = newId<"escalation">(random);
    const facts = await held(ours(), async () => {
      const mark = { do: "mark", id, cardId: null, what: "Porten henger" };
      await as("leader", "POST", `/boards/${ours()}/marks/commands`, mark);
    });
    expect(facts.marked).toEqual([{ id, what: "Porten henger" }]);
    expect(facts.raised).toEqual([]);
  });
});

describe("the record of a leaders' meeting", () => {
  test("tells what was done with matters that had come, once for those that get one answer", async () => {
    const [one, two, told, before] = [
      await raise("leader", ours(), "Mangler alarm"),
      await raise("stranger", server.hospital.otherBoardId, "Alarmen svikter"),
      await raise("leader", ours(), "Ny rutine virker", "awareness"),
      await raise("leader", ours(), "Besvart før møtet"),
    ];
    await step("admin", before, "answer", { text: "Ja, i dag" });
    clock.advance(MINUTE);
    const facts = await held(above, async () => {
      await step("admin", one, "merge", { with: [two] });
      await step("admin", one, "answer", { text: "Nye alarmer på torsdag" });
      clock.advance(MINUTE);
      await step("admin", told, "receive", {});
    });
    expect(facts.handled.map(({ matters, deeds }) => [matters.map(({ what, from }) => [what, from]), deeds])).toEqual([
      [
        [
          ["Mangler alarm", "Sengepost 3"],
          ["Alarmen svikter", "Sengepost 4"],
        ],
        [{ did: "answered", text: "Nye alarmer på torsdag" }],
      ],
      [[["Ny rutine virker", "Sengepost 3"]], [{ did: "received" }]],
    ]);
    expect(facts.raised).toEqual([]);
    // So is it found in the list of earlier meetings.
    const [line] = (await as("reader", "GET", `/boards/${above}/meetings`)).items;
    expect(line.came.handled).toEqual([
      { what: "Mangler alarm", did: "answered" },
      { what: "Alarmen svikter", did: "answered" },
      { what: "Ny rutine virker", did: "received" },
    ]);
  });
});
