import { useCallback, useEffect, useRef, useState } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import type { StepKind } from "../../shared/escalation/step.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { useMe } from "../access/useMe.ts";
import { refetch } from "../live/queries.ts";
import type { AskingAct } from "../matter/ActForm.tsx";
import { MatterPanel } from "../matter/MatterPanel.tsx";
import { useMatter } from "../matter/useMatter.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { OpenMatter } from "./WaitingRow.tsx";

interface Opened {
  readonly matter: { readonly id: Escalation["id"]; readonly act: AskingAct | undefined } | undefined;
  readonly open: OpenMatter;
  readonly close: () => void;
}

export function useOpenedMatter(): Opened {
  const [matter, setMatter] = useState<Opened["matter"]>(undefined);
  const close = useCallback(() => setMatter(undefined), []);
  return { matter, open: ({ id }, act) => setMatter({ id, act }), close };
}

/** The matter that was chosen in a list, over it on every screen: who has dealt with one is back at what waits next. */
export function OpenedMatter({ facts, opened }: { readonly facts: Board; readonly opened: Opened }) {
  return opened.matter ? <Whole facts={facts} chosen={opened.matter} onClose={opened.close} /> : null;
}

interface WholeProps {
  readonly facts: Board;
  readonly chosen: NonNullable<Opened["matter"]>;
  readonly onClose: () => void;
}

function Whole({ facts, chosen, onClose }: WholeProps) {
  const { matter } = useMatter(facts.id, chosen.id);
  useClosedWhenDone(matter, facts.unitId, onClose);
  if (!matter) return null;
  return (
    <Dialog title={matter.what} size="wide" onClose={onClose}>
      <MatterPanel matter={matter} facts={facts} first={chosen.act} />
    </Dialog>
  );
}

/** What leaves no more to do here for now. */
const DONE: readonly StepKind[] = ["answered", "interim", "forwarded", "delegated"];

/**
 * Closes when whoever opened it has done something with it, and the list behind it knows: a line that is dealt with is not
 * pressed once more. What another did meanwhile stays to be read, with one's own text.
 */
function useClosedWhenDone(matter: Escalation | undefined, unitId: UnitId, onClose: () => void): void {
  const me = useMe();
  const known = useRef<number | undefined>(undefined);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);
  const steps = matter?.history.length;
  const last = matter?.history.at(-1);
  const isOwn = last !== undefined && last.by.kind === "person" && last.by.name === me.name && DONE.includes(last.what);
  useEffect(() => {
    if (steps === undefined) return;
    const isNew = known.current !== undefined && steps > known.current;
    known.current = steps;
    if (isNew && isOwn) void refetch([["overview", unitId]]).then(() => isThere.current && onClose());
  }, [steps, isOwn, unitId, onClose]);
}
