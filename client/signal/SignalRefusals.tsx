import type { MeasureId } from "../../shared/base/ids.ts";
import { outbox } from "../live/outbox.ts";
import { usePending } from "../live/usePending.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";
import { queueOf } from "./queries.ts";

/** What the server refused stays until it has been read. */
export function SignalRefusals({ measureId }: { readonly measureId: MeasureId }) {
  const words = useWords();
  const refused = usePending(queueOf({ measureId })).flatMap(({ id, state }) =>
    state.kind === "refused" ? [{ id, code: state.trouble.code }] : [],
  );
  const [first] = refused;
  if (!first) return null;
  return (
    <Notice tone="alarm">
      <p>{words.problem[first.code]}</p>
      <Button
        density="close"
        onClick={() => {
          for (const { id } of refused) outbox.dismiss(id);
        }}
      >
        {words.shell.close}
      </Button>
    </Notice>
  );
}
