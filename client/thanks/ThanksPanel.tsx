import type { BoardId } from "../../shared/base/ids.ts";
import { ThanksLines } from "./ThanksLines.tsx";
import { unsentThanks, useThanks } from "./useThanks.ts";

/** On the wall between meetings; nothing where nobody has thanked. */
export function ThanksPanel({ boardId }: { readonly boardId: BoardId }) {
  const { shown, pending } = useThanks(boardId);
  if (shown.length === 0) return null;
  return (
    <section className="wall-panel" data-area="thanks">
      <ThanksLines shown={shown} unsent={unsentThanks(pending)} most={2} />
    </section>
  );
}
