import type { UnitId } from "../../shared/base/ids.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { pathUp } from "../../shared/tier/tiers.ts";
import { useAct, useBoards, useUnits } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { spreadMeasure, unspreadMeasure } from "./queries.ts";
import "./catalogue.css";

/** How many boards a unit and the units below it have, of those that one may open. */
export function useBoardsUnder(unitId: UnitId): number {
  const { data: units = [] } = useUnits();
  const { data: boards = [] } = useBoards();
  const byId = new Map<UnitId, Unit>(units.map((unit) => [unit.id, unit]));
  return boards.filter((board) => pathUp(byId, board.unitId).includes(unitId)).length;
}

interface Props {
  readonly measure: MeasureView;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly onClose: () => void;
}

/** One measure on every board of a unit and below: asked once, done in one act, taken back in one. */
export function SpreadDialog({ measure, unitId, unitName, onClose }: Props) {
  const words = useWords().catalogue;
  const toast = useToast();
  const boards = useBoardsUnder(unitId);
  const { run, isBusy, trouble } = useAct(spreadMeasure);
  const { id, definition } = measure;
  const spread = async (): Promise<void> => {
    const done = await run({ id, unitId });
    if (!done.ok) return;
    const { put, left } = done.value;
    const undo = async (): Promise<void> => {
      const back = await unspreadMeasure({ id, unitId, boardIds: put });
      if (back.ok) toast({ text: words.undone(String(back.value.removed)) });
    };
    const said = put.length > 0 ? words.spreadDone(definition.name, String(put.length)) : words.spreadNone;
    toast({
      text: left > 0 ? words.spreadLeft(String(left)) : said,
      ...(put.length > 0 && { undo: () => void undo() }),
    });
    onClose();
  };
  return (
    <Dialog title={words.spread} onClose={onClose}>
      <p className="catalogue-ask">{words.spreadAsk(definition.name, String(boards), unitName)}</p>
      <p>{words.spreadHelp}</p>
      <ErrorNotice trouble={trouble} />
      <DialogActs>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={() => void spread()}>
          {words.spreadDo}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
