import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import { type BoardId, boardId, type ScreenId, screenId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { collection, nothing, pathParams } from "../../shared/protocol/http.ts";
import type { Problem, Reply } from "../../shared/protocol/problem.ts";
import { claimedPairing, claimPairing, openedPairing } from "../../shared/screen/pairing.ts";
import {
  confirmPairing,
  ownScreen,
  type ScreenView,
  screenChange,
  screensAsked,
  screenSign,
  screenSignReply,
  screenView,
} from "../../shared/screen/screen.ts";
import type { BoardFacts } from "../access/authority.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { screenOf, screensOf } from "../storage/screens.ts";
import { createPairings } from "./pairings.ts";
import { createScreens } from "./screens.ts";

const noSuch = refused({ code: "not-found", message: "There is no such thing." } satisfies Problem);
const notAllowed = refused({
  code: "not-allowed",
  message: "Only a leader of the unit may do this.",
} satisfies Problem);
const onlyScreens = refused({ code: "not-allowed", message: "Only a paired screen asks this." } satisfies Problem);

/** Pairing of walls, the list of them, and what a wall asks about itself. */
export function screenRoutes(parts: Parts): Route[] {
  const pairings = createPairings(parts);
  const screens = createScreens(parts);

  /** A board that this actor may do this to; one that may not be seen is like one that does not exist. */
  function judged(actor: Actor, action: Action, id: BoardId): Reply<BoardFacts> {
    const board = parts.authority.board(id);
    if (!board || !may(actor, "board:read", board)) return noSuch;
    return may(actor, action, board) ? ok(board) : notAllowed;
  }

  async function managed(actor: Actor, id: ScreenId): Promise<Reply<ScreenView>> {
    const screen = await screenOf(parts.storage.db, id);
    if (!screen) return noSuch;
    const board = judged(actor, "screen:manage", screen.boardId);
    return board.ok ? ok(screen) : board;
  }

  return [
    route({
      method: "post",
      path: "/api/v1/pairings",
      action: "public",
      summary: "A wall asks for a code to show",
      reply: openedPairing,
      handle: ({ address }) => pairings.open(address),
    }),
    route({
      method: "post",
      path: "/api/v1/pairings/claim",
      action: "public",
      summary: "The wall that shows a code asks whether a leader has typed it, and becomes that screen",
      body: claimPairing,
      reply: claimedPairing,
      handle: (asked) => pairings.claim(asked.body.secret, asked),
    }),
    route({
      method: "post",
      path: "/api/v1/boards/:boardId/screens",
      action: "screen:pair",
      summary: "Bind the wall that shows this code to a board",
      params: pathParams({ boardId }),
      body: confirmPairing,
      reply: screenView,
      handle: async ({ actor, params, body, key }) => {
        const board = judged(actor, "screen:pair", params.boardId);
        if (!board.ok) return board;
        return actor.kind === "person" ? await pairings.confirm(actor, board.value.id, body, key) : notAllowed;
      },
    }),
    route({
      method: "get",
      path: "/api/v1/screens",
      action: "screen:read",
      summary: "The screens of the boards one leads, of one unit and those below it when it is named",
      query: screensAsked,
      reply: collection(screenView),
      handle: async ({ actor, query }) => {
        const boards = parts.authority
          .boards()
          .filter((board) => may(actor, "screen:read", board) && (!query.unitId || board.path.includes(query.unitId)));
        return ok({
          items: await screensOf(
            parts.storage.db,
            boards.map((board) => board.id),
          ),
        });
      },
    }),
    route({
      method: "get",
      path: "/api/v1/screens/mine",
      action: "session:own",
      summary: "A paired wall asks how it is set",
      reply: ownScreen,
      handle: async ({ actor }) => (actor.kind === "screen" ? await screens.own(actor) : onlyScreens),
    }),
    route({
      method: "post",
      path: "/api/v1/screens/mine/sign",
      action: "session:own",
      summary: "A paired wall tells that it is alive and what it runs",
      body: screenSign,
      reply: screenSignReply,
      handle: async (asked) => {
        const { actor, sessionId } = asked;
        if (actor.kind !== "screen" || !sessionId) return onlyScreens;
        return await screens.sign(actor, sessionId, asked.body, asked);
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/screens/:screenId",
      action: "screen:manage",
      summary: "Change a screen's name, board, mode, size, distance or theme",
      params: pathParams({ screenId }),
      body: screenChange,
      reply: screenView,
      handle: async ({ actor, params, body, key }) => {
        const found = await managed(actor, params.screenId);
        if (!found.ok) return found;
        const target = body.boardId ? judged(actor, "screen:pair", body.boardId) : undefined;
        if (target && !target.ok) return target;
        return await screens.change(actor, found.value, body, key);
      },
    }),
    route({
      method: "post",
      path: "/api/v1/screens/:screenId/identify",
      action: "screen:manage",
      summary: "The screen shows its name large for ten seconds",
      params: pathParams({ screenId }),
      reply: nothing,
      handle: async ({ actor, params }) => {
        const found = await managed(actor, params.screenId);
        return found.ok ? await screens.identify(actor, found.value) : found;
      },
    }),
    route({
      method: "delete",
      path: "/api/v1/screens/:screenId",
      action: "screen:manage",
      summary: "Disconnect a screen: its session ends and its sockets close",
      params: pathParams({ screenId }),
      reply: nothing,
      handle: async ({ actor, params }) => {
        const found = await managed(actor, params.screenId);
        return found.ok ? await screens.revoke(actor, found.value) : found;
      },
    }),
  ];
}
