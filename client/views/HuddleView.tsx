import { useState } from "react";
import type { AgendaStep } from "../../shared/huddle/agenda.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import type { Act } from "../huddle/ActRow.tsx";
import { Announcer } from "../huddle/Announcer.tsx";
import { FollowBar } from "../huddle/FollowBar.tsx";
import { HuddleFrame, type StepParts } from "../huddle/HuddleFrame.tsx";
import { HuddleHeader } from "../huddle/HuddleHeader.tsx";
import { stepName } from "../huddle/names.ts";
import { useFollow } from "../huddle/useFollow.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import type { HuddleProps } from "./huddle/stepProps.ts";
import { StepStage } from "./huddle/StepStage.tsx";

/** The meeting while it runs, the same on the wall and at a desk: only the sizes and who leads differ. */
export function HuddleView(props: HuddleProps) {
  const { facts, meeting, press, surface, me, mayAct } = props;
  const words = useWords();
  const leads = mayAct && (surface === "wall" || !meeting.leader || meeting.leader.personId === me?.personId);
  const follow = useFollow(meeting, leads);
  const [reads, setReads] = useState(false);
  const [ending, setEnding] = useState(false);
  const step = meeting.steps[follow.step];
  if (!step) return null;

  const goTo = (to: number): void => (leads ? press({ do: "goTo", to }) : follow.look(to));
  const frame = (parts: StepParts & { readonly next?: Act | undefined }) => (
    <HuddleFrame
      surface={surface}
      title={stepName(step, words)}
      header={
        <HuddleHeader
          meeting={meeting}
          shown={follow.step}
          name={facts.name}
          zone={facts.zone}
          trouble={props.trouble}
          onStep={goTo}
        />
      }
      notice={
        <>
          <Announcer meeting={meeting} />
          {follow.isAway && (
            <FollowBar own={stepName(step, words)} room={roomStep(meeting, words)} onFollow={follow.follow} />
          )}
          {reads && <p className="huddle-say">{sayOf(step, meeting, facts.zone, words)}</p>}
        </>
      }
      stage={parts.stage}
      rail={parts.rail}
      acts={ending ? endActs() : [...parts.acts, ...(parts.isAsking ? [] : wayActs(parts.next))]}
    />
  );

  function wayActs(next: Act | undefined): Act[] {
    const own = words.huddle.acts;
    const at = follow.step;
    const isLast = at === meeting.steps.length - 1;
    const say = sayOf(step ?? meeting.steps[0], meeting, facts.zone, words);
    const aloud: Act[] =
      leads && say !== "" ? [{ key: "read", label: own.readAloud, isOn: reads, onPress: () => setReads(!reads) }] : [];
    const back: Act[] =
      at > 0
        ? [
            {
              key: "back",
              label: own.back,
              mark: "◀",
              onPress: () => (leads ? press({ do: "back", from: at }) : follow.look(at - 1)),
            },
          ]
        : [];
    if (next && leads) return [...aloud, ...back, next];
    if (isLast) {
      return leads
        ? [...aloud, ...back, { key: "end", label: own.end, isPrimary: true, onPress: () => setEnding(true) }]
        : back;
    }
    const forward: Act = {
      key: "next",
      label: own.next,
      mark: "▶",
      isPrimary: true,
      onPress: () => (leads ? press({ do: "next", from: at }) : follow.look(at + 1)),
    };
    return [...aloud, ...back, forward];
  }

  /** The last press asks once more: a meeting that has ended does not begin again. */
  function endActs(): Act[] {
    const own = words.huddle.acts;
    return [
      { key: "back", label: own.endNot, onPress: () => setEnding(false) },
      { key: "endYes", label: own.endConfirm, isPrimary: true, onPress: () => press({ do: "end" }) },
    ];
  }

  return <StepStage key={step.id} {...props} step={step} leads={leads} follow={follow} frame={frame} />;
}

function roomStep(meeting: Running, words: ReturnType<typeof useWords>): string {
  const step = meeting.steps[meeting.step];
  return step ? stepName(step, words) : "";
}

function sayOf(
  step: AgendaStep | undefined,
  meeting: Running,
  zone: string,
  words: ReturnType<typeof useWords>,
): string {
  return step ? words.huddle.say[step.meaning](timeText(meeting.endsAt, zone)) : "";
}
