import { outbox, type Pending } from "../live/outbox.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";

/** What the server refused stays until it has been read; several presses of one moment are told once. */
export function DayRefusals({ pending }: { readonly pending: readonly Pending[] }) {
  const words = useWords();
  const refused = pending.flatMap(({ id, state }) =>
    state.kind === "refused" ? [{ id, code: state.trouble.code }] : [],
  );
  const [first] = refused;
  if (!first) return null;
  const close = (): void => {
    for (const { id } of refused) outbox.dismiss(id);
  };
  return (
    <Notice tone="alarm">
      <p>{first.code === "changed-meanwhile" ? words.today.refused.meanwhile : words.today.refused.other}</p>
      <Button density="close" onClick={close}>
        {words.shell.close}
      </Button>
    </Notice>
  );
}
