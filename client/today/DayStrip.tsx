import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { isSetUp, standings } from "../../shared/today/today.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { DayForm } from "./DayForm.tsx";
import { DayLines } from "./DayLines.tsx";
import { linesOf } from "./lines.ts";
import { unsentLines, useDay } from "./useDay.ts";
import "./today.css";

interface Props {
  readonly boardId: BoardId;
  readonly maySet: boolean;
  readonly mayConfigure: boolean;
}

/** The day above the board, at a desk and on a phone; it is said in a dialog, at any hour. */
export function DayStrip({ boardId, maySet, mayConfigure }: Props) {
  const words = useWords().today;
  const language = useLanguage();
  const { picture, pending } = useDay(boardId);
  const [isOpen, setOpen] = useState(false);
  if (!picture) return null;
  if (!isSetUp(picture.settings)) return mayConfigure ? <SetUpLink boardId={boardId} /> : null;
  const lines = linesOf(standings(picture), words, picture.day.date, language);
  return (
    <section className="today-strip" aria-label={words.title}>
      <DayLines lines={lines} unsent={unsentLines(pending)} />
      {maySet && (
        <Button density="close" icon="edit" onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      )}
      {isOpen && (
        <Dialog title={words.dialog} onClose={() => setOpen(false)}>
          <DayForm boardId={boardId} />
        </Dialog>
      )}
    </section>
  );
}

function SetUpLink({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().today;
  return (
    <section className="today-strip" aria-label={words.title}>
      <p className="today-not">{words.notSetUp}</p>
      <ButtonLink href={`/tavle/${boardId}/innstillinger#i-dag`} density="close">
        {words.setUp}
      </ButtonLink>
    </section>
  );
}
