import { beforeAll, expect, test } from "vitest";
import { type BoardId, type MeasureId, type MeetingTypeId, newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { DEFAULT_AGENDA } from "../../shared/huddle/agenda.ts";
import { firstMeetingType } from "../../shared/huddle/meetingType.ts";
import { end, start } from "../../shared/huddle/huddle.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as health from "../../server/storage/health.ts";
import * as links from "../../server/storage/links.ts";
import { insertMeeting, insertMeetingType, putMeeting } from "../../server/storage/meetings.ts";
import { insertUnit } from "../../server/storage/units.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("what the meeting's own health is reckoned from", (open) => {
  const random = seededRandom(19);
  const unit = newId<"unit">(random);
  const [board, other]: [BoardId, BoardId] = [newId(random), newId(random)];
  const typeId: MeetingTypeId = newId(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    for (const id of [board, other]) {
      const row = { id, unitId: unit, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
      await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
    }
    const type = firstMeetingType("huddle", typeId, board, "2026-01-01");
    await insertMeetingType(storage.db, type, null, NOW);
  });

  test("meetings come oldest first, with how fresh the board was; one not held has nothing of that", async () => {
    const running = start(
      {
        id: newId(random),
        typeId,
        plannedAt: NOW,
        steps: DEFAULT_AGENDA,
        leader: null,
        heads: { room: 5, remote: 2 },
      },
      NOW + MINUTE,
    );
    await insertMeeting(storage.db, board, running);
    expect(await health.pastMeetings(storage.db, board, 0)).toEqual([]);
    await putMeeting(storage.db, end(running, NOW + 9 * MINUTE));
    await health.putFreshness(storage.db, running.id, { count: 7, of: 9 });
    const missed = { id: newId<"meeting">(random), typeId, state: "notHeld", reason: null } as const;
    await insertMeeting(storage.db, board, { ...missed, plannedAt: NOW - DAY });
    const found = await health.pastMeetings(storage.db, board, NOW - 2 * DAY);
    expect(found).toMatchObject([
      { typeId, plannedAt: NOW - DAY, held: null },
      {
        plannedAt: NOW,
        held: {
          startedAt: NOW + MINUTE,
          endedAt: NOW + 9 * MINUTE,
          endsAt: NOW + 10 * MINUTE,
          heads: 7,
          isEndKnown: true,
          fresh: { count: 7, of: 9 },
        },
      },
    ]);
    expect(await health.pastMeetings(storage.db, board, NOW)).toHaveLength(1);
    expect(await health.pastMeetings(storage.db, other, 0)).toEqual([]);
  });

  test("the last choice stands, and taken back it gives way to the one before; only the one that was seen goes", async () => {
    await health.addChoice(storage.db, board, { about: "agenda", choice: "kept", at: NOW });
    await health.addChoice(storage.db, board, { about: "agenda", choice: "later", at: NOW + 1 });
    await health.addChoice(storage.db, board, { about: "held", choice: "notNow", at: NOW + 2 });
    expect(await health.choicesOf(storage.db, board)).toEqual([
      { about: "agenda", choice: "later", at: NOW + 1 },
      { about: "held", choice: "notNow", at: NOW + 2 },
    ]);
    expect(await health.takeBack(storage.db, board, "agenda", NOW)).toBe(false);
    expect(await health.takeBack(storage.db, board, "agenda", NOW + 1)).toBe(true);
    expect(await health.choicesOf(storage.db, board)).toMatchObject([{ choice: "kept" }, { about: "held" }]);
    expect(await health.takeBack(storage.db, other, "held", NOW + 2)).toBe(false);
  });

  test("a signal nobody touched has no time; no measures ask for nothing", async () => {
    const measure: MeasureId = newId(random);
    expect(await health.signalTimes(storage.db, unit, [], 0)).toEqual([]);
    expect(await health.signalTimes(storage.db, unit, [measure], 0)).toEqual([]);
    expect(await health.ideasAnsweredSince(storage.db, board, 0)).toEqual([]);
  });

  test("a link is one row, seen from both boards, until it is taken back", async () => {
    const [risk, work] = [newId<"card">(random), newId<"card">(random)];
    const link = {
      risk: { boardId: board, cardId: risk },
      work: { boardId: other, cardId: work },
      made: "work",
      title: "Fall på natt",
      at: NOW,
    } as const;
    await links.insertLink(storage.db, link);
    await expect(links.insertLink(storage.db, link)).rejects.toThrow(Error);
    expect(await links.linksOf(storage.db, board)).toEqual([link]);
    expect(await links.linksOf(storage.db, other)).toEqual([link]);
    expect(await links.unsettledLinks(storage.db)).toEqual([link]);
    await links.settleLink(storage.db, link);
    expect(await links.unsettledLinks(storage.db)).toEqual([]);
    await links.deleteLink(storage.db, link);
    expect(await links.linksOf(storage.db, board)).toEqual([]);
  });
});
