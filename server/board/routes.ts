import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may, roleOn } from "../../shared/access/policy.ts";
import { type BoardId, boardId, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { applyStart } from "../../shared/board/templates.ts";
import {
  type Board,
  type BoardItem,
  boardChangeBody,
  boardItemSchema,
  boardSchema,
  cardViewSchema,
  newBoardBody,
} from "../../shared/protocol/boards.ts";
import { collection, type Parsed, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import type { BoardFacts } from "../access/authority.ts";
import { hashPassword } from "../access/passwords.ts";
import type { Act } from "../commands.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { boardById, insertBoard, type StoredBoard, updateBoard } from "../storage/boards.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { insertFirstMeetingType } from "../storage/meetings.ts";
import { countRightsChange } from "../storage/organisation.ts";

const BOARD_ACTIONS: readonly Action[] = [
  "board:read",
  "board:edit",
  "board:configure",
  "cross:colour",
  "today:set",
  "thanks:give",
  "surface:empty",
  "comment:write",
  "comment:judge",
  "vote:run",
  "vote:cast",
  "meeting:read",
  "meeting:join",
  "meeting:start",
  "meeting:run",
  "meeting:types",
  "health:choose",
  "card:link",
  "escalation:raise",
  "escalation:confirm",
  "escalation:withdraw",
  "escalation:answer",
  "measure:define",
  "screen:pair",
  "screen:manage",
  "idea:judge",
  "message:mark",
  "question:answer",
];

/** The boards one may open, their names and settings. What stands on a board travels by `/sync`. */
export function boardRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards",
      action: "board:read",
      summary: "The boards that one may open",
      reply: collection(boardItemSchema),
      async handle({ actor }) {
        const seen = parts.authority.boards().filter((board) => may(actor, "board:read", board));
        const items: BoardItem[] = [];
        for (const facts of seen) {
          const row = await boardById(parts.storage.db, facts.id);
          if (row) items.push(item(parts, actor, facts, row));
        }
        return ok({ items });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards",
      action: "board:create",
      summary: "Make a board in a unit",
      body: newBoardBody,
      reply: boardSchema,
      handle: ({ actor, body, key }) => makeBoard(parts, actor, body, key),
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId",
      action: "board:read",
      summary: "One board: its unit, its settings, and what one may do there now",
      params: pathParams({ boardId }),
      reply: boardSchema,
      async handle({ actor, params }) {
        const facts = readable(parts, actor, params.boardId);
        return facts ? await whole(parts, actor, facts) : noSuchBoard();
      },
    }),
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/cards",
      action: "board:read",
      summary: "The cards of a board with their ages, archived ones too",
      params: pathParams({ boardId }),
      reply: collection(cardViewSchema),
      async handle({ actor, params }) {
        if (!readable(parts, actor, params.boardId)) return noSuchBoard();
        return ok({ items: await cardsOfBoard(parts.storage.db, params.boardId) });
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/boards/:boardId",
      action: "board:configure",
      summary: "Change a board's name, language, settings, PIN, or close it to others",
      params: pathParams({ boardId }),
      body: boardChangeBody,
      reply: boardSchema,
      handle: ({ actor, params, body, key }) => changeBoard(parts, actor, params.boardId, body, key),
    }),
  ];
}

/** The board, unless the one who asks may not know of it: then it is as if it did not exist. */
export function readable(parts: Parts, actor: Actor, id: BoardId): BoardFacts | undefined {
  const facts = parts.authority.board(id);
  return facts && may(actor, "board:read", facts) ? facts : undefined;
}

export function noSuchBoard(): Reply<never> {
  return refused({ code: "not-found", message: "There is no such board." });
}

function notAllowed(): Reply<never> {
  return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
}

function item(parts: Parts, actor: Actor, facts: BoardFacts, row: StoredBoard): BoardItem {
  return {
    id: row.id,
    name: row.name,
    unitId: row.unitId,
    unitName: parts.authority.unit(row.unitId)?.name ?? "",
    kind: row.kind,
    language: row.language,
    closed: row.closed,
    ...(facts.laidDown && { isLaidDown: true }),
    mine: roleOn(actor, facts.path) !== undefined || (actor.kind === "screen" && actor.boardId === row.id),
  };
}

async function whole(parts: Parts, actor: Actor, facts: BoardFacts): Promise<Reply<Board>> {
  const row = await boardById(parts.storage.db, facts.id);
  if (!row) return noSuchBoard();
  const above = facts.path.slice(1).flatMap((id) => {
    const unit = parts.authority.unit(id);
    return unit ? [{ id, name: unit.name, kind: unit.kind }] : [];
  });
  return ok({
    ...item(parts, actor, facts, row),
    zone: facts.zone,
    above,
    settings: row.settings,
    hasPin: row.pinHash !== null,
    epoch: row.epoch,
    version: row.version,
    ...laidDownOf(parts, row.unitId),
    may: BOARD_ACTIONS.filter((action) => may(actor, action, facts)),
  });
}

function laidDownOf({ authority }: Parts, id: UnitId): Pick<Board, "laidDown"> {
  const unit = authority.unit(id);
  if (!unit || unit.closedAt === null) return {};
  const into = unit.mergedInto && authority.unit(unit.mergedInto);
  return { laidDown: { at: unit.closedAt, into: into ? { id: into.id, name: into.name } : null } };
}

/** A new board of a unit, with the first of its meetings, and with what it begins with. */
export async function makeBoard(
  parts: Parts,
  actor: Actor,
  body: Parsed<typeof newBoardBody>,
  key: string | undefined,
): Promise<Reply<Board>> {
  const path = parts.authority.unitPath(body.unitId);
  if (path.length === 0) return refused({ code: "not-found", message: "There is no such unit." });
  if (!may(actor, "board:create", { kind: "unit", path })) return notAllowed();
  const unit = parts.authority.unit(body.unitId);
  if (unit && isLaidDown(unit)) return refused({ code: "bad-request", message: "That unit is laid down." });
  const language = body.language ?? (actor.kind === "person" ? actor.language : "nb");
  let isNew = false;
  const reply = await parts.commands.run(
    { actor, action: "board:create", thing: body.unitId, unitId: body.unitId, key, fingerprint: body },
    async (act) => {
      const id = act.newId<"board">();
      await insertBoard(act.tx, { ...body, id, language, closed: false, settings: DEFAULT_SETTINGS }, act.now);
      const zone = parts.authority.zoneOf(body.unitId);
      const of = { id, kind: body.kind, level: unit?.kind ?? "section" } as const;
      await insertFirstMeetingType(act.tx, act.newId<"meetingType">(), of, zone, act.now);
      await countRightsChange(act.tx);
      // A repeat of the same command makes no other board, and begins none anew.
      act.after(() => void (isNew = true));
      act.note(id);
      act.tell(`unit:${body.unitId}`, { kind: "board:changed", id });
      tellBeside(parts, act, body.unitId);
      return ok({ id });
    },
  );
  if (!reply.ok) return reply;
  await parts.rightsChanged();
  if (isNew)
    await parts.sync.edit(reply.value.id, { kind: "system" }, (document) =>
      applyStart(document, { ...body, language }),
    );
  const facts = parts.authority.board(reply.value.id);
  return facts ? await whole(parts, actor, facts) : noSuchBoard();
}

/** Boards of one unit send each other cards, by their names. */
function tellBeside({ authority }: Parts, act: Act, unitId: UnitId): void {
  for (const { id, unitId: unit } of authority.boards()) {
    if (unit === unitId) act.tell(`board:${id}`, { kind: "links:changed", id });
  }
}

async function changeBoard(
  parts: Parts,
  actor: Actor,
  id: BoardId,
  body: Parsed<typeof boardChangeBody>,
  key: string | undefined,
): Promise<Reply<Board>> {
  const facts = readable(parts, actor, id);
  if (!facts) return noSuchBoard();
  if (!may(actor, "board:configure", facts)) return notAllowed();
  const { version, pin, ...change } = body;
  const pinHash = pin ? await hashPassword(pin, parts.passwordCost) : pin;
  const reply = await parts.commands.run(
    {
      actor,
      action: "board:configure",
      thing: id,
      unitId: facts.unitId,
      key,
      fingerprint: { ...body, pin: pin && "set" },
    },
    async (act): Promise<Reply<{ id: BoardId }>> => {
      const set = Object.fromEntries(Object.entries({ ...change, pinHash }).filter(([, value]) => value !== undefined));
      if (!(await updateBoard(act.tx, id, version, set))) {
        return refused({ code: "changed-meanwhile", message: "Somebody changed the board first. Load it again." });
      }
      if (change.closed !== undefined) await countRightsChange(act.tx);
      act.note(Object.keys(set).join(","));
      act.tell(`board:${id}`, { kind: "board:changed", id });
      act.tell(`unit:${facts.unitId}`, { kind: "board:changed", id });
      tellBeside(parts, act, facts.unitId);
      return ok({ id });
    },
  );
  if (!reply.ok) {
    if (reply.refusal.code !== "changed-meanwhile") return reply;
    const won = await whole(parts, actor, facts);
    return won.ok ? refused({ ...reply.refusal, current: won.value }) : reply;
  }
  await parts.rightsChanged();
  const now = parts.authority.board(id);
  return now ? await whole(parts, actor, now) : noSuchBoard();
}
