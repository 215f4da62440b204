import { describe, expect, test } from "vitest";
import { promisedText } from "../../../client/escalation/clockText.ts";
import { lanesOf } from "../../../client/escalation/SentLane.tsx";
import { answeredBy, dueText, isRisen, movedText, sentMarks } from "../../../client/escalation/sentText.ts";
import { withMarked } from "../../../client/escalation/useMarks.ts";
import type { Pending } from "../../../client/live/outbox.ts";
import { base32, type Id } from "../../../shared/base/ids.ts";
import { HOUR, instantAt, MINUTE } from "../../../shared/base/time.ts";
import { sent } from "../../../shared/escalation/apply.ts";
import { type Escalation, type Place, shownMatter } from "../../../shared/escalation/escalation.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import type { LevelClock } from "../../../shared/protocol/raiseClock.ts";

function id<K extends string>(n: number): Id<K> {
  return base32(new Uint8Array(16).fill(n)) as Id<K>;
}
const zone = "Europe/Oslo";
const at = (time: string, day = "2026-11-23"): number => instantAt(day, time, zone);
const NOW = at("07:43");
const reader = { language: "nb", now: NOW, zone } as const;
const section: Place = { boardId: id(1), unitName: "Sengepost 3", unitKind: "section" };
const department: Place = { boardId: id(2), unitName: "Ortopedisk avdeling", unitKind: "department" };
const clinic: Place = { boardId: id(3), unitName: "Kirurgisk klinikk", unitKind: "clinic" };
const by = { kind: "person", name: "Lise Lund" } as const;
const system = { kind: "system", name: "" } as const;
const CLOCK = { due: at("08:25"), rises: at("08:25", "2026-11-24"), onCall: false };

function matter(...later: MatterStep[]): Escalation {
  const history = [sent(department.boardId, CLOCK, by, NOW), ...later];
  const places = [section, department, clinic];
  const placeOf = (board: string): Place => places.find(({ boardId }) => boardId === board) ?? section;
  const said = {
    id: id<"escalation">(9),
    cardId: null,
    safety: false,
    what: "Låst medisinrom",
    tried: "",
    asked: "Lås",
  };
  const boards = places.map(({ boardId }) => boardId);
  return shownMatter({ ...said, kind: "action", chart: null, history }, section.boardId, placeOf, boards);
}
const risen: MatterStep = { what: "risen", to: clinic.boardId, ...CLOCK, at: NOW + HOUR, by: system };
const forwarded: MatterStep = { ...risen, what: "forwarded", by };
const delegated: MatterStep = { what: "delegated", to: section.boardId, at: NOW + 1, by };

describe("svarfrist, before a matter is sent", () => {
  const level: LevelClock = {
    to: department,
    next: clinic,
    ordinary: { ...CLOCK, afterMeeting: true },
    safety: { due: at("08:25"), rises: at("08:55"), onCall: true, afterMeeting: false },
    phone: null,
    onCall: { name: "Ortoped i vakt", phone: "51 51 51 51", told: true },
  };
  const ordinary = { kind: "action", safety: false } as const;
  const safety = { kind: "action", safety: true } as const;

  test("says the clock time and whose meeting it follows, and when it goes on by itself", () => {
    expect(promisedText(level, ordinary, reader)).toEqual({
      due: "Svarfrist i dag 08:25, etter avdelingens tavlemøte",
      dueShort: "Svarfrist i dag 08:25",
      rises: "Går videre til klinikken i morgen 08:25 hvis ingen svarer.",
      onCall: "",
    });
    const unplanned = { ...level, ordinary: { ...CLOCK, afterMeeting: false } };
    expect(promisedText(unplanned, ordinary, reader).due).toMatch(/: avdelingen har ingen planlagte møter$/);
    expect(promisedText({ ...level, next: null }, ordinary, reader).rises).toMatch(/ingen tavle over/);
    expect(promisedText(level, { kind: "awareness", safety: false }, reader).due).toMatch(/ingen svarfrist/);
  });

  test("says that who is on call is told only where word goes to them", () => {
    expect(promisedText(level, safety, reader).onCall).toMatch(/Ortoped i vakt får beskjed nå/);
    const untold = { ...level, onCall: { name: "Ortoped i vakt", phone: "51 51 51 51", told: false } };
    expect(promisedText(untold, safety, reader).onCall).toMatch(/ring Ortoped i vakt, 51 51 51 51/);
    expect(promisedText({ ...level, onCall: null }, safety, reader).onCall).toMatch(/ring den som har vakt/);
  });
});

describe("a matter on its way, as its sender sees it", () => {
  test("says until when an answer is promised, and when that time is over; nothing once it has come", () => {
    expect(dueText(matter(), reader)).toEqual({ text: "svar innen 08:25", isLate: false });
    expect(dueText(matter(), { ...reader, now: at("08:26") })).toEqual({ text: "svarfristen var 08:25", isLate: true });
    const answered: MatterStep = { what: "answered", board: department.boardId, text: "Ja", at: NOW, by };
    expect(dueText(matter(answered), reader)).toBeUndefined();
  });

  test("tells an automatic rise as one, and who took it further by hand", () => {
    expect(isRisen(matter(risen))).toBe(true);
    expect(sentMarks(matter(risen), 0, reader)).toEqual([
      "løftet videre automatisk",
      "ikke besvart i tide av Ortopedisk avdeling",
    ]);
    expect(movedText(matter(risen), reader)).toBe(
      "Løftet videre automatisk til Kirurgisk klinikk: Ortopedisk avdeling svarte ikke i tide.",
    );
    expect(sentMarks(matter(forwarded), 0, reader)).toEqual(["løftet videre av Ortopedisk avdeling"]);
    expect(movedText(matter(delegated), reader)).toBe("Ortopedisk avdeling har bedt Sengepost 3 om å se på saken.");
  });

  test("tells that units were changed, and who sent it before them", () => {
    const moved = { what: "rerouted", ...CLOCK, at: NOW + HOUR, by: system } as const;
    const elsewhere = matter({ ...moved, from: null, to: clinic.boardId });
    expect(sentMarks(elsewhere, 0, reader)).toEqual(["kom dit fordi enhetene er endret"]);
    const inherited = matter({ ...moved, from: clinic.boardId, to: null });
    expect(sentMarks(inherited, 0, reader)).toEqual(["overtatt fra Sengepost 3"]);
  });

  test("says who has it until the svarfrist where nobody meets before", () => {
    const alone: MatterStep = { what: "urged", ...CLOCK, onCall: true, at: NOW + HOUR, by };
    expect(sentMarks(matter(alone), 0, reader)).toContain("til da: vakthavende");
  });

  test("says to the sender that it has said so when it cannot wait", () => {
    const urged: MatterStep = { what: "urged", ...CLOCK, at: NOW + HOUR, by };
    expect(sentMarks(matter(urged), 0, reader)).toEqual(["vi har sagt at det haster"]);
  });

  test("names the unit that answered, also when it had risen from there", () => {
    const late: MatterStep = { what: "answered", board: department.boardId, text: "Ja", at: NOW + 2 * HOUR, by };
    expect(answeredBy(matter(risen, late))).toBe("Ortopedisk avdeling");
    expect(sentMarks(matter(risen, late), 3, reader)).toEqual(["ikke bekreftet etter tre møter"]);
  });

  test("stands in the lane of who has it; each level above has a lane, nearest first, also an empty one", () => {
    const lanes = lanesOf([department, clinic], [matter(risen)]);
    expect(lanes.map(({ place, matters }) => [place.unitName, matters.length])).toEqual([
      ["Ortopedisk avdeling", 0],
      ["Kirurgisk klinikk", 1],
    ]);
    expect(lanesOf([department], [matter(risen)]).map(({ isAbove }) => isAbove)).toEqual([true, false]);
  });
});

test("a mark is there at once, and gone when its matter is sent, whichever the network takes first", () => {
  const command = (body: unknown): Pending => ({
    id: id(8),
    queue: "escalations",
    path: "/boards",
    body,
    stale: [],
    as: null,
    at: NOW,
    order: 0,
    state: { kind: "waiting" },
  });
  const mark = command({ do: "mark", id: id(9), cardId: null, what: "Låst medisinrom" });
  const once = withMarked({ items: [] }, section.boardId, mark, NOW);
  expect(once.items).toMatchObject([{ id: id(9), at: NOW }]);
  expect(withMarked(once, section.boardId, mark, NOW + MINUTE)).toBe(once);
  const raise = command({
    id: id(9),
    to: department.boardId,
    cardId: null,
    kind: "action",
    what: "Låst",
    tried: "",
    asked: "Lås",
  });
  expect(withMarked(once, section.boardId, raise, NOW).items).toEqual([]);
});
