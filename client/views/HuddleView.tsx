import { useState } from "react";
import type { AgendaStep } from "../../shared/huddle/agenda.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import { type Act, pagedActs } from "../huddle/ActRow.tsx";
import { Announcer } from "../huddle/Announcer.tsx";
import { FollowBar } from "../huddle/FollowBar.tsx";
import { HuddleFrame } from "../huddle/HuddleFrame.tsx";
import { HuddleHeader } from "../huddle/HuddleHeader.tsx";
import { leaderActs } from "../huddle/leaderActs.ts";
import { stepName } from "../huddle/names.ts";
import { useFollow } from "../huddle/useFollow.ts";
import { useRemoteHeads } from "../moment/counted.ts";
import { Hands } from "../moment/Hands.tsx";
import { HandAnnouncer, PointAnnouncer } from "../moment/MomentAnnouncer.tsx";
import { MomentTools } from "../moment/MomentTools.tsx";
import { Rings } from "../moment/Rings.tsx";
import { VideoLink } from "../moment/VideoLink.tsx";
import { MomentProvider } from "../moment/useMoment.tsx";
import { PhoneAid } from "../remote/PhoneAid.tsx";
import { PhoneEnd } from "../remote/PhoneEnd.tsx";
import { PhonePanel } from "../remote/PhonePanel.tsx";
import { useWallPhone } from "../remote/useLent.ts";
import { FieldAid } from "../ui/Field.tsx";
import { useToast } from "../ui/Toast.tsx";
import { VoteAnnouncer } from "../vote/VoteAnnouncer.tsx";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { FreeSurface } from "../surface/FreeSurface.tsx";
import { useSurfaceInMeeting } from "../surface/useSurfaceInMeeting.ts";
import { PointedWords, type Pointing } from "./huddle/PointedWords.tsx";
import type { FramedParts, HuddleProps } from "./huddle/stepProps.ts";
import { StepStage } from "./huddle/StepStage.tsx";

/** The meeting while it runs, the same on the wall and at a desk: only the sizes and who leads differ. */
export function HuddleView(props: HuddleProps) {
  const { facts, meeting, me } = props;
  const own = me?.personId ?? undefined;
  const isLeader = own !== undefined && meeting.leader?.personId === own;
  return (
    <MomentProvider boardId={facts.id} meetingId={meeting.id} me={own} isLeader={isLeader}>
      <Meeting {...props} />
    </MomentProvider>
  );
}

function Meeting(props: HuddleProps) {
  const { facts, meeting, press, surface, me, mayAct } = props;
  const words = useWords();
  const toast = useToast();
  const leads = mayAct && (surface === "wall" || !meeting.leader || meeting.leader.personId === me?.personId);
  const follow = useFollow(meeting, leads);
  const remote = useRemoteHeads(meeting);
  const free = useSurfaceInMeeting({ facts, meeting, press, leads, isAway: follow.isAway });
  const [reads, setReads] = useState(false);
  const [asks, setAsks] = useState<"end" | "more" | "leader" | "phone" | undefined>(undefined);
  const [page, setPage] = useState(0);
  const isTouchWall = surface === "wall" && mayAct;
  const phone = useWallPhone(facts.id, mayAct);
  const step = meeting.steps[follow.step];
  if (!step) return null;

  const pointed = (ring: Pointing) => <PointedWords ring={ring} facts={facts} board={props.board} meeting={meeting} />;
  const goTo = (to: number): void => (leads ? press({ do: "goTo", to }) : follow.look(to));
  const frame = (parts: FramedParts) => {
    const acts = actsOf(parts);
    return (
      <HuddleFrame
        surface={surface}
        title={stepName(step, words)}
        inPlace={
          free.isShown && (
            <FreeSurface facts={facts} board={props.board} {...props.copy} surface={surface} back={free.back} />
          )
        }
        header={
          <HuddleHeader
            meeting={meeting}
            shown={follow.step}
            name={facts.name}
            zone={facts.zone}
            trouble={props.trouble}
            onStep={goTo}
            remote={remote}
            hands={<Hands mayLower={mayAct} />}
            tools={
              surface === "desk" && (
                <MomentTools>
                  <VideoLink url={props.now.types.find(({ id }) => id === meeting.typeId)?.videoUrl} />
                </MomentTools>
              )
            }
          />
        }
        notice={
          <>
            <Announcer meeting={meeting} />
            <HandAnnouncer />
            <VoteAnnouncer boardId={facts.id} />
            <PointAnnouncer words={pointed} />
            <Rings words={pointed} />
            {follow.isAway && (
              <FollowBar
                own={follow.step === meeting.step ? undefined : stepName(step, words)}
                room={roomStep(meeting, words)}
                onFollow={follow.follow}
              />
            )}
            {reads && <p className="huddle-say">{sayOf(step, meeting, facts.zone, words)}</p>}
            {asks === "leader" && (
              <p className="huddle-say">
                {words.standing.lead.question} <small>{words.standing.lead.help}</small>
              </p>
            )}
            {asks === "phone" && <PhonePanel boardId={facts.id} lent={phone.lent} onTaken={phoneTaken} />}
            {phone.isHere && <PhoneEnd step={stepName(step, words)} acts={acts.filter((act) => !act.corner)} />}
          </>
        }
        stage={parts.stage}
        rail={parts.rail}
        acts={acts}
        onKeyBack={asks || parts.isAsking ? undefined : parts.before}
      />
    );
  };

  function actsOf(parts: FramedParts): readonly Act[] {
    return [free.act, ...corner(), ...rowOf(parts)];
  }

  function rowOf(parts: FramedParts): readonly Act[] {
    if (asks === "phone") return phoneActs();
    if (parts.isAsking) return parts.acts;
    switch (asks) {
      case "end":
        return endActs();
      case "more":
        return moreActs(parts);
      case "leader":
        return pagedActs(leaders(), page, setPage, words.huddle.acts, () => setAsks(undefined));
      case undefined:
        return [...parts.acts.slice(0, MOST_OWN), ...wayActs(parts)];
    }
  }

  /** What stands in every step, in the place that it has in every step. */
  function wayActs(parts: FramedParts): Act[] {
    const more: Act = { key: "more", label: words.standing.more, onPress: () => setAsks("more") };
    const ways = leads ? leadingActs(parts) : lookingActs();
    return [more, ...(parts.standing ?? []), ...ways].map((act) => ({ ...act, isWay: true }));
  }

  /** A wall has no keyboard: one touch, and a phone is it. */
  function corner(): Act[] {
    if (!isTouchWall) return [];
    const label = phone.isHere ? words.remote.cornerOn : words.remote.corner;
    return [
      {
        key: "phone",
        label,
        corner: "phone",
        isOn: phone.isHere,
        onPress: () => setAsks(asks === "phone" ? undefined : "phone"),
      },
    ];
  }

  function phoneActs(): Act[] {
    const close: Act = { key: "cancel", label: words.remote.close, onPress: () => setAsks(undefined) };
    if (!phone.isHere) return [close];
    const end = (): void => {
      setAsks(undefined);
      phone.end();
    };
    return [{ key: "endPhone", label: words.remote.end, onPress: end }, close];
  }

  function phoneTaken(): void {
    setAsks(undefined);
    toast({ text: words.remote.taken });
  }

  /** What is seldom needed, or has no room in the row. */
  function moreActs(parts: FramedParts): Act[] {
    const own = words.huddle.acts;
    const isAloud = sayOf(step, meeting, facts.zone, words) !== "";
    const once = (act: Act): Act => ({
      ...act,
      onPress: () => {
        setAsks(undefined);
        act.onPress();
      },
    });
    return [
      ...parts.acts.slice(MOST_OWN).map(once),
      ...(isAloud ? [once({ key: "read", label: own.readAloud, isOn: reads, onPress: () => setReads(!reads) })] : []),
      ...(mayAct ? [{ key: "lead", label: words.standing.lead.act, onPress: takeLead }] : []),
      ...(phone.lent ? [once({ key: "endPhone", label: words.remote.end, onPress: phone.end })] : []),
      ...(leads ? [{ key: "end", label: own.end, onPress: () => setAsks("end") }] : []),
      { key: "cancel", label: words.standing.back, onPress: () => setAsks(undefined) },
    ];
  }

  /** Whoever sits at a machine of their own is known; at the wall one touches a role or a name. */
  function takeLead(): void {
    setPage(0);
    if (me) press({ do: "takeLead", leader: me });
    setAsks(me ? undefined : "leader");
  }

  function leaders(): readonly Act[] {
    return leaderActs({
      leaders: props.now.leaders,
      leader: meeting.leader,
      words,
      onLead: (leader) => {
        press({ do: "takeLead", leader });
        setAsks(undefined);
      },
    });
  }

  function leadingActs({ next, leave }: FramedParts): Act[] {
    const own = words.huddle.acts;
    const at = follow.step;
    const end: Act = { key: "end", label: own.end, isPrimary: true, onPress: () => setAsks("end") };
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
    return [...(at > 0 ? [back] : []), next ?? (at === meeting.steps.length - 1 ? end : onward)];
  }

  /** Who does not lead looks about alone. */
  function lookingActs(): Act[] {
    const own = words.huddle.follow;
    const at = follow.step;
    const back: Act = { key: "back", label: own.lookBack, mark: "◀", onPress: () => follow.look(at - 1) };
    const onward: Act = { key: "next", label: own.lookNext, onPress: () => follow.look(at + 1) };
    return [...(at > 0 ? [back] : []), ...(at < meeting.steps.length - 1 ? [onward] : [])];
  }

  /** The last press asks once more: a meeting that has ended does not begin again. */
  function endActs(): Act[] {
    const own = words.huddle.acts;
    return [
      { key: "back", label: own.endNot, onPress: () => setAsks(undefined) },
      { key: "endYes", label: own.endConfirm, isPrimary: true, onPress: () => press({ do: "end" }) },
    ];
  }

  const aid = isTouchWall && <PhoneAid isLent={phone.isHere} onOpen={() => setAsks("phone")} />;
  return (
    <FieldAid value={aid}>
      <StepStage
        key={step.id}
        {...props}
        step={step}
        leads={leads}
        hasKeyboard={surface === "desk" || phone.isHere}
        follow={follow}
        frame={frame}
      />
    </FieldAid>
  );
}

/** So many acts of a step's own stand in the row; the others are under *Mer*. */
const MOST_OWN = 6;

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
