import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type CardId, newId, type TicketId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import {
  type Door,
  type GivenIdea,
  type ideaBody,
  type IdeaCode,
  type Receipt,
  type Similar,
  type Standing,
  type Ticket,
  TICKET_LIFE,
  type ticketBody,
  turnAt,
  turnEnds,
} from "../../shared/idea/idea.ts";
import { isCountable } from "../../shared/measure/tally.ts";
import { mostAlike } from "../../shared/idea/similar.ts";
import type { Parsed } from "../../shared/protocol/http.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import { tryLimit } from "../access/limits.ts";
import { hashSecret, newSecret } from "../access/passwords.ts";
import type { Parts } from "../parts.ts";
import { boardById } from "../storage/boards.ts";
import { cardOfBoard, cardsOfBoard } from "../storage/cardView.ts";
import type { CardView } from "../storage/updateLog.ts";
import {
  addTicket,
  doorByShort,
  ideaById,
  ideaByReceipt,
  ideasOfBoard,
  insertIdea,
  moveIdea,
  spendTicket,
  type StoredIdea,
  ticketByHash,
} from "../storage/ideas.ts";
import { measuresOf } from "../storage/measures.ts";
import { effectOf } from "./effect.ts";
import { codeOf, openDoor, opens } from "./codes.ts";
import { settle } from "./settle.ts";

type Giver = Actor & { readonly kind: "ticket" };

/** Four digits are few: so many guesses at a board from everywhere, and from one address, whatever they were. */
const GUESSES_OF_BOARD = 40;
const GUESSES_OF_ADDRESS = 10;
/** Whoever photographs the wall could flood it. A meeting of thirty people stays far below. */
const TICKETS_OF_BOARD = 90;
const LOOKS_OF_TICKET = 150;
const WINDOW = 10 * MINUTE;

const WRONG_CODE = refused({
  code: "code-unknown",
  message: "The code is wrong or has changed. Look at the wall again: it shows a new one every ten minutes.",
} as const);
const TOO_MANY = refused({ code: "too-many", message: "Too many tries. Wait ten minutes, or scan the code." } as const);
const SPENT = refused({
  code: "link-used",
  message: "The ticket was used or has run out. Scan the code on the wall again: the text is kept on the phone.",
} as const);
const UNANSWERED = {
  state: "onBoard",
  meaning: "new",
  reason: "",
  hasOwner: false,
  role: "",
  on: null,
} as const;
const GONE = refused({ code: "not-found", message: "There is no such idea." } as const);

/** Ideas from phones: who may give one, where it goes, and what came of it. */
export function createIdeas(parts: Parts) {
  const { storage, clock } = parts;
  const boardGuesses = tryLimit(clock, GUESSES_OF_BOARD, WINDOW);
  const addressGuesses = tryLimit(clock, GUESSES_OF_ADDRESS, WINDOW);
  const boardTickets = tryLimit(clock, TICKETS_OF_BOARD, WINDOW);
  const looks = tryLimit(clock, LOOKS_OF_TICKET, WINDOW);

  async function code(board: BoardFacts): Promise<IdeaCode> {
    const now = clock.now();
    const door = await openDoor(storage.db, board.id, parts.random);
    const { digits, secret } = codeOf(door, turnAt(now));
    return {
      address: `${parts.config.ideaUrl ?? parts.publicUrl()}/i/${door.short}`,
      digits,
      secret,
      until: turnEnds(now),
    };
  }

  /** Gives a ticket for the code on the wall. An address that is not there answers like a wrong code. */
  async function ticket(asked: Parsed<typeof ticketBody>, address: string): Promise<Reply<Ticket>> {
    const now = clock.now();
    const { short, secret, code: digits } = asked;
    const guesser = `${short} ${address}`;
    // Counted before it is judged, so that guesses in parallel count each other.
    if (secret === undefined && (addressGuesses.tooMany(guesser) || boardGuesses.tooMany(short))) return TOO_MANY;
    const door = await doorByShort(storage.db, short);
    const board = door && parts.authority.board(door.boardId);
    if (!door || !board || !opens(door, secret === undefined ? { digits: digits ?? "" } : { secret }, now))
      return WRONG_CODE;
    addressGuesses.forget(guesser);
    if (boardTickets.tooMany(board.id)) return TOO_MANY;
    const made = newSecret();
    const expiresAt = now + TICKET_LIFE;
    const id: TicketId = newId(parts.random);
    await storage.transaction((tx) => addTicket(tx, { id, hash: hashSecret(made), boardId: board.id, expiresAt }, now));
    return ok({ ticket: made, expiresAt, door: await doorFacts(board, short) });
  }

  async function doorFacts(board: BoardFacts, short: string): Promise<Door> {
    const settings = (await boardById(storage.db, board.id))?.settings;
    return {
      short,
      name: board.name,
      unitName: parts.authority.unit(board.unitId)?.name ?? "",
      language: board.language,
      answerDays: settings?.ageingDays ?? 7,
      isHeld: settings?.ideas === "afterLeader",
      counts: await countedBy(board),
    };
  }

  async function countedBy(board: BoardFacts): Promise<Door["counts"]> {
    const measures = await measuresOf(storage.db, [board.unitId]);
    return measures
      .filter(({ archived, definition }) => !archived && isCountable(definition))
      .map(({ id, definition }) => ({ measureId: id, name: definition.name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Who holds a ticket, one that has been used or has run out too: what was sent once may come again. */
  async function giverOf(bearer: string | undefined): Promise<Giver | undefined> {
    const found = bearer === undefined ? undefined : await ticketByHash(storage.db, hashSecret(bearer));
    return found && { kind: "ticket", id: found.id, boardId: found.boardId, ideaId: found.ideaId };
  }

  /** Takes an idea: the row first, then its card. Sent again under its id, it gets the first answer again. */
  async function give(giver: Giver, body: Parsed<typeof ideaBody>): Promise<Reply<Receipt>> {
    const board = parts.authority.board(giver.boardId);
    if (!board || !may(giver, "idea:give", board)) return GONE;
    const { id, secret, text, name } = body;
    const state = (await boardById(storage.db, board.id))?.settings.ideas === "afterLeader" ? "held" : "shown";
    const command = {
      actor: giver,
      action: "idea:give",
      thing: id,
      unitId: board.unitId,
      key: id,
      fingerprint: { ...body, secret: hashSecret(secret) },
    } as const;
    const reply = await parts.commands.run(command, async (act): Promise<Reply<{ id: CardId }>> => {
      if (!(await spendTicket(act.tx, giver.id, id, act.now))) return SPENT;
      const idea = { id, boardId: board.id, receiptHash: hashSecret(secret), text, name, state } as const;
      if (!(await insertIdea(act.tx, idea, act.now))) return SPENT;
      act.note(state);
      act.tell(`board:${board.id}`, { kind: "ideas:changed", id: board.id });
      act.after(() => settle(parts, idea));
      return ok({ id });
    });
    if (!reply.ok) return reply;
    const idea = await ideaById(storage.db, reply.value.id);
    return idea ? ok(await receiptOf(idea, board)) : GONE;
  }

  /** The idea that a receipt is for, as its giver's own. */
  async function receipt(bearer: string | undefined): Promise<Reply<Receipt>> {
    const idea = bearer === undefined ? undefined : await ideaByReceipt(storage.db, hashSecret(bearer));
    const board = idea && parts.authority.board(idea.boardId);
    if (!idea || !board) return GONE;
    const giver: Giver = { kind: "ticket", id: newId(parts.random), boardId: board.id, ideaId: idea.id };
    return may(giver, "idea:follow", { kind: "idea", id: idea.id }) ? ok(await receiptOf(idea, board)) : GONE;
  }

  async function receiptOf(idea: StoredIdea, board: BoardFacts): Promise<Receipt> {
    const { short } = await openDoor(storage.db, board.id, parts.random);
    const { id, text, givenAt } = idea;
    const standing = await standingOf(idea);
    const card = isInUse(standing) ? await cardOfBoard(storage.db, board.id, idea.id) : undefined;
    const effect = card ? await effectOf(parts, board, card) : null;
    return { id, text, givenAt, door: await doorFacts(board, short), standing, effect };
  }

  /** Where the card stands by what the server knows of cards; before it is written, where it will. */
  async function standingOf(idea: StoredIdea): Promise<Standing> {
    if (idea.state === "held") return { state: "held" };
    if (idea.state === "removed") return { state: "removed", reason: idea.reason, since: idea.changedAt };
    const card = await cardOfBoard(storage.db, idea.boardId, idea.id);
    if (!card) return { ...UNANSWERED, since: idea.changedAt };
    if (card.archived) return { state: "archived" };
    // A card that has left the lane keeps the reason it was given there: it is no answer any more.
    const reason = card.meaning === "notNow" ? card.reason : "";
    const { meaning, since } = card;
    return { state: "onBoard", meaning, reason, since, ...(await promiseOf(card)) };
  }

  /**
   * Who has the card and until when, as far as somebody without account may know. Only the document says whether it is a
   * role, so that is asked only where somebody has it.
   */
  async function promiseOf(card: CardView): Promise<Pick<Standing & { state: "onBoard" }, "hasOwner" | "role" | "on">> {
    const { boardId, cardId, meaning, who } = card;
    const isOpen = meaning === "testing" || meaning === "justDo" || meaning === "exploring";
    if (!isOpen) return { hasOwner: false, role: "", on: null };
    const on = meaning === "testing" ? (card.evaluateOn ?? card.due) : (card.due ?? card.evaluateOn);
    const hasOwner = who.trim() !== "";
    const known = hasOwner ? await parts.sync.read(boardId, (board) => board.cards.get(cardId)) : undefined;
    return { hasOwner, role: known?.whoKind === "role" ? known.who : "", on };
  }

  /** What the same board has already, but for what was taken down from it or is not shown yet. */
  async function similar(giver: Giver, text: string): Promise<Reply<{ items: Similar[] }>> {
    const board = parts.authority.board(giver.boardId);
    if (!board || !may(giver, "idea:give", board)) return GONE;
    if (looks.tooMany(giver.id)) return TOO_MANY;
    const removed = new Set(
      (await ideasOfBoard(storage.db, board.id)).filter(({ state }) => state === "removed").map(({ id }) => String(id)),
    );
    const cards = (await cardsOfBoard(storage.db, board.id)).filter(
      ({ kind, cardId }) => kind === "idea" && !removed.has(cardId),
    );
    return ok({ items: mostAlike(text, cards).map(({ title, meaning }) => ({ title, meaning })) });
  }

  async function list(board: BoardFacts): Promise<Reply<{ items: GivenIdea[] }>> {
    const items = await ideasOfBoard(storage.db, board.id);
    return ok({ items: items.map(({ id, text, name, givenAt, state }) => ({ id, text, name, givenAt, state })) });
  }

  /** Lets an idea through, or takes it down with a reason that its giver reads. */
  async function judge(
    actor: Actor,
    idea: StoredIdea,
    board: BoardFacts,
    move: { readonly to: "shown" | "removed"; readonly reason: string; readonly key: string | undefined },
  ): Promise<Reply<GivenIdea>> {
    const { to, reason, key } = move;
    const command = { actor, action: "idea:judge", thing: idea.id, unitId: board.unitId, key } as const;
    const reply = await parts.commands.run({ ...command, fingerprint: { to, reason } }, async (act) => {
      const from = to === "shown" ? (["held"] as const) : (["held", "shown"] as const);
      if (!(await moveIdea(act.tx, idea.id, { from, to, reason }, act.now))) return refused(MEANWHILE);
      act.note(to);
      act.tell(`board:${board.id}`, { kind: "ideas:changed", id: board.id });
      act.after(() => settle(parts, idea));
      return ok({});
    });
    if (!reply.ok) return reply;
    const { id, text, name, givenAt } = idea;
    return ok({ id, text, name, givenAt, state: to });
  }

  return { code, ticket, giverOf, give, receipt, similar, list, judge };
}

const MEANWHILE = { code: "changed-meanwhile", message: "Somebody was first: look at the idea again." } as const;

function isInUse(standing: Standing): boolean {
  return standing.state === "onBoard" && standing.meaning === "inUse";
}
