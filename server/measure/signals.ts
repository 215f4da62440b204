import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { SignalId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { handle, type SignalCommand, stepOf } from "../../shared/measure/signal.ts";
import type { FrozenSignal, SignalHistory, SignalItem, SignalsReply } from "../../shared/measure/signalItem.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { ENOUGH_FOR_RUNS } from "../../shared/spc/analyse.ts";
import { expectedFalseSignals } from "../../shared/spc/chance.ts";
import { isLaidDown } from "../../shared/tier/tiers.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { holdSeries, measureById, measuresById, type SeriesId } from "../storage/measures.ts";
import { usefulIn } from "../storage/signalLooks.ts";
import {
  addSteps,
  countNewSignals,
  signalById,
  signalsIn,
  signalsOf,
  stepsOf,
  updateSignal,
} from "../storage/signals.ts";
import { byOf } from "./measures.ts";
import { newsOfSignals } from "./signalKeeping.ts";

/** The newest; a list that is longer is not read. */
const MOST = 200;

const ACTIONS = ["signal:acknowledge", "signal:explain", "signal:close"] as const satisfies readonly Action[];

/** Signals of a unit and of those below it: the new ones that nobody has seen, or all. */
export async function listSignals(
  parts: Parts,
  actor: Actor,
  unitId: UnitId,
  which: "new" | "all",
): Promise<SignalsReply> {
  const { db } = parts.storage;
  const units = unitsUnder(parts, unitId);
  const signals = await signalsIn(db, units, which, MOST);
  return { items: await itemsOf(parts, db, actor, signals), ...(await chanceIn(db, units)) };
}

/** The unit and those below it; what is laid down has nothing new to see, but for who asks about it alone. */
function unitsUnder({ authority }: Parts, unitId: UnitId): UnitId[] {
  return authority
    .units()
    .filter((unit) => unit.id === unitId || !isLaidDown(unit))
    .map(({ id }) => id)
    .filter((id) => authority.unitPath(id).includes(unitId));
}

/** How many series are judged, and how many of them give a signal by chance alone. */
async function chanceIn(db: Db, units: readonly UnitId[]): Promise<Pick<SignalsReply, "measures" | "expected">> {
  const lengths = await usefulIn(db, units, ENOUGH_FOR_RUNS);
  return { measures: lengths.length, expected: expectedFalseSignals(lengths) };
}

/** The newest signals that nobody has seen of a unit and of those below it, and how many the list has that shows them all. */
export async function newSignalsOf(
  parts: Parts,
  unitId: UnitId,
  most: number,
): Promise<SignalsReply & { readonly count: number }> {
  const { db } = parts.storage;
  const units = unitsUnder(parts, unitId);
  const items = await itemsOf(parts, db, { kind: "nobody" }, await signalsIn(db, units, "new", most));
  const count = Math.min(MOST, await countNewSignals(db, units));
  return { items, count, ...(await chanceIn(db, units)) };
}

/** The signals of one series with all that was done with each, the newest first. */
export async function signalHistories(parts: Parts, actor: Actor, series: SeriesId): Promise<SignalHistory[]> {
  const { db } = parts.storage;
  return await withSteps(parts, db, actor, (await signalsOf(db, series)).toReversed().slice(0, MOST));
}

export async function signalHistory(parts: Parts, actor: Actor, id: SignalId): Promise<Reply<SignalHistory>> {
  const { db } = parts.storage;
  const found = await signalById(db, id);
  if (!found || !mayKnow(parts, actor, found)) return GONE;
  const [item] = await withSteps(parts, db, actor, [found]);
  return item ? ok(item) : GONE;
}

const GONE = refused({ code: "not-found", message: "There is no such signal." } as const);

/** One step of people: seen, explained, closed, or the last of them taken back. */
export async function handleSignal(
  parts: Parts,
  actor: Actor,
  id: SignalId,
  command: SignalCommand,
  key: string | undefined,
): Promise<Reply<SignalItem>> {
  const found = await signalById(parts.storage.db, id);
  if (!found || !mayKnow(parts, actor, found)) return GONE;
  const action = actionOf(command, found);
  if (!mayDo(parts, actor, action, found)) {
    return refused({ code: "not-allowed", message: "Who takes part in the unit handles its signals." });
  }
  const audited = { actor, action, thing: id, unitId: found.unitId, key, fingerprint: command } as const;
  return await parts.commands.run(audited, async (act) => {
    // Until this is done no figure and no other person changes it.
    await holdSeries(act.tx, found);
    const signal = await signalById(act.tx, id);
    if (!signal) return GONE;
    const next = handle(signal, command);
    if (!next.ok) return await changedMeanwhile(parts, act, signal);
    if (next.value === signal) return ok(await itemOf(parts, act.tx, actor, signal));
    const changed: FrozenSignal = { ...signal, ...next.value };
    if (!(await updateSignal(act.tx, changed, signal.version))) return await changedMeanwhile(parts, act, signal);
    const { closing, line } = next.value;
    const said = command.do === "explain" ? line : "";
    await addSteps(act.tx, id, [{ step: stepOf(command), by: byOf(actor), closing, line: said }], act.now);
    act.note(command.do);
    for (const [room, news] of newsOfSignals(parts, signal)) act.tell(room, news);
    return ok(await itemOf(parts, act.tx, actor, changed));
  });
}

async function changedMeanwhile(parts: Parts, act: Act, signal: FrozenSignal): Promise<Reply<never>> {
  const current = await itemOf(parts, act.tx, act.actor, signal);
  return refused({
    code: "changed-meanwhile",
    message: "Somebody else did something with this signal first.",
    current,
  });
}

/** A step is taken back by whoever may take it. */
function actionOf(command: SignalCommand, { state }: FrozenSignal): (typeof ACTIONS)[number] {
  if (command.do === "close" || (command.do === "reopen" && state === "closed")) return "signal:close";
  return command.do === "explain" ? "signal:explain" : "signal:acknowledge";
}

/** A touch wall may in its own meeting, for the signals of its own unit. */
function mayDo(parts: Parts, actor: Actor, action: Action, { unitId }: FrozenSignal): boolean {
  if (actor.kind !== "screen") return may(actor, action, { kind: "unit", path: parts.authority.unitPath(unitId) });
  const board = parts.authority.board(actor.boardId);
  return board?.unitId === unitId && may(actor, action, board);
}

function mayKnow(parts: Parts, actor: Actor, { measureId: id, unitId }: FrozenSignal): boolean {
  return may(actor, "measure:read", { kind: "measure", id, path: parts.authority.unitPath(unitId) });
}

async function itemOf(parts: Parts, db: Db, actor: Actor, signal: FrozenSignal): Promise<SignalItem> {
  return wordedItem(parts, actor, signal, (await measureById(db, signal.measureId))?.definition);
}

/** @param db inside a command its transaction: SQLite has one connection, and would wait for itself */
async function itemsOf(parts: Parts, db: Db, actor: Actor, signals: readonly FrozenSignal[]): Promise<SignalItem[]> {
  const measures = await measuresById(db, [...new Set(signals.map(({ measureId }) => measureId))]);
  return signals.map((signal) => wordedItem(parts, actor, signal, measures.get(signal.measureId)?.definition));
}

function wordedItem(
  parts: Parts,
  actor: Actor,
  signal: FrozenSignal,
  definition: SignalItem["definition"] | undefined,
): SignalItem {
  if (!definition) throw new Error("a signal without its measure");
  return {
    ...signal,
    definition,
    unitName: parts.authority.unit(signal.unitId)?.name ?? "",
    zone: parts.authority.zoneOf(signal.unitId),
    may: ACTIONS.filter((action) => mayDo(parts, actor, action, signal)),
  };
}

async function withSteps(
  parts: Parts,
  db: Db,
  actor: Actor,
  signals: readonly FrozenSignal[],
): Promise<SignalHistory[]> {
  const steps = await stepsOf(
    db,
    signals.map(({ id }) => id),
  );
  const items = await itemsOf(parts, db, actor, signals);
  return items.map((item) => ({ ...item, steps: steps.get(item.id) ?? [] }));
}
