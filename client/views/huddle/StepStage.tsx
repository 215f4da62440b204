import { localDate } from "../../../shared/base/time.ts";
import { coloured } from "../../../shared/cross/greenCross.ts";
import type { LaneId } from "../../../shared/base/ids.ts";
import type { Card } from "../../../shared/board/schema.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import { ageOf } from "../../board/ageing.ts";
import { ageText } from "../../board/cardAge.ts";
import { useCardTimes } from "../../board/cardTimes.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { laneName } from "../../board/laneNames.ts";
import { CrossStage } from "../../cross/CrossStage.tsx";
import { useCross } from "../../cross/useCross.ts";
import { type CardTold, ideasToPlace, type NamedLane, useIdeas } from "../../huddle/ideasStage.tsx";
import { stepName } from "../../huddle/names.ts";
import { useOwnStep, useThanks, useWelcome } from "../../huddle/stages.tsx";
import { IdeaPlace } from "../../idea/IdeaPlace.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useCountActs } from "../../moment/counted.ts";
import { WithUs } from "../../moment/Who.tsx";
import { useThanksStage } from "../../thanks/thanksStage.tsx";
import { useToast } from "../../ui/Toast.tsx";
import { useLanguage, useWords } from "../../words/useWords.ts";
import { AnswersStep } from "./AnswersStep.tsx";
import { MeasuresStep } from "./MeasuresStep.tsx";
import { RaiseStep } from "./RaiseStep.tsx";
import type { StepProps } from "./stepProps.ts";
import { TodayStep } from "./TodayStep.tsx";
import { useStanding } from "./useStanding.ts";

/** The stage of a step, by what the step means; the frame around it is the same for all. */
export function StepStage(props: StepProps) {
  return <Stage {...props} frame={useStanding(props)} />;
}

function Stage(props: StepProps) {
  switch (props.step.meaning) {
    case "welcome":
      return <WelcomeStep {...props} />;
    case "answers":
      return <AnswersStep {...props} />;
    case "cross":
      return <CrossStep {...props} />;
    case "today":
      return <TodayStep {...props} />;
    case "measures":
      return <MeasuresStep {...props} />;
    case "ideas":
      return <IdeasStep {...props} />;
    case "raise":
      return <RaiseStep {...props} />;
    case "thanks":
      return <ThanksStep {...props} />;
    case "own":
      return <OwnStep {...props} />;
  }
}

function WelcomeStep({ meeting, now, me, mayAct, press, frame }: StepProps) {
  const parts = useWelcome({ meeting, leaders: now.leaders, me, mayAct, press });
  const counting = useCountActs(meeting, press);
  const stage = (
    <>
      {parts.stage}
      <WithUs />
    </>
  );
  return frame({ ...parts, stage, acts: mayAct && !parts.isAsking ? [...counting, ...parts.acts] : parts.acts });
}

function CrossStep({ facts, surface, mayAct, frame }: StepProps) {
  const mayColour = surface === "wall" ? mayAct : listed(facts.may, "cross:colour");
  return <CrossStage boardId={facts.id} mayColour={mayColour} frame={frame} />;
}

function useLocalDay(zone: string): string {
  return localDate(useNow(60_000), zone);
}

function IdeasStep(props: StepProps) {
  const { facts, board, meeting, surface, mayAct, press, leads, follow, frame } = props;
  const words = useWords();
  const toast = useToast();
  const state = useBoardState(board);
  const today = useLocalDay(facts.zone);
  const lanes = state.lanes
    .filter(({ hidden }) => !hidden)
    .map((lane) => ({ id: lane.id, meaning: lane.meaning, name: laneName(lane, words) }));
  const focus = follow.focus?.kind === "card" ? follow.focus.id : undefined;
  const cards = ideasToPlace(lanes, (id: LaneId) => state.cardsIn(id), today);
  const parts = useIdeas({
    meeting,
    cards,
    lanes,
    focus,
    mayAct,
    press,
    tell: useTold(props, lanes),
    onShow: (id) => {
      const to = { kind: "card", id } as const;
      if (leads) press({ do: "show", focus: to });
      else follow.lookAt(to);
    },
    onMove: (card, lane, reason) => {
      const before = card.laneId;
      const moved = board.edit.moveCard(card.id, { laneId: lane.id, beforeId: null, ...(reason && { reason }) });
      if (!moved.ok) return;
      if (leads) press({ do: "show", focus: null });
      toast({
        text: words.huddle.ideas.moved(card.title, lane.name),
        undo: () => void board.edit.moveCard(card.id, { laneId: before, beforeId: null, reason: card.reason }),
      });
    },
  });
  const shown = cards.find(({ id }) => id === focus) ?? cards[0];
  const subject = shown && {
    title: shown.title.trim() || words.board.card.untitled,
    note: state.noteOf(shown.id),
    cardId: shown.id,
  };
  if (surface !== "wall" || cards.length > ROOM_FOR_CODE) return frame({ ...parts, subject });
  const rail = (
    <>
      {parts.rail}
      <IdeaPlace boardId={facts.id} />
    </>
  );
  return frame({ ...parts, rail, subject });
}

/** Beside so few ideas the code for giving one has room in the rail. */
const ROOM_FOR_CODE = 2;

/** What a card tells on the stage: as on the board, and its note in full. */
function useTold({ facts, board }: StepProps, lanes: readonly NamedLane[]): (card: Card) => CardTold {
  const words = useWords();
  const language = useLanguage();
  const state = useBoardState(board);
  const times = useCardTimes(facts.id);
  const now = useNow(60_000);
  const today = localDate(now, facts.zone);
  return (card) => {
    const lane = lanes.find(({ id }) => id === card.laneId);
    const { zone, settings } = facts;
    const aged = { card, meaning: lane?.meaning ?? "own", since: times.get(card.id), now, zone } as const;
    const ages = ageOf({ ...aged, ageingDays: settings.ageingDays });
    const say = (late: boolean) =>
      ages.filter((age) => age.late === late).map((age) => ageText(age, lane?.name ?? "", today, words, language));
    return {
      note: state.noteOf(card.id).trim(),
      late: say(true),
      near: [card.who.trim() && words.huddle.today.who(card.who.trim()), ...say(false)].filter((text) => text !== ""),
    };
  };
}

function ThanksStep({ facts, meeting, surface, mayAct, frame }: StepProps) {
  const { picture } = useCross(facts.id);
  const now = useNow(60_000);
  const days = picture ? coloured(picture, picture.lastMeeting, now).length : 0;
  const mayThank = surface === "wall" ? mayAct : listed(facts.may, "thanks:give");
  const { given, acts, isAsking } = useThanksStage(facts.id, mayThank, surface === "desk");
  const parts = useThanks(meeting, days, given);
  return frame({ ...parts, acts, isAsking });
}

function OwnStep({ step, frame }: StepProps) {
  return frame(useOwnStep(stepName(step, useWords())));
}
