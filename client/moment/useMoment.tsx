import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { BoardId, MeetingId, PersonId } from "../../shared/base/ids.ts";
import { whereSchema, type Where } from "../../shared/moment/moment.ts";
import { liveSocket } from "../live/socket.ts";
import { isUp, MeetingLink, type Shown } from "./meetingLink.ts";

/** The moment of the meeting that is on this page. */
export interface Moment extends Shown {
  /** The person at this machine; undefined at a wall. */
  readonly me: PersonId | undefined;
  readonly isHandUp: boolean;
  readonly where: Where;
  readonly sit: (where: Where) => void;
  readonly raise: () => void;
  readonly lower: (person: PersonId) => void;
  readonly point: (target: string) => void;
}

const MomentContext = createContext<Moment | undefined>(undefined);

/** @throws outside a meeting */
export function useMoment(): Moment {
  const moment = useContext(MomentContext);
  if (!moment) throw new Error("useMoment: this is no part of a meeting");
  return moment;
}

const WHERE = "tavle-where";

/** For as long as the tab lives: tomorrow the same laptop may be at home. */
function chosenWhere(): Where | undefined {
  return whereSchema.safeParse(sessionStorage.getItem(WHERE)).data;
}

interface Props {
  readonly boardId: BoardId;
  readonly meetingId: MeetingId;
  readonly me: PersonId | undefined;
  /** Whoever leads stands with the others, until they say that they do not. */
  readonly isLeader: boolean;
  readonly children: ReactNode;
}

/** Comes into the meeting while it is shown, and out of it again. */
export function MomentProvider({ boardId, meetingId, me, isLeader, children }: Props) {
  const [chosen, setChosen] = useState(chosenWhere);
  const where = chosen ?? (isLeader ? "room" : "remote");
  const [first] = useState(where);
  const link = useMemo(() => new MeetingLink(boardId, meetingId, first), [boardId, meetingId, first]);
  useEffect(() => liveSocket.withWire(link.take), [link]);
  useEffect(() => link.sit(where), [link, where]);
  const shown = useSyncExternalStore(link.subscribe, link.get);
  const moment = useMemo<Moment>(
    () => ({
      ...shown,
      me,
      isHandUp: isUp(shown.picture, me),
      where,
      sit: (to) => {
        sessionStorage.setItem(WHERE, to);
        setChosen(to);
      },
      raise: () => void link.act({ do: "raise" }),
      lower: (personId) => void link.act({ do: "lower", personId }),
      point: (target) => void link.act({ do: "point", target }),
    }),
    [shown, me, where, link],
  );
  return <MomentContext value={moment}>{children}</MomentContext>;
}
