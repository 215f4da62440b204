import { dealtBy } from "../../shared/health/answering.ts";
import { boardsIn, senderOf } from "../../shared/escalation/state.ts";
import type { StepKind } from "../../shared/escalation/step.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { StoredEscalation } from "../storage/escalations.ts";

/** What the sender's own figures follow from: what it raised, and what came of it. */
const COUNTS_FOR_SENDER: ReadonlySet<StepKind> = new Set<StepKind>([
  "answered",
  "confirmed",
  "reopened",
  "withdrawn",
  "rerouted",
]);

/** A step may be what a chart of the meeting's own is made of: of the unit that answered, or missed it, and of the one that asked. */
export function tellHealth(
  { authority }: Pick<Parts, "authority">,
  act: Pick<Act, "tell">,
  before: StoredEscalation | undefined,
  after: StoredEscalation,
): void {
  if (after.kind !== "action") return;
  const units = new Set(boardsIn(after, after.from).map((id) => authority.board(id)?.unitId));
  for (const unit of units) {
    if (unit === undefined) continue;
    const boards = new Set(authority.boards().flatMap(({ id, unitId }) => (unitId === unit ? [id] : [])));
    const known = before ? dealtBy(before, boards).length : 0;
    // It only grows with the history.
    if (dealtBy(after, boards).length > known) act.tell(`unit:${unit}`, { kind: "answering:changed", id: unit });
  }
  const steps = after.history.slice(before?.history.length ?? 0);
  if (!steps.some(({ what }) => COUNTS_FOR_SENDER.has(what))) return;
  // A unit that moved may have handed over what it sent.
  const senders = new Set([before ?? after, after].map((matter) => senderOf(matter, matter.from)));
  for (const id of senders) act.tell(`board:${id}`, { kind: "health:changed", id });
}
