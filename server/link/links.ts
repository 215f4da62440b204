import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { cardId, type BoardId, type CardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { archiveCard } from "../../shared/board/cards.ts";
import {
  type LinksReply,
  type LinkView,
  type linkBody,
  sideOf,
  targetsOf,
  wantedKind,
} from "../../shared/link/link.ts";
import type { Parsed } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { allBoards, boardById, type StoredBoard } from "../storage/boards.ts";
import { cardOfBoard } from "../storage/cardView.ts";
import type { Db } from "../storage/database.ts";
import { type CardAt, deleteLink, insertLink, linksOf, type StoredLink } from "../storage/links.ts";
import { settle } from "./settle.ts";

/** The cards of a board that belong together with cards of others, as those boards have them now; and where one may send. */
export async function linksFor(parts: Parts, actor: Actor, board: BoardFacts): Promise<LinksReply> {
  const { db } = parts.storage;
  const kind = (await boardById(db, board.id))?.kind ?? "huddle";
  const items: LinkView[] = [];
  for (const link of await linksOf(db, board.id)) {
    const view = await viewOf(parts, actor, link, board.id);
    if (view) items.push(view);
  }
  const others = await boardsBeside(db, board);
  const targets = targetsOf(kind, others).map(({ id, name, kind: is }) => ({ boardId: id, name, kind: is }));
  // The board of the daily meeting is complete without: only boards of the two kinds miss each other.
  const wanted = kind === "huddle" ? null : (wantedKind(kind) ?? null);
  const mayMake = may(actor, "board:create", { kind: "unit", path: board.path });
  return { items, targets, lacks: mayMake && targets.length === 0 ? wanted : null };
}

/** The other boards of the unit: one team owns them all, so what moves between them asks nobody else. */
async function boardsBeside(db: Db, board: BoardFacts): Promise<StoredBoard[]> {
  return (await allBoards(db)).filter(({ id, unitId }) => unitId === board.unitId && id !== board.id);
}

/** @returns undefined for a card on a board that one may not know of */
async function viewOf(parts: Parts, actor: Actor, link: StoredLink, at: BoardId): Promise<LinkView | undefined> {
  const [own, other] = link.risk.boardId === at ? [link.risk, link.work] : [link.work, link.risk];
  const board = parts.authority.board(other.boardId);
  const row = await boardById(parts.storage.db, other.boardId);
  const ids = [cardId.safeParse(own.cardId), cardId.safeParse(other.cardId)] as const;
  if (!board || !row || !ids[0].success || !ids[1].success || !mayKnow(actor, board)) return undefined;
  const card = await cardOfBoard(parts.storage.db, other.boardId, other.cardId);
  const lanes = await parts.sync.read(other.boardId, (document) => document.lanes.all());
  return {
    cardId: ids[0].data,
    other: {
      boardId: other.boardId,
      boardName: row.name,
      kind: row.kind,
      cardId: ids[1].data,
      title: card?.title ?? link.title,
      meaning: card?.meaning ?? null,
      laneName: lanes.find(({ id }) => id === card?.laneId)?.name ?? null,
      since: card?.since ?? link.at,
      archived: card?.archived ?? false,
    },
    at: link.at,
  };
}

/** A wall knows the boards of its own unit by what stands on its own: it shows where a card of its own has gone. */
function mayKnow(actor: Actor, board: BoardFacts): boolean {
  return actor.kind === "screen" ? !board.closed : may(actor, "board:read", board);
}

type Body = Parsed<typeof linkBody>;

export async function moveLink(
  parts: Parts,
  actor: Actor,
  id: BoardId,
  body: Body,
  key: string | undefined,
): Promise<Reply<LinksReply>> {
  const board = admit(parts.authority, actor, "card:link", id);
  if (!board.ok) return board;
  const { db } = parts.storage;
  const target = (await boardsBeside(db, board.value)).find((other) => other.id === body.to);
  const kind = (await boardById(db, id))?.kind ?? "huddle";
  if (!target || targetsOf(kind, [target]).length === 0) {
    return refused({ code: "not-found", message: "The unit has no such board to send it to." });
  }
  const done =
    body.do === "send"
      ? await send(parts, actor, board.value, body, sideOf(kind) === "risk" ? "work" : "risk", key)
      : await takeBack(parts, actor, board.value, body, key);
  return done.ok ? ok(await linksFor(parts, actor, board.value)) : done;
}

function linkOf(own: CardAt, other: CardAt, made: StoredLink["made"]): Pick<StoredLink, "risk" | "work" | "made"> {
  return made === "work" ? { risk: own, work: other, made } : { risk: other, work: own, made };
}

function known(links: readonly StoredLink[], own: CardId, to: BoardId): StoredLink | undefined {
  const ends = ({ risk, work }: StoredLink) => [risk, work];
  return links.find(
    (link) => ends(link).some((end) => end.cardId === own) && ends(link).some((end) => end.boardId === to),
  );
}

async function send(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  body: Body & { do: "send" },
  made: StoredLink["made"],
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  const card = await cardOfBoard(parts.storage.db, board.id, body.cardId);
  if (!card || card.archived) return refused({ code: "not-found", message: "There is no such card." });
  const ends = linkOf({ boardId: board.id, cardId: body.cardId }, { boardId: body.to, cardId: body.newCardId }, made);
  const command = { actor, action: "card:link", thing: body.cardId, unitId: board.unitId, key } as const;
  return await parts.commands.run({ ...command, fingerprint: body }, async (act) => {
    // One of two who send the same card at once finds the other's.
    if (known(await linksOf(act.tx, board.id), body.cardId, body.to)) return ok({});
    const link = { ...ends, title: card.title, at: act.now };
    await insertLink(act.tx, link);
    act.note(`to ${body.to}`);
    act.tell(`board:${board.id}`, { kind: "links:changed", id: board.id });
    act.after(() => settle(parts, link));
    return ok({});
  });
}

/** So long after it was sent, taking it back puts away the card that it made; later that card is its own board's. */
const PUT_AWAY_WITHIN = MINUTE;

async function takeBack(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  body: Body & { do: "undo" },
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  const command = { actor, action: "card:link", thing: body.cardId, unitId: board.unitId, key } as const;
  return await parts.commands.run({ ...command, fingerprint: body }, async (act) => {
    const link = known(await linksOf(act.tx, board.id), body.cardId, body.to);
    if (!link) return ok({});
    await deleteLink(act.tx, link);
    act.note(`taken back from ${body.to}`);
    for (const id of [board.id, body.to]) act.tell(`board:${id}`, { kind: "links:changed", id });
    const made = link.made === "risk" ? link.risk : link.work;
    const id = cardId.safeParse(made.cardId);
    const isOurs = made.boardId === body.to && act.now - link.at <= PUT_AWAY_WITHIN;
    if (isOurs && id.success) {
      const put = (): Promise<void> =>
        parts.sync.edit(body.to, { kind: "system" }, (document) => archiveCard(document, id.data));
      act.after(put);
    }
    return ok({});
  });
}
