import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { THANKED } from "../../shared/thanks/thanks.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/useWords.ts";
import { ThanksForm } from "./ThanksForm.tsx";
import { ThanksLines } from "./ThanksLines.tsx";
import { ThanksRefusals } from "./ThanksRefusals.tsx";
import { unsentThanks, useThanks } from "./useThanks.ts";
import "./thanks.css";

interface Props {
  readonly boardId: BoardId;
  readonly mayThank: boolean;
}

/** Thanks above the board, at a desk and on a phone: two touches give one. */
export function ThanksStrip({ boardId, mayThank }: Props) {
  const words = useWords().thanks;
  const { shown, pending, give } = useThanks(boardId);
  const [isOpen, setOpen] = useState(false);
  if (!mayThank && shown.length === 0) return null;
  const close = (): void => setOpen(false);
  return (
    <section className="thanks-strip" aria-label={words.title}>
      <ThanksRefusals pending={pending} />
      {shown.length > 0 && <ThanksLines shown={shown} unsent={unsentThanks(pending)} most={2} />}
      {mayThank && (
        <Button density="close" onClick={() => setOpen(true)}>
          {words.give}
        </Button>
      )}
      {isOpen && (
        <Dialog title={words.dialog} onClose={close}>
          <div className="thanks-choices">
            {THANKED.map((to) => (
              <Button
                key={to}
                onClick={() => {
                  give(to);
                  close();
                }}
              >
                {words.to[to]}
              </Button>
            ))}
          </div>
          <ThanksForm
            onLine={(line) => {
              give(null, line);
              close();
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
