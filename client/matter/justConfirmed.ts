import { type Instant, MINUTE } from "../../shared/base/time.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { confirmedAt } from "../../shared/escalation/trail.ts";

/** Whoever was away longer has not seen it happen; to draw it then would tell of something old as new. */
const FRESH_FOR = MINUTE;

/** One confirmation: of the same answer it is one, whatever the clocks of wall and server say. */
export function confirmation({ id, history }: Escalation): string {
  return `${id} ${history.findLastIndex(({ what }) => what === "answered")}`;
}

/**
 * What was confirmed while a wall was there and is not drawn yet, oldest first. Since it goes by the server's clock and by when
 * the wall began to look, a reload draws nothing again.
 * @param begun since when this wall looks
 */
export function justConfirmed(
  matters: readonly Escalation[],
  begun: Instant,
  now: Instant,
  drawn: ReadonlySet<string>,
): readonly Escalation[] {
  const when = (matter: Escalation): Instant => confirmedAt(matter) ?? Number.NEGATIVE_INFINITY;
  return matters
    .filter((matter) => when(matter) >= begun && now - when(matter) <= FRESH_FOR)
    .filter((matter) => !drawn.has(confirmation(matter)))
    .toSorted((a, b) => when(a) - when(b));
}
