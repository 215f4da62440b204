import { expect, test } from "vitest";
import { levelNews } from "../../../server/live/levels.ts";
import { type BoardId, newId, type UnitId } from "../../../shared/base/ids.ts";
import type { News, Room } from "../../../shared/protocol/live.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(9);
const [ward, section]: [UnitId, UnitId] = [newId(random), newId(random)];
const [clinic, trust]: [UnitId, UnitId] = [newId(random), newId(random)];
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
              boardKind: "huddle",
              name: "",
              language: "nb",
              zone: "",
              epoch: 1,
              path,
              closed: false,
              touchOpen: false,
            }
          : undefined,
      unitPath: (id) => (id === ward ? [ward, ...path] : path.slice(path.indexOf(id))),
      units: () => [ward, ...path].map((id) => ({ id })),
    },
    isHeard,
    emit: (room, news) => void told.push([room, news]),
  });
  return { tell, told };
}

const changed: News = { kind: "meeting:changed", id: board };

test("each unit above hears once of many news of a board below", async () => {
  const { tell, told } = heard(() => true);
  for (let press = 0; press < 30; press += 1) tell(`board:${board}`, { kind: "cross:changed", id: board });
  await expect.poll(() => told.length).toBe(3);
  expect(told.map(([room, news]) => [room, news.kind, news.id])).toEqual(
    path.map((id) => [`unit:${id}`, "overview:changed", id]),
  );
});

test("those below hear when the units above them meet, and of nothing else there", async () => {
  const { tell, told } = heard((room) => room === `unit:${ward}`);
  tell(`board:${board}`, { kind: "cross:changed", id: board });
  tell(`board:${board}`, changed);
  tell(`board:${board}`, changed);
  await expect.poll(() => told, { timeout: 3_000 }).toEqual([[`unit:${ward}`, { kind: "overview:changed", id: ward }]]);
});

test("nothing is said to rooms that nobody is in, nor of what a level does not see", async () => {
  const { tell, told } = heard((room) => room === `unit:${trust}`);
  tell(`board:${board}`, { kind: "comments:changed", id: board });
  tell(`board:${board}`, changed);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  expect(told.map(([room]) => room)).toEqual([`unit:${trust}`]);
});
