import type { Running } from "../../shared/huddle/huddle.ts";
import { remoteCount } from "../../shared/moment/moment.ts";
import { useWords } from "../words/useWords.ts";
import { useMoment } from "./useMoment.tsx";

interface CountAct {
  readonly key: string;
  readonly label: string;
  readonly onPress: () => void;
}

/**
 * Those seen to be here from elsewhere and not counted yet, as one act of the step that counts. It is offered and not done:
 * the number may hold people who only listen by telephone, so nobody is counted twice and nobody is taken away.
 */
export function useCountActs(
  meeting: Running,
  press: (command: { do: "headsAtLeast"; where: "remote"; count: number }) => void,
): readonly CountAct[] {
  const words = useWords().moment;
  const count = remoteCount(useMoment().picture.present);
  if (count <= meeting.heads.remote) return [];
  const onPress = (): void => press({ do: "headsAtLeast", where: "remote", count });
  return [{ key: "countRemote", label: words.countRemote(count), onPress }];
}

/** Who is here from elsewhere, or was counted to be: whichever is more. */
export function useRemoteHeads(meeting: Running): number {
  return Math.max(meeting.heads.remote, remoteCount(useMoment().picture.present));
}
