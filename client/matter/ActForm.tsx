import type { ReceiverAct } from "../../shared/escalation/turns.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { DelegateForm } from "./DelegateForm.tsx";
import { ForwardForm } from "./ForwardForm.tsx";
import { InterimForm } from "./InterimForm.tsx";
import { MergeForm } from "./MergeForm.tsx";
import type { FormProps } from "./StepForm.tsx";

/** The acts that ask for something before they are done. */
const ASKING = ["answer", "interim", "delegate", "forward", "merge"] as const satisfies readonly ReceiverAct[];
export type AskingAct = (typeof ASKING)[number];

export function isAsking(act: string | null | undefined): act is AskingAct {
  return ASKING.some((each) => each === act);
}

/** The form of an act. */
export function ActForm({ act, ...props }: FormProps & { readonly act: AskingAct }) {
  switch (act) {
    case "answer":
      return <AnswerForm {...props} />;
    case "interim":
      return <InterimForm {...props} />;
    case "delegate":
      return <DelegateForm {...props} />;
    case "forward":
      return <ForwardForm {...props} />;
    case "merge":
      return <MergeForm {...props} />;
  }
}
