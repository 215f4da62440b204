import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { BoardId, MeasureId, SignalId, UnitId } from "../../shared/base/ids.ts";
import { handle, type Signal, type SignalCommand, signalCommand } from "../../shared/measure/signal.ts";
import { signalHistories, signalHistory, signalsReply } from "../../shared/measure/signalItem.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useApplied } from "../live/usePending.ts";

/** Signals of a unit and of those below it: the new ones, or all. */
export function useSignalsOf(unitId: UnitId, which: "new" | "all") {
  return useQuery(queryOf(["signals", unitId, which], `/signals?unitId=${unitId}&which=${which}`, signalsReply));
}

/** The new ones of a board's unit. */
export function useSignalsOfBoard(boardId: BoardId, unitId: UnitId) {
  return useQuery(queryOf(["signals", unitId, "board", boardId], `/signals?boardId=${boardId}`, signalsReply));
}

/** All signals of a series, with who did what with each. */
export function useSignalHistory(id: MeasureId, unitId: UnitId) {
  return useQuery(
    queryOf(["measure", id, "signals", unitId], `/measures/${id}/signals?unitId=${unitId}`, signalHistories),
  );
}

/** One signal with the chart as it was. */
export function signalQuery(id: SignalId) {
  return queryOf(["signal", id], `/signals/${id}`, signalHistory);
}

export function useSignal(id: SignalId) {
  return useQuery(signalQuery(id));
}

/** What a row needs to be handled. */
export type Handled = Pick<Signal, "id" | "measureId" | "unitId" | "state" | "closing" | "line" | "version">;

/** Steps on the signals of one measure go in order. */
export const queueOf = ({ measureId }: { readonly measureId: string }): string => `signal:${measureId}`;
const pathOf = (id: SignalId): string => `/signals/${id}/commands`;

/** Does a step, by way of the outbox: it waits where there is no network, and its undo follows in order. */
export function handleSignal(signal: Handled, command: SignalCommand): void {
  void outbox.submit({
    id: freshId(),
    queue: queueOf(signal),
    path: pathOf(signal.id),
    body: command,
    stale: [
      ["measure", signal.measureId],
      ["signals", signal.unitId],
      ["signal", signal.id],
    ],
  });
}

/** Signals of one measure with what this screen has done since laid on top. */
export function useHandled<Row extends Handled>(measureId: string, signals: readonly Row[]): readonly Row[] {
  const apply = useCallback(
    (rows: readonly Row[], { path, body }: Pending): readonly Row[] =>
      rows.map((row) => (path === pathOf(row.id) ? applied(row, body) : row)),
    [],
  );
  return useApplied(queueOf({ measureId }), signals, apply) ?? signals;
}

function applied<Row extends Handled>(row: Row, body: unknown): Row {
  const command = signalCommand.safeParse(body);
  const next = command.success ? handle(row, command.data) : undefined;
  return next?.ok ? { ...row, ...next.value } : row;
}
