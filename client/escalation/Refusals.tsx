import type { BoardId } from "../../shared/base/ids.ts";
import { raiseBody } from "../../shared/escalation/escalation.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";
import { matterOf, useEscalations } from "./useEscalations.ts";

/** What the server refused stays until it has been read. */
export function Refusals({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords();
  const { pending, items } = useEscalations(boardId);
  const whatOf = ({ path, body }: Pending): string => {
    const raised = raiseBody.safeParse(body);
    return raised.success ? raised.data.what : (items.find(({ id }) => id === matterOf(path))?.what ?? "");
  };
  return pending.map((each) => {
    if (each.state.kind !== "refused") return null;
    const isLate = each.state.trouble.code === "changed-meanwhile";
    return (
      <Notice key={each.id} tone="alarm">
        <p>
          {isLate
            ? words.escalation.answers.meanwhile(whatOf(each))
            : `${words.escalation.answers.failed(whatOf(each))} ${words.problem[each.state.trouble.code]}`}
        </p>
        <Button density="close" onClick={() => outbox.dismiss(each.id)}>
          {words.shell.close}
        </Button>
      </Notice>
    );
  });
}
