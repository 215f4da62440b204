import { beforeAll, expect, test } from "vitest";
import { type BoardId, type CardId, newId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import type { OpenRound } from "../../shared/vote/vote.ts";
import { insertBoard } from "../../server/storage/boards.ts";
import type { Storage } from "../../server/storage/database.ts";
import { insertUnit } from "../../server/storage/units.ts";
import * as votes from "../../server/storage/votes.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

describeStorages("the store of votes", (open) => {
  const random = seededRandom(29);
  const unit = newId<"unit">(random);
  const [board, other]: [BoardId, BoardId] = [newId(random), newId(random)];
  const [one, two]: [CardId, CardId] = [newId(random), newId(random)];
  const round: OpenRound = {
    id: newId(random),
    cards: [one, two],
    dots: 3,
    room: [],
    counted: [],
    given: 0,
    startedAt: NOW,
  };
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    const zone = "Europe/Oslo";
    await insertUnit(storage.db, { id: unit, parentId: null, kind: "section", name: "Ortopedi", zone }, NOW);
    for (const id of [board, other]) {
      const row = { id, unitId: unit, kind: "huddle", name: "3B", language: "nb", closed: false } as const;
      await insertBoard(storage.db, { ...row, settings: DEFAULT_SETTINGS }, NOW);
    }
  });

  test("one round runs on a board at a time, and another board knows nothing of it", async () => {
    await votes.insertRound(storage.db, board, round, "hemmelig");
    expect(await votes.openRoundOf(storage.db, board)).toEqual({ round, secret: "hemmelig" });
    expect(await votes.openRoundOf(storage.db, other)).toBeUndefined();
    const again = { ...round, id: newId<"round">(random) };
    await expect(votes.insertRound(storage.db, board, again, "x")).rejects.toThrow();
    expect([await votes.roundExists(storage.db, round.id), await votes.roundExists(storage.db, again.id)]).toEqual([
      true,
      false,
    ]);
  });

  test("dots are put and moved under a voter's name, and given are those of all with the room's", async () => {
    await votes.putDots(storage.db, round.id, "a", { cardId: one, dots: 2 });
    await votes.putDots(storage.db, round.id, "a", { cardId: one, dots: 1 });
    await votes.putDots(storage.db, round.id, "b", { cardId: one, dots: 2 });
    await votes.putDots(storage.db, round.id, "b", { cardId: two, dots: 1 });
    await votes.putDots(storage.db, round.id, "b", { cardId: two, dots: 0 });
    await votes.putRoom(storage.db, { ...round, room: [{ cardId: two, dots: 4 }], counted: ["x"] });
    expect(await votes.dotsOfVoter(storage.db, round.id, "a")).toEqual([{ cardId: one, dots: 1 }]);
    expect(await votes.dotsOfRound(storage.db, round.id)).toEqual([{ cardId: one, dots: 3 }]);
    expect((await votes.openRoundOf(storage.db, board))?.round).toMatchObject({ given: 7, counted: ["x"] });
  });

  test("closing keeps the sums and nothing of who gave what", async () => {
    const sums = [
      { cardId: one, dots: 3 },
      { cardId: two, dots: 4 },
    ];
    await votes.closeRound(storage.db, round.id, sums, NOW + 9);
    expect(await votes.openRoundOf(storage.db, board)).toBeUndefined();
    expect(await votes.lastRoundOf(storage.db, board)).toEqual({ id: round.id, sums, closedAt: NOW + 9 });
    expect(await storage.db.selectFrom("vote_dots").selectAll().execute()).toEqual([]);
    expect((await storage.db.selectFrom("vote_rounds").select("secret").execute()).map(({ secret }) => secret)).toEqual(
      [null],
    );
    const next = { ...round, id: newId<"round">(random), startedAt: NOW + 10 };
    await votes.insertRound(storage.db, board, next, "annen");
    await votes.closeRound(storage.db, next.id, [], NOW + 11);
    expect((await votes.lastRoundOf(storage.db, board))?.id).toBe(next.id);
  });
});
