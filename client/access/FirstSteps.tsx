import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import type { BoardId } from "../../shared/base/ids.ts";
import { type BoardItem, cardViewSchema, type Unit } from "../../shared/protocol/boards.ts";
import { measureView } from "../../shared/measure/measure.ts";
import { collection } from "../../shared/protocol/http.ts";
import { meetingNow } from "../../shared/protocol/meetings.ts";
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
const cardsSchema = collection(cardViewSchema);

/** What a new leader does in the first hour, in the order that makes sense; gone when all of it is done. */
export function FirstSteps({ unit, boards }: Props) {
  const words = useWords();
  const [, go] = useLocation();
  const people = usePeople(unit.id);
  const screens = useQuery(queryOf(["screens", "all"], "/screens", screensSchema));
  const measures = useQuery(queryOf(["measures", unit.id], `/measures?unitId=${unit.id}`, measuresSchema));
  const [open, setOpen] = useState<"board" | "invite" | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  const board = boards.find(({ unitId }) => unitId === unit.id);
  const begun = useBegun(board?.id);
  const hasColleague = new Set((people.data ?? []).map(({ personId }) => personId)).size > 1;
  const hasScreen = (screens.data?.items ?? []).length > 0;
  const hasMeasure = (measures.data?.items ?? []).length > 0;
  const isKnown = !people.isPending && !screens.isPending && !measures.isPending && begun !== undefined;
  if (!isKnown) return null;
  const all = [board !== undefined, begun.hasCard, begun.hasMet, hasColleague, hasScreen, hasMeasure];
  const done = all.filter(Boolean).length;
  if (done === all.length) return null;
  const steps = words.access.firstSteps;
  const { first } = words.guide;
  return (
    <section className="panel stack section">
      <h2>{words.access.firstStepsTitle}</h2>
      {done > 0 && (
        <p className="steps-done">
          <Icon name="check" /> {first.done(done, all.length)}
        </p>
      )}
      <ol className="steps">
        <Step title={steps.board} text={steps.boardText} isDone={board !== undefined}>
          <Button density="close" onClick={() => setOpen("board")}>
            {steps.boardAct}
          </Button>
        </Step>
        {board && (
          <>
            <Step title={first.card} text={first.cardText} isDone={begun.hasCard}>
              <ButtonLink density="close" href={`/tavle/${board.id}`}>
                {first.cardAct}
              </ButtonLink>
            </Step>
            <Step title={first.meeting} text={first.meetingText} isDone={begun.hasMet}>
              <ButtonLink density="close" href={`/tavle/${board.id}/mote`}>
                {first.meetingAct}
              </ButtonLink>
            </Step>
          </>
        )}
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
      <Link href="/slik-gjor-vi">{first.read}</Link>
      {open === "board" && <NewBoardDialog unit={unit} onClose={close} onMade={(id) => go(`/tavle/${id}`)} />}
      {open === "invite" && <InviteDialog unit={unit} most="leader" onClose={close} />}
    </section>
  );
}

/** Whether a board has its first card and its first meeting; undefined until that is known. A unit without a board has neither. */
function useBegun(board: BoardId | undefined): { readonly hasCard: boolean; readonly hasMet: boolean } | undefined {
  const cards = useQuery({
    ...queryOf(["cards", board ?? ""], `/boards/${board}/cards`, cardsSchema),
    enabled: board !== undefined,
  });
  const meeting = useQuery({
    ...queryOf(["meeting", board ?? ""], `/boards/${board}/meeting`, meetingNow),
    enabled: board !== undefined,
  });
  if (!board) return { hasCard: false, hasMet: false };
  if (cards.isPending || meeting.isPending) return undefined;
  const hasMet = meeting.data !== undefined && (meeting.data.lastEnd !== null || meeting.data.running !== null);
  return { hasCard: (cards.data?.items ?? []).length > 0, hasMet };
}

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  /** The act; a step that is done needs none. */
  readonly children: ReactNode;
}

/** A step that is still to do. What is done is counted in one line, so that the next thing stands first. */
function Step({ title, text, isDone, children }: StepProps) {
  if (isDone) return null;
  return (
    <li className="step">
      <span className="step-mark" />
      <span className="list-main">
        <strong>{title}</strong>
        <small>{text}</small>
      </span>
      {children}
    </li>
  );
}
