import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { BoardId, MeasureId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { countFor } from "../../shared/measure/smallNumbers.ts";
import {
  type CountedMeasure,
  countOf,
  isCountable,
  tallyDay,
  tallyPeriod,
  type TallyBody,
  type TallyReply,
  UNDO_KEPT,
  type UntallyBody,
} from "../../shared/measure/tally.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import { tryLimit } from "../access/limits.ts";
import { type Sender, TICKET_SPENT } from "../access/tickets.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { measureById, measuresOf } from "../storage/measures.ts";
import { addTally, pointsOfPeriod, talliesBy, withdrawTally } from "../storage/tallies.ts";
import { byOf, type FoundSeries } from "./measures.ts";
import { pointsChanged } from "./pointsChanged.ts";

/** A handful a phone: the next scan gives another ticket, for whoever still stands before the wall. */
const TALLIES_OF_TICKET = 12;
/** A wall that somebody leans against. A busy shift counts far less. */
const TALLIES_OF_BOARD = 120;
const WINDOW = 10 * MINUTE;

const GONE = refused({ code: "not-found", message: "There is no such measure to count on this board." } as const);
const TOO_MANY = refused({ code: "too-many", message: "Too much has been counted here. Wait ten minutes." } as const);

/** Counting by hand on a board: what there is to count, one more, and one taken back. */
export function createTallies(parts: Parts) {
  const { storage, clock } = parts;
  const boardTallies = tryLimit(clock, TALLIES_OF_BOARD, WINDOW);

  /** What the board's own unit counts by hand, with how many there are in the period that runs. */
  async function list(board: BoardFacts): Promise<CountedMeasure[]> {
    const measures = (await measuresOf(storage.db, [board.unitId])).filter(
      ({ archived, definition }) => !archived && isCountable(definition),
    );
    const items: CountedMeasure[] = [];
    for (const measure of measures) {
      const series = { measureId: measure.id, unitId: board.unitId };
      const period = tallyPeriod(measure.definition, tallyDay(undefined, clock.now(), board.zone));
      const count = countOf(await pointsOfPeriod(storage.db, series, period)) ?? 0;
      items.push({ measureId: measure.id, name: measure.definition.name, period, count });
    }
    const collator = new Intl.Collator("nb-NO", { numeric: true });
    return items.toSorted((a, b) => collator.compare(a.name, b.name));
  }

  async function seriesOn(board: BoardFacts, id: MeasureId): Promise<FoundSeries | undefined> {
    const measure = await measureById(storage.db, id);
    const isOurs = measure && measure.unitId === board.unitId && !measure.archived && isCountable(measure.definition);
    return isOurs ? { measure, measureId: id, unitId: board.unitId } : undefined;
  }

  function boardFor(sender: Sender, named: BoardId | undefined, action: Action): Reply<BoardFacts> {
    const id = sender.boardId ?? named;
    const board = id && parts.authority.board(id);
    if (!board || !mayKnow(sender.actor, board)) return GONE;
    if (may(sender.actor, action, board)) return ok(board);
    return refused({ code: "not-allowed", message: "Your role in this unit does not allow it." });
  }

  /** One more. The same id again changes nothing, whoever sends it and however late. */
  async function add(sender: Sender, body: TallyBody): Promise<Reply<TallyReply>> {
    const admitted = boardFor(sender, body.boardId, "tally:add");
    if (!admitted.ok) return admitted;
    const board = admitted.value;
    const series = await seriesOn(board, body.measureId);
    if (!series) return GONE;
    const by = byOf(sender.actor);
    const command = { actor: sender.actor, action: "tally:add", thing: body.measureId, unitId: board.unitId } as const;
    return await parts.commands.run({ ...command, key: body.id, fingerprint: body }, async (act) => {
      const date = tallyDay(body.day, act.now, board.zone);
      const period = tallyPeriod(series.measure.definition, date);
      const isNew = await addTally(act.tx, series, { id: body.id, period, by }, act.now);
      if (isNew && !sender.isGood(act.now)) return TICKET_SPENT;
      if (isNew && sender.actor.kind === "ticket") {
        // Counted with this one, inside its transaction: a refusal takes it away again.
        if ((await talliesBy(act.tx, board.unitId, by, act.now - DAY)) > TALLIES_OF_TICKET) return TICKET_SPENT;
      }
      if (isNew && boardTallies.tooMany(board.id)) return TOO_MANY;
      act.note(`counted ${period}`);
      await tell(act, board, series);
      return ok(await counted(act, series, period, sender.actor));
    });
  }

  /** One's own taken back: only who counted it, and only for a day. */
  async function withdraw(sender: Sender, body: UntallyBody): Promise<Reply<TallyReply>> {
    const admitted = boardFor(sender, body.boardId, "tally:add");
    if (!admitted.ok) return admitted;
    const board = admitted.value;
    const series = await seriesOn(board, body.measureId);
    if (!series) return GONE;
    const command = { actor: sender.actor, action: "tally:add", thing: body.measureId, unitId: board.unitId } as const;
    const own = { id: body.id, by: byOf(sender.actor) };
    return await parts.commands.run({ ...command, key: `back ${body.id}`, fingerprint: body }, async (act) => {
      const period = await withdrawTally(act.tx, series, { ...own, from: act.now - UNDO_KEPT }, act.now);
      if (period === undefined) return GONE;
      act.note(`taken back ${period}`);
      await tell(act, board, series);
      return ok(await counted(act, series, period, sender.actor));
    });
  }

  async function tell(act: Act, board: BoardFacts, series: FoundSeries): Promise<void> {
    await pointsChanged(parts, act, [series], new Map([[series.measureId, series.measure]]));
    act.tell(`board:${board.id}`, { kind: "tallies:changed", id: board.id });
  }

  async function counted(act: Act, series: FoundSeries, period: string, reader: Actor): Promise<TallyReply> {
    const count = countOf(await pointsOfPeriod(act.tx, series, period)) ?? 0;
    return { measureId: series.measureId, period, count: countFor(reader, count) };
  }

  return { list, add, withdraw };
}

/** A ticket is for its board; whoever else may not read a board is told that it does not exist. */
function mayKnow(actor: Actor, board: BoardFacts): boolean {
  return actor.kind === "ticket" || may(actor, "board:read", board);
}
