import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { Escalation, EscalationId } from "../../shared/escalation/escalation.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { AskingAct } from "./ActForm.tsx";
import { MatterPanel } from "./MatterPanel.tsx";
import { useMatter } from "./useMatter.ts";

/** Where a dialog would leave no room for what lies behind it, the matter has a page of its own. */
const NARROW = "(max-width: 40rem)";

interface Opened {
  readonly id: EscalationId;
  readonly act: AskingAct | undefined;
}

export interface MatterDialog {
  /** Shows a matter, with the form of an act open where one is named. */
  readonly open: (matter: Pick<Escalation, "id">, act?: AskingAct) => void;
  readonly dialog: ReactNode;
}

/** The address of a matter as a board sees it: what lists and letters lead to. */
export function matterPath(facts: Pick<Board, "id">, id: EscalationId, act?: AskingAct): string {
  return `/tavle/${facts.id}/sak/${id}${act ? `?gjor=${act}` : ""}`;
}

/**
 * Opens matters from a list: over it where there is room, on a page of their own on a phone.
 * @param inPlace in a meeting a phone must not leave the meeting either
 */
export function useMatterDialog(facts: Board, inPlace = false): MatterDialog {
  const [, go] = useLocation();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const open = ({ id }: Pick<Escalation, "id">, act?: AskingAct): void => {
    if (!inPlace && matchMedia(NARROW).matches) go(matterPath(facts, id, act));
    else setOpened({ id, act });
  };
  const close = (): void => setOpened(undefined);
  return { open, dialog: opened && <Whole key={opened.id} facts={facts} opened={opened} onClose={close} /> };
}

interface WholeProps {
  readonly facts: Board;
  readonly opened: Opened;
  readonly onClose: () => void;
}

function Whole({ facts, opened, onClose }: WholeProps) {
  const { matter } = useMatter(facts.id, opened.id);
  if (!matter) return null;
  return (
    <Dialog title={matter.what} size="wide" onClose={onClose}>
      <MatterPanel matter={matter} facts={facts} first={opened.act} onDone={onClose} />
    </Dialog>
  );
}
