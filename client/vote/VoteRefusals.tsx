import { outbox, type Pending } from "../live/outbox.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";

/** What the server refused stays until it has been read: the vote was over, or somebody else had begun one. */
export function VoteRefusals({ pending }: { readonly pending: readonly Pending[] }) {
  const words = useWords();
  const refused = pending.flatMap(({ id, state }) => (state.kind === "refused" ? [id] : []));
  if (refused.length === 0) return null;
  return (
    <Notice tone="watch">
      <p>{words.vote.refused}</p>
      <Button density="close" onClick={() => refused.forEach((id) => outbox.dismiss(id))}>
        {words.shell.close}
      </Button>
    </Notice>
  );
}
