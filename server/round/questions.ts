import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import {
  ASKED_FOR,
  type AskPlace,
  type BoardQuestions,
  isShown,
  move,
  type Question,
  type QuestionCommand,
  type QuestionRefusal,
} from "../../shared/round/question.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { lockQuestion, putMoves, questionsOf, type StoredQuestion } from "../storage/questions.ts";

/** The questions that a board has been asked, and those that it has asked itself, as long as they are shown. */
export async function questionsOn(parts: Parts, db: Db, board: BoardFacts): Promise<BoardQuestions> {
  const now = parts.clock.now();
  const shown = async (side: "toUs" | "ours"): Promise<Question[]> => {
    // An answer may come on the last day on which it was asked for, and is shown for some days then.
    const rows = await questionsOf(db, board.id, side, now - 2 * ASKED_FOR);
    return rows.flatMap((row) => askedAs(parts, row) ?? []).filter((question) => isShown(question, side, now));
  };
  return { toUs: await shown("toUs"), ours: await shown("ours") };
}

/** @returns undefined when one of the boards is gone */
export function askedAs(parts: Parts, { boardId, fromBoardId, ...row }: StoredQuestion): Question | undefined {
  const [from, to] = [placeOf(parts, fromBoardId), placeOf(parts, boardId)];
  return from && to && { ...row, from, to };
}

function placeOf({ authority }: Parts, id: BoardId): AskPlace | undefined {
  const board = authority.board(id);
  const unit = board && authority.unit(board.unitId);
  return unit && { boardId: id, unitId: unit.id, unitName: unit.name, kind: unit.kind };
}

/** Answers a question that a board was asked, or puts away the answer to one that it has asked. */
export async function commandQuestion(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: QuestionCommand,
  key: string | undefined,
): Promise<Reply<BoardQuestions>> {
  const audited = { actor, action: "question:answer", thing: command.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const question = await lockQuestion(act.tx, command.id);
    const whose = command.do === "answer" ? question?.boardId : question?.fromBoardId;
    if (!question || whose !== board.id) return NO_QUESTION;
    const after = move(question, command, act.now);
    if (!after.ok) return refusalOf(parts, question, after.refusal);
    if (after.value !== question) await putMoves(act.tx, question.id, after.value);
    act.note(command.do);
    tellOf(parts, act, question);
    return ok(await questionsOn(parts, act.tx, board));
  });
}

/** Both boards, and whoever walks, hear that a question has moved. */
export function tellOf(parts: Parts, act: Act, { boardId, fromBoardId }: StoredQuestion): void {
  for (const id of [boardId, fromBoardId]) act.tell(`board:${id}`, { kind: "visits:changed", id });
  const asker = parts.authority.board(fromBoardId)?.unitId;
  if (asker) act.tell(`unit:${asker}`, { kind: "round:changed", id: asker });
}

const NO_QUESTION = refused({ code: "not-found", message: "There is no such question here." } as const);

function refusalOf(parts: Parts, question: StoredQuestion, { code }: QuestionRefusal): Reply<never> {
  if (code === "not-answered") {
    return refused({ code: "bad-request", message: "It is not answered yet.", fields: { do: "not answered" } });
  }
  const current = askedAs(parts, question);
  return refused({ code: "changed-meanwhile", message: "Somebody answered it first.", ...(current && { current }) });
}
