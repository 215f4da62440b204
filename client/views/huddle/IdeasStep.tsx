import type { ReactNode } from "react";
import { quadrantOf } from "../../../shared/board/matrix.ts";
import type { Card } from "../../../shared/board/schema.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import { Carried } from "../../board/matrix/Carried.tsx";
import { Matrix } from "../../board/matrix/Matrix.tsx";
import { useCarry } from "../../board/matrix/useCarry.ts";
import { testedNow } from "../../board/testLimit.ts";
import { StageComments } from "../../comment/StageComments.tsx";
import type { Act } from "../../huddle/ActRow.tsx";
import { IdeaOnStage } from "../../huddle/ideasStage.tsx";
import { IdeaPlace } from "../../idea/IdeaPlace.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useToast } from "../../ui/Toast.tsx";
import { weekdayAndDate } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import { dayOf } from "./deciding.ts";
import { type InHand, useInHand } from "./inHand.ts";
import { OwnReason } from "./OwnReason.tsx";
import type { StepProps } from "./stepProps.ts";
import { TestsStep } from "./TestsStep.tsx";
import { type Deciding, useDeciding } from "./useDeciding.ts";
import { useTold } from "./useTold.ts";
import { useVoting } from "./useVoting.ts";

/** New ideas one by one, weighed in the matrix and answered; then the tests whose day has come. */
export function IdeasStep(props: StepProps) {
  const { facts, board, surface, mayAct, press, leads, follow, frame } = props;
  const words = useWords();
  const toast = useToast();
  const hand = useInHand(props);
  const { shown, line, decided } = hand;
  const show = (card: Card | undefined): void => {
    const focus = card ? ({ kind: "card", id: card.id } as const) : null;
    if (leads) press({ do: "show", focus });
    else if (focus) follow.lookAt(focus);
    else follow.follow();
  };
  const deciding = useDeciding(props, hand.lanes, show);
  const mayAnswer = mayAct && (surface === "wall" || listed(facts.may, "board:edit"));
  const mayPlace = mayAnswer && hand.lane?.meaning === "new" && deciding.asking === undefined;
  const carry = useCarry((_id, spot) => shown && deciding.place(shown, spot));
  const matrix = (
    <Matrix
      tokens={hand.tokens}
      fieldRef={carry.fieldRef}
      over={carry.carried?.spot && quadrantOf(carry.carried.spot)}
      onPlace={shown && mayPlace ? (spot) => deciding.place(shown, spot) : undefined}
      render={({ card }) => (
        <div className="matrix-chip" data-point={`card:${card.id}`} data-here={card === shown || undefined}>
          <span>{card.title.trim() || words.board.card.untitled}</span>
        </div>
      )}
    />
  );
  const vote = useVoting(props, hand.lanes);
  if (vote.running) return frame(vote.running);
  if (!shown) return frame({ stage: <Nothing code={surface === "wall" && facts.id} />, rail: matrix, acts: [] });
  const title = shown.title.trim() || words.board.card.untitled;
  // A test whose day has come is ended as in the step of tests; adjusted, it is asked who and when as any that is begun.
  if (hand.lane?.meaning === "testing" && !decided) return <TestsStep {...props} isDueOnly />;
  const heading = mayPlace ? (
    <h1
      className="idea-grip"
      data-carried={carry.carried ? "" : undefined}
      {...carry.grip(shown.id)}
      data-point={`card:${shown.id}`}
    >
      {title}
    </h1>
  ) : (
    <h1 data-point={`card:${shown.id}`}>{title}</h1>
  );
  return frame({
    stage: (
      <>
        <Stage
          props={props}
          hand={hand}
          shown={shown}
          deciding={deciding}
          heading={heading}
          isMine={mayPlace}
          onShow={show}
        />
        <Carried thing={carry.carried} title={title} />
        {vote.dialog}
      </>
    ),
    rail: matrix,
    acts: [
      ...(mayAnswer ? actsFor(shown, hand, deciding, words.huddle.acts.skip, show) : []),
      ...(deciding.asking || decided ? [] : vote.start),
    ],
    isAsking: mayAnswer && (deciding.asking !== undefined || decided !== undefined),
    subject: { title, note: board.state.noteOf(shown.id), cardId: shown.id },
    // What there is no time for is not lost: it is said when one goes on.
    leave: line.length > 0 ? () => toast({ text: words.matrix.stage.stays(line.length) }) : undefined,
  });
}

function Nothing({ code }: { readonly code: StepProps["facts"]["id"] | false }) {
  const words = useWords().huddle.ideas;
  return (
    <div className="huddle-stack">
      <h1>{words.title}</h1>
      <EmptyState title={words.none} text={words.noneHelp} />
      {code && <IdeaPlace boardId={code} />}
    </div>
  );
}

interface StageProps {
  readonly props: StepProps;
  readonly hand: InHand;
  readonly shown: Card;
  readonly deciding: Deciding;
  readonly heading: ReactNode;
  /** Whether this screen may place it now. */
  readonly isMine: boolean;
  readonly onShow: (card: Card | undefined) => void;
}

function Stage({ props, hand, shown, deciding, heading, isMine, onShow }: StageProps) {
  const words = useWords();
  const language = useLanguage();
  const own = words.matrix.stage;
  const told = useTold(props, hand.lanes)(shown);
  const { decided, line, lane, waiting } = hand;
  const asked = deciding.asking?.what;
  const kind = decided
    ? own.answer(lane?.name ?? "")
    : lane?.meaning === "new"
      ? words.huddle.ideas.newIdea
      : words.huddle.ideas.test;
  const day = decided && dayOf(shown, decided);
  const limit = props.facts.settings.testLimit;
  const running = testedNow(props.board.state).length;
  const isOver = decided === "testing" && limit !== null && running > limit;
  const overLimit = isOver ? [words.pdsa.limit.over(running, limit)] : [];
  const when = decided && (day ? own.when[decided](weekdayAndDate(day, language)) : own.noDay);
  return (
    <IdeaOnStage
      kind={kind}
      left={words.huddle.ideas.left(waiting.length)}
      title={heading}
      isLeftOver={line.some((each) => each.card === shown && each.isLeftOver)}
      told={when ? { note: told.note, late: overLimit, near: [when] } : told}
      question={questionOf(hand, asked, words)}
      help={isMine ? own.whereHelp : asked === "why" ? own.whyHelp : undefined}
      then={asked || decided ? [] : waiting.filter((card) => card !== shown)}
      onShow={(id) => onShow(waiting.find((card) => card.id === id))}
    >
      {!asked && !decided && <StageComments boardId={props.facts.id} cardId={shown.id} />}
      {asked === "why" && <OwnReason onReason={(reason) => deciding.because(shown, reason)} />}
    </IdeaOnStage>
  );
}

function questionOf(
  { decided, lane }: InHand,
  asked: NonNullable<Deciding["asking"]>["what"] | undefined,
  words: ReturnType<typeof useWords>,
): string {
  const own = words.matrix.stage;
  if (asked === "how") return own.how;
  if (asked === "why") return own.why;
  if (asked === "day") return own.day;
  if (decided) return own.who[decided];
  return lane?.meaning === "new" ? own.where : words.huddle.ideas.where;
}

function actsFor(
  shown: Card,
  { waiting, lanes, lane, decided }: InHand,
  deciding: Deciding,
  skip: string,
  show: (card: Card) => void,
): readonly Act[] {
  if (decided) return deciding.followUp(shown, decided);
  if (deciding.asking) return deciding.acts(shown);
  const next = waiting[waiting.indexOf(shown) + 1] ?? waiting.find((card) => card !== shown);
  const on: Act[] = next ? [{ key: "skip", label: skip, onPress: () => show(next) }] : [];
  if (lane?.meaning === "new") return [...deciding.acts(shown), ...on];
  const places = lanes.filter(({ id, meaning }) => id !== shown.laneId && meaning !== "new");
  return [...places.map((to) => ({ key: to.id, label: to.name, onPress: () => deciding.move(shown, to) })), ...on];
}
