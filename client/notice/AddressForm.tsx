import type { SampleOutcome } from "../../shared/notice/outcome.ts";
import type { Answer } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form } from "../ui/Form.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { QueryKey } from "../../shared/protocol/live.ts";
import { useFieldError } from "../access/useFieldError.ts";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly set: (address: string) => Promise<Answer<SampleOutcome>>;
  readonly stale: QueryKey;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
}

/** An address, which a link is sent to; what came of that is said in words. */
export function AddressForm({ label, hint, set, stale, onDone, onCancel }: Props) {
  const { notice } = useWords();
  const toast = useToast();
  const { run, isBusy, trouble } = useAct(set, [stale]);
  const errorOf = useFieldError(trouble);
  const submit = async (address: string): Promise<void> => {
    const answer = await run(address);
    if (!answer.ok) return;
    const done = answer.value;
    toast({
      text: done.sent ? notice.profile.sentLink(address) : notice.profile.linkFailed(notice.faults[done.fault]),
    });
    if (done.sent) onDone();
  };
  return (
    <Form onSubmit={(values) => void submit((values.address ?? "").trim())} trouble={trouble}>
      <TextField
        label={label}
        hint={hint}
        name="address"
        type="email"
        inputMode="email"
        autoComplete="email"
        error={errorOf("address") && notice.profile.addressBad}
        required
      />
      <div className="row">
        <Button type="submit" isBusy={isBusy}>
          {notice.profile.save}
        </Button>
        {onCancel && (
          <Button variant="tertiary" onClick={onCancel}>
            {notice.unit.cancel}
          </Button>
        )}
      </div>
    </Form>
  );
}
