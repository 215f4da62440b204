import { type ReactNode, useEffect, useRef } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useLong } from "../ui/useLong.ts";
import { useWords } from "../words/useWords.ts";
import { StepTrouble } from "./StepTrouble.tsx";
import type { Step } from "./useStep.ts";

/** What each form of an act is given. */
export interface FormProps {
  readonly matter: Escalation;
  readonly facts: Board;
  readonly step: Step;
  /** The units that it goes back to: of those that get one answer, all of them. */
  readonly senders: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

interface Props {
  readonly step: Step;
  readonly send: string;
  readonly isReady: boolean;
  /** Something is written, and stays when somebody else was first. */
  readonly keeps?: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form with one act, its trouble, and a way back. */
export function StepForm({ step, send, isReady, keeps, onSubmit, onCancel, children }: Props) {
  const words = useWords().matters;
  const isSlow = useLong(step.isBusy) && !step.isCut;
  const form = useRef<HTMLFormElement>(null);
  // Whoever pressed *Svar* came to write: the button that had the focus is gone.
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, input, button")?.focus(), []);
  return (
    <form
      ref={form}
      className="form matter-step"
      data-first
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !step.isCut && !step.isBusy) void onSubmit();
      }}
    >
      {children}
      {isSlow && <Notice tone="watch">{words.slow}</Notice>}
      <StepTrouble step={step} {...(keeps && { keeps })} />
      <div className="matter-acts">
        <Button type="submit" variant="primary" isBusy={step.isBusy} disabled={!isReady || step.isCut}>
          {send}
        </Button>
        <Button onClick={onCancel}>{words.act.cancel}</Button>
      </div>
    </form>
  );
}
