import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { measureView } from "../../shared/measure/measure.ts";
import { collection } from "../../shared/protocol/http.ts";
import { screenView } from "../../shared/screen/screen.ts";
import { queryOf, usePeople } from "../live/queries.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { NewBoardDialog } from "./NewBoardDialog.tsx";

interface Props {
  /** The unit that a new leader leads. */
  readonly unit: Unit;
  readonly boards: readonly BoardItem[];
}

const screensSchema = collection(screenView);
const measuresSchema = collection(measureView);

/** What a new leader does in the first hour, in the order that makes sense; gone when all of it is done. */
export function FirstSteps({ unit, boards }: Props) {
  const words = useWords();
  const [, go] = useLocation();
  const people = usePeople(unit.id);
  const screens = useQuery(queryOf(["screens", "all"], "/screens", screensSchema));
  const measures = useQuery(queryOf(["measures", unit.id], `/measures?unitId=${unit.id}`, measuresSchema));
  const [open, setOpen] = useState<"board" | "invite" | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  const hasBoard = boards.some(({ unitId }) => unitId === unit.id);
  const hasColleague = new Set((people.data ?? []).map(({ personId }) => personId)).size > 1;
  const hasScreen = (screens.data?.items ?? []).length > 0;
  const hasMeasure = (measures.data?.items ?? []).length > 0;
  const isKnown = !people.isPending && !screens.isPending && !measures.isPending;
  if (!isKnown || (hasBoard && hasColleague && hasScreen && hasMeasure)) return null;
  const steps = words.access.firstSteps;
  return (
    <section className="panel stack section">
      <h2>{words.access.firstStepsTitle}</h2>
      <ol className="steps">
        <Step title={steps.board} text={steps.boardText} isDone={hasBoard}>
          <Button density="close" onClick={() => setOpen("board")}>
            {steps.boardAct}
          </Button>
        </Step>
        <Step title={steps.invite} text={steps.inviteText} isDone={hasColleague}>
          <Button density="close" onClick={() => setOpen("invite")}>
            {steps.inviteAct}
          </Button>
        </Step>
        <Step title={steps.wall} text={steps.wallText} isDone={hasScreen}>
          <ButtonLink density="close" href="/par">
            {steps.wallAct}
          </ButtonLink>
        </Step>
        <Step title={steps.measure} text={steps.measureText} isDone={hasMeasure}>
          <ButtonLink density="close" href={`/enhet/${unit.id}/maltall`}>
            {steps.measureAct}
          </ButtonLink>
        </Step>
      </ol>
      {open === "board" && <NewBoardDialog unit={unit} onClose={close} onMade={(id) => go(`/tavle/${id}`)} />}
      {open === "invite" && <InviteDialog unit={unit} most="leader" onClose={close} />}
    </section>
  );
}

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  /** The act; a step that is done needs none. */
  readonly children: ReactNode;
}

function Step({ title, text, isDone, children }: StepProps) {
  const words = useWords();
  return (
    <li className="step" data-done={isDone || undefined}>
      <span className="step-mark">{isDone && <Icon name="check" />}</span>
      <span className="list-main">
        <strong>{title}</strong>
        <small>{isDone ? words.access.done : text}</small>
      </span>
      {!isDone && children}
    </li>
  );
}
