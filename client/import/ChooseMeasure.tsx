import { useState } from "react";
import { useLocation } from "wouter";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";

/** From a unit's measures to the import of one of them; nothing where one may add figures to none. */
export function ChooseMeasure({ measures }: { readonly measures: readonly MeasureView[] }) {
  const { import: words, shell } = useWords();
  const [, go] = useLocation();
  const open = measures.filter(({ may, archived }) => may.includes("point:push") && !archived);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const id = chosen ?? open[0]?.id;
  if (id === undefined) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.openUnit}</Button>
      {isOpen && (
        <Dialog title={words.openUnit} onClose={() => setOpen(false)}>
          <Select
            label={words.chooseMeasure}
            value={id}
            choices={open.map((measure) => ({ value: measure.id, label: measure.definition.name }))}
            onChange={setChosen}
          />
          <DialogActs>
            <Button onClick={() => setOpen(false)}>{shell.cancel}</Button>
            <Button variant="primary" onClick={() => go(`/maltall/${id}/import`)}>
              {words.go}
            </Button>
          </DialogActs>
        </Dialog>
      )}
    </>
  );
}
