import { useState } from "react";
import type { SampleOutcome } from "../../shared/notice/outcome.ts";
import type { Answer } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";

/** Sends a sample, and says what it came to. */
export function SampleButton({ send }: { readonly send: () => Promise<Answer<SampleOutcome>> }) {
  const { notice } = useWords();
  const [outcome, setOutcome] = useState<SampleOutcome | undefined>(undefined);
  const { run, isBusy, trouble } = useAct(send);
  const press = async (): Promise<void> => {
    setOutcome(undefined);
    const answer = await run(undefined);
    if (answer.ok) setOutcome(answer.value);
  };
  return (
    <>
      <div className="row">
        <Button density="close" isBusy={isBusy} onClick={() => void press()}>
          {notice.profile.sample}
        </Button>
      </div>
      {outcome?.sent && <Notice tone="good">{notice.profile.sampleSent}</Notice>}
      {outcome && !outcome.sent && (
        <Notice tone="alarm">{notice.profile.sampleFailed(notice.faults[outcome.fault])}</Notice>
      )}
      <ErrorNotice trouble={trouble} />
    </>
  );
}
