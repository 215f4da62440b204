import type { ReactNode } from "react";
import { useWords } from "../words/useWords.ts";
import { isReachable } from "../live/reachable.ts";
import { Qr } from "./Qr.tsx";

interface Props {
  /** "i morgen kl. 07:45"; undefined when no meeting is planned. */
  readonly nextMeeting: string | undefined;
  /** The planned time has come: "07:45". */
  readonly invites: string | undefined;
  /** Address of the board, for one's own machine. */
  readonly address: string;
  /** What may be done here by touch; nothing on walls that only look. */
  readonly children?: ReactNode;
}

/** The lowest part of the wall, in reach of everybody: where to go on, when the next meeting is, and its start. */
export function WallFooter({ nextMeeting, invites, address, children }: Props) {
  const words = useWords().screen.wall;
  return (
    <footer className="wall-foot">
      {isReachable(location.hostname) && (
        <section className="wall-panel wall-own">
          <Qr text={address} label={words.onYourOwn} />
          <div>
            <p>{words.onYourOwn}</p>
            <small>{location.host}</small>
          </div>
        </section>
      )}
      <section className="wall-panel wall-next" data-now={invites !== undefined || undefined}>
        {invites === undefined ? (
          <>
            <small>{words.nextMeeting}</small>
            <p>{nextMeeting ?? words.noMeetingPlanned}</p>
          </>
        ) : (
          <>
            <p>{words.meetingNow(invites)}</p>
            {children && <small>{words.touchToStart}</small>}
          </>
        )}
      </section>
      {children}
    </footer>
  );
}
