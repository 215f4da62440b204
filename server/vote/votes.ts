import { createHmac } from "node:crypto";
import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { base32 } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { apply, sumsOf, type VoteCommand, type VotePicture, type VoteRefusal } from "../../shared/vote/vote.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import {
  closeRound,
  dotsOfRound,
  dotsOfVoter,
  insertRound,
  lastRoundOf,
  lockRounds,
  openRoundOf,
  putDots,
  putRoom,
  roundExists,
  type StoredRound,
} from "../storage/votes.ts";

/**
 * Dots on ideas. What is kept of who voted: while a round runs, a person's dots stand under a name that only the round's
 * secret makes from the person's id, since each has so many and may move them. Closing adds them up, deletes them and forgets
 * the secret. The audit says that somebody took part in a round, never for what; neither the answer nor the fingerprint that
 * is kept under an idempotency key holds an idea. Somebody who reads the storage while a round runs can find out; afterwards
 * nobody can, but for a round in which only one voted.
 */
export async function votesOf(parts: Parts, actor: Actor, board: BoardFacts): Promise<VotePicture> {
  return (await pictureOf(parts.storage.db, actor, board)).picture;
}

interface Found {
  readonly picture: VotePicture;
  readonly stored: StoredRound | undefined;
  readonly voter: string | undefined;
}

async function pictureOf(db: Db, actor: Actor, board: BoardFacts): Promise<Found> {
  const stored = await openRoundOf(db, board.id);
  const voter = stored && actor.kind === "person" ? voterOf(stored, actor.id) : undefined;
  const mine = stored && voter !== undefined ? await dotsOfVoter(db, stored.round.id, voter) : [];
  const last = (await lastRoundOf(db, board.id)) ?? null;
  return { picture: { open: stored?.round ?? null, mine, last }, stored, voter };
}

function voterOf({ secret, round }: StoredRound, person: string): string {
  return createHmac("sha256", secret).update(`${round.id} ${person}`).digest("base64url");
}

/** Starts or closes a round, counts hands in the room, or puts one's own dots. It answers nothing: see above. */
export async function changeVotes(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: VoteCommand,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  const action = command.do === "cast" ? "vote:cast" : "vote:run";
  if (!may(actor, action, board)) {
    return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
  }
  const audited = { actor, action, thing: board.id, unitId: board.unitId } as const;
  const fingerprint = command.do === "cast" ? ["cast", command.round] : command;
  return await parts.commands.run({ ...audited, key, fingerprint }, async (act) => {
    await lockRounds(act.tx, board.id);
    const found = await pictureOf(act.tx, actor, board);
    const after = apply(found.picture, command, act.now);
    if (!after.ok) return refusalOf(after.refusal);
    if (after.value === found.picture) return ok({});
    if (command.do === "start" && (await roundExists(act.tx, command.id))) return refusalOf({ code: "round-over" });
    await keep(parts, act, board, command, found, after.value);
    act.note(`${command.do} ${command.do === "start" ? command.id : command.round}`);
    act.tell(`board:${board.id}`, { kind: "votes:changed", id: board.id });
    return ok({});
  });
}

async function keep(
  parts: Parts,
  { tx, now }: Act,
  board: BoardFacts,
  command: VoteCommand,
  { stored, voter }: Found,
  { open, mine }: VotePicture,
): Promise<void> {
  switch (command.do) {
    case "start":
      if (open) await insertRound(tx, board.id, open, base32(parts.random(32)));
      return;
    case "count":
      if (open) await putRoom(tx, open);
      return;
    case "cast": {
      const { cardId } = command;
      const dots = mine.find((each) => each.cardId === cardId)?.dots ?? 0;
      if (open && voter !== undefined) await putDots(tx, open.id, voter, { cardId, dots });
      return;
    }
    case "close":
      if (stored) {
        const { id, cards, room } = stored.round;
        await closeRound(tx, id, sumsOf(cards, room, await dotsOfRound(tx, id)), now);
      }
  }
}

function refusalOf({ code }: VoteRefusal): Reply<never> {
  switch (code) {
    case "round-open":
      return refused({ code: "changed-meanwhile", message: "A vote runs on this board already." });
    case "round-over":
      return refused({ code: "changed-meanwhile", message: "This vote is over." });
    case "not-in-round":
      return refused({ code: "bad-request", message: "This idea is not voted on.", fields: { cardId: "not in it" } });
    case "no-dots-left":
      return refused({
        code: "bad-request",
        message: "No dots left: take one back first.",
        fields: { dots: "too many" },
      });
  }
}
