import type { ReactNode } from "react";
import { useWords } from "../words/useWords.ts";
import { isReachable } from "../live/reachable.ts";
import { Qr } from "./Qr.tsx";

interface Props {
  /** "i morgen kl. 07:45"; undefined when no meeting is planned, null where its start stands here and says it. */
  readonly nextMeeting: string | undefined | null;
  /** The planned time has come: "07:45". */
  readonly invites: string | undefined;
  /** What has gone up or come to us and waits for an answer: "Til avdelingen: 2". */
  readonly waiting?: readonly string[];
  /** Address of the board, for one's own machine; where there is room for it. */
  readonly address?: string | undefined;
  /** Where one puts an idea. */
  readonly idea?: ReactNode;
  /** What may be done here by touch; nothing on walls that only look. */
  readonly children?: ReactNode;
}

/** The lowest part of the wall, in reach of everybody: where to go on, when the next meeting is, and its start. */
export function WallFooter({ nextMeeting, invites, waiting = [], address, idea, children }: Props) {
  const words = useWords().screen.wall;
  return (
    <footer className="wall-foot">
      {idea}
      {address !== undefined && isReachable(location.hostname) && (
        <section className="wall-panel wall-own">
          <Qr text={address} label={words.onYourOwn} />
          <div>
            <p>{words.onYourOwn}</p>
            <small>{location.host}</small>
          </div>
        </section>
      )}
      {waiting.length > 0 && (
        <section className="wall-panel wall-waiting">
          {waiting.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      )}
      {nextMeeting !== null && (
        <section className="wall-panel wall-next" data-now={invites !== undefined || undefined}>
          {invites === undefined ? (
            <>
              <small>{words.nextMeeting}</small>
              <p>{nextMeeting ?? words.noMeetingPlanned}</p>
            </>
          ) : (
            <p>{words.meetingNow(invites)}</p>
          )}
        </section>
      )}
      {children}
    </footer>
  );
}
