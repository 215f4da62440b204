import type { Escalation } from "../../shared/escalation/escalation.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { isReachable } from "../live/reachable.ts";
import { Qr } from "../screen/Qr.tsx";
import { useWords } from "../words/useWords.ts";
import type { StageAct } from "./stageActs.ts";
import { matterPath } from "./useMatterDialog.tsx";

interface Props {
  readonly matter: Escalation;
  readonly facts: Board;
  readonly act: StageAct;
}

/** A wall answers nothing itself: it shows where whoever speaks for the unit does it, with the form open already. */
export function WallHint({ matter, facts, act }: Props) {
  const words = useWords().matters.stage;
  const address = new URL(matterPath(facts, matter.id, act), location.origin);
  return (
    <section className="wall-hint" aria-label={words.wall[act]}>
      <Qr text={address.href} label={words.scan} />
      <div>
        <h2>{words.wall[act]}</h2>
        <p>{words.scan}</p>
        <p>{words.or(address.host, facts.name)}</p>
        {!isReachable(address.hostname) && <p className="wall-hint-local">▲ {words.local}</p>}
        <small>{words.why}</small>
      </div>
    </section>
  );
}
