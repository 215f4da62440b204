import { useState } from "react";
import type { BoardId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import type { Answer, Trouble } from "../live/api.ts";
import { refetch } from "../live/queries.ts";
import { changeMeasure, defineMeasure } from "../measure/queries.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { putTile, takeTile } from "./queries.ts";

/** What one touch picks: a measure that is there, or a definition to make one's own. */
export type Pick =
  | { readonly kind: "measure"; readonly measureId: MeasureId; readonly name: string }
  | { readonly kind: "definition"; readonly definition: MeasureDefinition; readonly key: string };

/** Makes the measure where it is not there, puts it on the board, and offers to take both back. */
export function usePick(unitId: UnitId, boardId: BoardId | undefined) {
  const words = useWords().catalogue;
  const toast = useToast();
  const [busy, setBusy] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const stale = () => refetch([["measures", unitId]]);

  async function pick(what: Pick): Promise<void> {
    setBusy(what.kind === "measure" ? what.measureId : what.key);
    setTrouble(undefined);
    const done = await pickOnto(what);
    if (!done.ok) setTrouble(done.refusal);
    await stale();
    setBusy(undefined);
  }

  async function pickOnto(what: Pick): Promise<Answer<unknown>> {
    if (what.kind === "measure") return await put(what.measureId, what.name, undefined);
    const made = await defineMeasure({ unitId, definition: what.definition });
    if (!made.ok) return made;
    const { id, version, definition } = made.value;
    const takeDown = () => changeMeasure({ id, version, archived: true });
    if (boardId) return await put(id, definition.name, takeDown);
    toast({ text: words.makeDone(definition.name), undo: () => void takeDown().then(stale) });
    return made;
  }

  async function put(
    measureId: MeasureId,
    name: string,
    takeDown: (() => Promise<unknown>) | undefined,
  ): Promise<Answer<unknown>> {
    if (!boardId) return { ok: true, value: undefined };
    const done = await putTile({ boardId, measureId });
    if (!done.ok) return done;
    const { tileId } = done.value;
    const undo = async (): Promise<void> => {
      await takeTile({ boardId, tileId });
      await takeDown?.();
      await stale();
    };
    toast({ text: words.putDone(name), ...(done.value.put && { undo: () => void undo() }) });
    return done;
  }

  return { pick, busy, trouble };
}
