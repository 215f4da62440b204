import * as Y from "yjs";
import type { DocumentId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { UpdateLog } from "../storage/updateLog.ts";

/**
 * Carries a board over into its next epoch, with one snapshot of what it holds. After a restore, screens that know of a
 * later state are of the epoch before and are turned away, so they cannot write it back.
 * @returns false when nothing was ever written on the board
 */
export async function beginNextEpoch(
  log: UpdateLog,
  boardId: DocumentId,
  epoch: number,
  at: Instant,
): Promise<boolean> {
  const { snapshot, tail } = await log.load(boardId, epoch);
  if (!snapshot && tail.length === 0) return false;
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
    for (const row of tail) Y.applyUpdate(doc, row.bytes);
  });
  const hash = tail.at(-1)?.hash ?? snapshot?.hash ?? "";
  await log.putSnapshot({ boardId, epoch: epoch + 1, upto: 0, at, hash, bytes: Y.encodeStateAsUpdate(doc) });
  return true;
}
