import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type BoardId, boardId, type LaneId, newId, unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { addDays, localDate } from "../../shared/base/time.ts";
import { addCard, archiveCard } from "../../shared/board/cards.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { lanesInOrder } from "../../shared/board/lanes.ts";
import { writeTest } from "../../shared/board/pdsa.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { answeringReply } from "../../shared/health/answering.ts";
import { boardHealth, chooseBody, choseReply, type HealthChoice, TEST_DAYS } from "../../shared/health/health.ts";
import { type Parsed, pathParams } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { addChoice, takeBack } from "../storage/health.ts";
import { answeringOf } from "./answering.ts";
import { healthOf } from "./boardHealth.ts";

/** How the meeting itself goes, and what a team chooses to do about it. */
export function healthRoutes(parts: Parts): Route[] {
  return [
    route({
      method: "get",
      path: "/api/v1/boards/:boardId/health",
      action: "meeting:read",
      summary: "How the meeting of a board goes: series of the meeting itself, what fades, what might be tried",
      params: pathParams({ boardId }),
      reply: boardHealth,
      async handle({ actor, params }) {
        const board = admit(parts.authority, actor, "meeting:read", params.boardId);
        return board.ok ? ok(await healthOf(parts, board.value)) : board;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/units/:unitId/answering",
      action: "unit:read",
      summary: "How long matters wait for the answer of a unit, and how many are answered in time",
      params: pathParams({ unitId }),
      reply: answeringReply,
      async handle({ actor, params }) {
        const path = parts.authority.unitPath(params.unitId);
        if (path.length === 0 || !may(actor, "unit:read", { kind: "unit", path })) return NO_UNIT;
        return ok(await answeringOf(parts, params.unitId));
      },
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/health/choices",
      action: "health:choose",
      summary: "Say what is done about a suggestion or an agenda review, or take that back",
      params: pathParams({ boardId }),
      body: chooseBody,
      reply: choseReply,
      handle: ({ actor, params, body, key }) => choose(parts, actor, params.boardId, body, key),
    }),
  ];
}

const NO_UNIT = refused({ code: "not-found", message: "There is no such unit." } as const);

type Body = Parsed<typeof chooseBody>;

async function choose(
  parts: Parts,
  actor: Actor,
  id: BoardId,
  body: Body,
  key: string | undefined,
): Promise<Reply<{ at: number }>> {
  const board = admit(parts.authority, actor, "health:choose", id);
  if (!board.ok) return board;
  // The agenda is the leader's to change, so it is the leader who is asked.
  if (body.about === "agenda" && !may(actor, "meeting:types", board.value)) {
    return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
  }
  const { unitId: unit } = board.value;
  // The document has a log of its own: it is written before the command, whose transaction would wait for it.
  await writeCard(parts, actor, board.value, body);
  const command = { actor, action: "health:choose", thing: id, unitId: unit, key, fingerprint: body } as const;
  return await parts.commands.run(command, async (act) => {
    if (body.do === "undo") await takeBack(act.tx, id, body.about, body.at);
    else await addChoice(act.tx, id, { about: body.about, choice: choiceOf(body), at: act.now });
    act.note(body.do === "undo" ? `${body.about} undone` : `${body.about} ${choiceOf(body)}`);
    act.tell(`board:${id}`, { kind: "health:changed", id });
    return ok({ at: act.now });
  });
}

function choiceOf(body: Exclude<Body, { do: "undo" }>): HealthChoice["choice"] {
  return body.do === "try" ? "tried" : body.choice;
}

/** A suggestion that is tried is a card like any other, with the test begun; taken back it is put away. Twice it is there once. */
async function writeCard(parts: Parts, actor: Actor, board: BoardFacts, body: Body): Promise<void> {
  if (body.do === "undo" && body.cardId) {
    const { cardId } = body;
    await parts.sync.edit(board.id, actor, (document) => archiveCard(document, cardId));
  }
  if (body.do !== "try") return;
  const { cardId, title, plan, prediction } = body;
  const today = localDate(parts.clock.now(), board.zone);
  const freshId = newId<"test">(parts.random);
  await parts.sync.edit(board.id, actor, (document) => {
    if (document.cards.has(cardId)) return;
    const laneId = laneFor(document);
    addCard(document, { id: cardId, title, laneId, evaluateOn: addDays(today, TEST_DAYS) });
    writeTest(document, { cardId, number: 1, freshId, today }, { plan, prediction, from: today });
  });
}

/** Where tests stand; a team that has taken that lane away finds it where new cards come. */
function laneFor(document: BoardDocument): LaneId {
  const lanes = lanesInOrder(document);
  const found = lanes.find(({ meaning }) => meaning === "testing") ?? lanes.find(({ meaning }) => meaning === "new");
  return found?.id ?? defaultLaneId("new");
}
