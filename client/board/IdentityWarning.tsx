import { useWords } from "../words/useWords.ts";

/** Said beside the field while what stands in it looks like a person's number: nothing of it has left the browser. */
export function IdentityWarning() {
  const words = useWords().board.identity;
  return (
    <div className="board-identity-warning" role="alert">
      <strong>▲ {words.looksLike}</strong>
      <span>{words.whatToDo}</span>
    </div>
  );
}
