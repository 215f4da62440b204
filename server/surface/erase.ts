import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { deleteErasure, erasures } from "../storage/surfaces.ts";

/**
 * Erases every emptied surface whose time to come back is over: its log and its snapshot, for good. The list is rows, so what
 * a restart came between is erased after it. The row goes last: an erasure that failed is tried again.
 */
export async function eraseDue(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const { id, eraseAt } of await erasures(parts.storage.db)) {
    if (eraseAt > now) return;
    await parts.sync.erase(id);
    await deleteErasure(parts.storage.db, id);
    parts.log.info({ surfaceId: id }, "an emptied surface was erased");
  }
}

/** As soon as it may be, and not only at the next round. */
export function eraseLater(parts: Parts, wait: number): void {
  parts.clock.after(wait, () => {
    eraseDue(parts).catch((error: unknown) => {
      parts.log.error({ error: stackOf(error) }, "an emptied surface could not be erased yet");
    });
  });
}
