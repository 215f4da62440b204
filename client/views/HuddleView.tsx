import { useState } from "react";
import type { AgendaStep } from "../../shared/huddle/agenda.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import type { Act } from "../huddle/ActRow.tsx";
import { Announcer } from "../huddle/Announcer.tsx";
import { FollowBar } from "../huddle/FollowBar.tsx";
import { HuddleFrame } from "../huddle/HuddleFrame.tsx";
import { HuddleHeader } from "../huddle/HuddleHeader.tsx";
import { stepName } from "../huddle/names.ts";
import { useFollow } from "../huddle/useFollow.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import type { FramedParts, HuddleProps } from "./huddle/stepProps.ts";
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
  const frame = (parts: FramedParts) => (
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
      acts={ending ? endActs() : [...parts.acts, ...(parts.isAsking ? [] : wayActs(parts))]}
    />
  );

  function wayActs(parts: FramedParts): Act[] {
    return (leads ? leadingActs(parts) : lookingActs()).map((act) => ({ ...act, isWay: true }));
  }

  function leadingActs({ next, leave }: FramedParts): Act[] {
    const own = words.huddle.acts;
    const at = follow.step;
    const isAloud = sayOf(step, meeting, facts.zone, words) !== "";
    const end: Act = { key: "end", label: own.end, isPrimary: true, onPress: () => setEnding(true) };
    const onward: Act = {
      key: "next",
      label: own.next,
      mark: "▶",
      isPrimary: true,
      onPress: () => {
        leave?.();
        press({ do: "next", from: at });
      },
    };
    const back: Act = { key: "back", label: own.back, mark: "◀", onPress: () => press({ do: "back", from: at }) };
    return [
      ...(isAloud ? [{ key: "read", label: own.readAloud, isOn: reads, onPress: () => setReads(!reads) }] : []),
      ...(at > 0 ? [back] : []),
      next ?? (at === meeting.steps.length - 1 ? end : onward),
    ];
  }

  /** Who does not lead looks about alone, and may take the lead wherever the meeting is. */
  function lookingActs(): Act[] {
    const own = words.huddle.follow;
    const at = follow.step;
    const back: Act = { key: "back", label: own.lookBack, mark: "◀", onPress: () => follow.look(at - 1) };
    const onward: Act = { key: "next", label: own.lookNext, onPress: () => follow.look(at + 1) };
    const lead: Act[] =
      me && mayAct && step?.meaning !== "welcome"
        ? [{ key: "lead", label: words.huddle.welcome.lead, onPress: () => press({ do: "takeLead", leader: me }) }]
        : [];
    return [...lead, ...(at > 0 ? [back] : []), ...(at < meeting.steps.length - 1 ? [onward] : [])];
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
