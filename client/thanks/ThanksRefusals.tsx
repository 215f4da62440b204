import { outbox, type Pending } from "../live/outbox.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";

/** What the server refused stays until it has been read. */
export function ThanksRefusals({ pending }: { readonly pending: readonly Pending[] }) {
  const words = useWords();
  const refused = pending.flatMap(({ id, state }) =>
    state.kind === "refused" ? [{ id, code: state.trouble.code }] : [],
  );
  const [first] = refused;
  if (!first) return null;
  return (
    <Notice tone="alarm">
      <p>{first.code === "patient-identity" ? words.thanks.identity : words.thanks.refused}</p>
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
