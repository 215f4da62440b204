import { expect, test } from "vitest";
import { levelNews } from "../../../server/live/levels.ts";
import { type BoardId, newId, type UnitId } from "../../../shared/base/ids.ts";
import type { News, Room } from "../../../shared/protocol/live.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(9);
const [section, clinic, trust] = [newId<"unit">(random), newId<"unit">(random), newId<"unit">(random)];
const board = newId<"board">(random);
const path: UnitId[] = [section, clinic, trust];

function heard(isHeard: (room: Room) => boolean) {
  const told: [Room, News][] = [];
  const tell = levelNews({
    authority: {
      board: (id: BoardId) =>
        id === board
          ? {
              kind: "board",
              id,
              unitId: section,
              name: "",
              language: "nb",
              zone: "",
              epoch: 1,
              path,
              closed: false,
              touchOpen: false,
            }
          : undefined,
      unitPath: () => path,
    },
    isHeard,
    emit: (room, news) => void told.push([room, news]),
  });
  return { tell, told };
}

const changed: News = { kind: "meeting:changed", id: board };

test("each unit above hears once of many news of a board below", async () => {
  const { tell, told } = heard(() => true);
  for (let press = 0; press < 30; press += 1) tell(`board:${board}`, changed);
  await expect.poll(() => told.length).toBe(3);
  expect(told.map(([room, news]) => [room, news.kind, news.id])).toEqual(
    path.map((id) => [`unit:${id}`, "overview:changed", id]),
  );
});

test("nothing is said to rooms that nobody is in, nor of what a level does not see", async () => {
  const { tell, told } = heard((room) => room === `unit:${trust}`);
  tell(`board:${board}`, { kind: "comments:changed", id: board });
  tell(`board:${board}`, changed);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  expect(told.map(([room]) => room)).toEqual([`unit:${trust}`]);
});
