import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type UnitId, unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY } from "../../shared/base/time.ts";
import { cascadeOf } from "../../shared/cascade/cascade.ts";
import { coverageOf } from "../../shared/cascade/coverage.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { cascadeSchema, type ShownCascade } from "../../shared/protocol/cascade.ts";
import { pathParams } from "../../shared/protocol/http.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { meetingsBetween, settingsOfBoards, typesOfBoards } from "../storage/levelDays.ts";

/** How the day's meetings go, level by level. */
export function cascadeRoutes(parts: Parts, settle: () => Promise<void>): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/cascade",
      action: "unit:read",
      summary: "The day's meetings from the floor up: of a unit, all below it, and those above it",
      params: pathParams({ unitId }),
      reply: cascadeSchema,
      async handle({ actor, params: { unitId: id } }) {
        const path = parts.authority.unitPath(id);
        if (path.length === 0 || !may(actor, "unit:read", { kind: "unit", path })) {
          return refused({ code: "not-found", message: "There is no such unit." });
        }
        // The timer looks now and then; whoever asks in between is told the truth.
        await settle();
        return ok(await cascadeFor(parts, actor, id));
      },
    }),
  ];
}

async function cascadeFor(parts: Parts, actor: Actor, id: UnitId): Promise<ShownCascade> {
  const { authority, storage, clock } = parts;
  const now = clock.now();
  const above = authority.unitPath(id);
  const seen = authority.boards().filter((board) => {
    const isConcerned = board.path.includes(id) || above.includes(board.unitId);
    return isConcerned && !board.laidDown && may(actor, "board:read", board);
  });
  const ids = seen.map((board) => board.id);
  // A day in any zone lies within two days of now; which day a meeting is of, each board's own zone says.
  const [types, meetings, settings] = await Promise.all([
    typesOfBoards(storage.db, ids),
    meetingsBetween(storage.db, ids, now - 2 * DAY, now + DAY),
    settingsOfBoards(storage.db, ids),
  ]);
  const lines = seen.map((board) =>
    coverageOf(
      {
        boardId: board.id,
        boardName: board.name,
        unitId: board.unitId,
        zone: board.zone,
        closedDays: (settings.get(board.id) ?? DEFAULT_SETTINGS).closedDays,
        types: types.get(board.id) ?? [],
        meetings: meetings.get(board.id) ?? [],
      },
      now,
    ),
  );
  const units = new Map(authority.units().map((unit) => [unit.id, unit]));
  const nameOf = (unit: UnitId): string => units.get(unit)?.name ?? "";
  const { levels, outOfOrder } = cascadeOf(units, id, lines, (a, b) => NAMES.compare(a.name, b.name));
  return {
    zone: authority.zoneOf(id),
    levels: levels.map((level) => ({
      ...level,
      lines: level.lines.map((line) => ({ ...line, unitName: nameOf(line.unitId) })),
    })),
    outOfOrder: outOfOrder.map(({ unitId: unit, startsAt, below }) => ({
      unitName: nameOf(unit),
      startsAt,
      below: below.map((each) => ({ unitName: nameOf(each.unitId), endsAt: each.endsAt })),
    })),
  };
}

const NAMES = new Intl.Collator("nb-NO", { numeric: true });
