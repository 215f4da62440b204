import { coloured } from "../../../shared/cross/greenCross.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import { CrossStage } from "../../cross/CrossStage.tsx";
import { useCross } from "../../cross/useCross.ts";
import { stepName } from "../../huddle/names.ts";
import { useOwnStep, useThanks, useWelcome } from "../../huddle/stages.tsx";
import { NightNews } from "../../night/NightNews.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useCountActs } from "../../moment/counted.ts";
import { WithUs } from "../../moment/Who.tsx";
import { useThanksStage } from "../../thanks/thanksStage.tsx";
import { useWords } from "../../words/useWords.ts";
import { AnswersStep } from "./AnswersStep.tsx";
import { IdeasStep } from "./IdeasStep.tsx";
import { MattersStep } from "./MattersStep.tsx";
import { MeasuresStep } from "./MeasuresStep.tsx";
import { withRail } from "./RailOf.tsx";
import { RaiseStep } from "./RaiseStep.tsx";
import type { StepProps } from "./stepProps.ts";
import { TestsStep } from "./TestsStep.tsx";
import { TodayStep } from "./TodayStep.tsx";
import { useFromAbove } from "./useFromAbove.tsx";
import { useStanding } from "./useStanding.ts";

/** The stage of a step, by what the step means; the frame around it is the same for all. */
export function StepStage(props: StepProps) {
  return <Stage {...props} frame={useStanding(props)} />;
}

function Stage(given: StepProps) {
  const props = { ...given, frame: withRail(given) };
  switch (props.step.meaning) {
    case "welcome":
      return <WelcomeStep {...props} frame={withNight(props)} />;
    case "answers":
      return <AnswersStep {...props} />;
    case "matters":
      return <MattersStep {...props} />;
    case "cross":
      return <CrossStep {...props} />;
    case "today":
      return <TodayStep {...props} />;
    case "measures":
      return <MeasuresStep {...props} />;
    case "tests":
      return <TestsStep {...props} />;
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

/** What came in the night stands first in the rail, where the meeting begins. */
function withNight({ facts, meeting, now, frame }: StepProps): StepProps["frame"] {
  return (parts) => {
    const night = <NightNews boardId={facts.id} zone={facts.zone} lastEnd={now.lastEnd} now={meeting.startedAt} />;
    const rail = (
      <>
        {night}
        {parts.rail}
      </>
    );
    return frame({ ...parts, rail });
  };
}

function WelcomeStep(props: StepProps) {
  const { meeting, now, me, mayAct, press, frame } = props;
  const withAbove = useFromAbove(props);
  const parts = useWelcome({ meeting, leaders: now.leaders, me, mayAct, press });
  const counting = useCountActs(meeting, press);
  const who = (
    <div className="huddle-stack">
      {parts.stage}
      <WithUs />
    </div>
  );
  // In the place of the plus: it is the same press, with the number that is seen.
  const acts = parts.acts.flatMap((act) => (act.key === "plusRemote" && counting.length > 0 ? counting : [act]));
  return frame(withAbove({ ...parts, stage: who, acts }));
}

function CrossStep({ facts, surface, mayAct, frame }: StepProps) {
  const mayColour = surface === "wall" ? mayAct : listed(facts.may, "cross:colour");
  return <CrossStage boardId={facts.id} mayColour={mayColour} frame={frame} />;
}

function ThanksStep({ facts, meeting, surface, mayAct, hasKeyboard, frame }: StepProps) {
  const { picture } = useCross(facts.id);
  const now = useNow(60_000);
  const days = picture ? coloured(picture, picture.lastMeeting, now).length : 0;
  const mayThank = surface === "wall" ? mayAct : listed(facts.may, "thanks:give");
  const { given, acts, isAsking } = useThanksStage(facts.id, mayThank, hasKeyboard);
  const parts = useThanks(meeting, days, given);
  return frame({ ...parts, acts, isAsking });
}

function OwnStep({ step, frame }: StepProps) {
  return frame(useOwnStep(stepName(step, useWords())));
}
