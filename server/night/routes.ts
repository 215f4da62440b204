import { boardId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { isCountable } from "../../shared/measure/tally.ts";
import { type NightNews, nightAt, nightNews } from "../../shared/night/night.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { crossDays, linesBetween } from "../storage/cross.ts";
import { ideasBetween } from "../storage/ideas.ts";
import { measuresOf } from "../storage/measures.ts";
import { talliesBetween } from "../storage/tallies.ts";

/** What came while few were awake, for the morning. */
export function nightRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/night",
      action: "board:read",
      summary: "What came to a board in the night that is on, or the last: ideas, lines for the cross, tallies",
      params: pathParams({ boardId }),
      reply: nightNews,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "board:read", params.boardId);
        return board.ok ? ok(await newsOf(parts, board.value)) : board;
      },
    }),
  ];
}

async function newsOf(parts: Parts, board: BoardFacts): Promise<NightNews> {
  const { db } = parts.storage;
  const { from, to } = nightAt(parts.clock.now(), board.zone);
  const ideas = await ideasBetween(db, board.id, from, to);
  return {
    from,
    to,
    ideas: ideas.map(({ id, text }) => ({ id, text })),
    lines: await linesOf(parts, board, from, to),
    tallies: await talliesOf(parts, board, from, to),
  };
}

/** Their text is the event's, in its day: one that has been taken away there is gone here too. */
async function linesOf(parts: Parts, board: BoardFacts, from: number, to: number): Promise<NightNews["lines"]> {
  const { db } = parts.storage;
  const given = await linesBetween(db, board.id, from, to);
  const dates = given.map(({ date }) => date).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const events = (await crossDays(db, board.id, first, last)).flatMap((day) => day.events);
  return given.flatMap(({ id, date }) => {
    const event = events.find((each) => each.id === id);
    return event ? [{ id, date, kind: event.kind, line: event.line }] : [];
  });
}

async function talliesOf(parts: Parts, board: BoardFacts, from: number, to: number): Promise<NightNews["tallies"]> {
  const { db } = parts.storage;
  const counted: NightNews["tallies"] = [];
  for (const { id, definition, archived } of await measuresOf(db, [board.unitId])) {
    if (archived || !isCountable(definition)) continue;
    const count = await talliesBetween(db, { measureId: id, unitId: board.unitId }, from, to);
    if (count > 0) counted.push({ measureId: id, name: definition.name, count });
  }
  return counted;
}
