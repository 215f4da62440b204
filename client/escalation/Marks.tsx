import type { EscalationId } from "../../shared/escalation/escalation.ts";
import { isLate, type Mark, markDue } from "../../shared/escalation/mark.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { momentText, sinceText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./escalation.css";
import { useMarks } from "./useMarks.ts";

interface Props {
  readonly facts: Board;
  readonly onFinish: (mark: Mark) => void;
}

/** What the meeting has marked and nobody has written yet: *ikke sendt ennå*. It stays until somebody sends or drops it. */
export function Marks({ facts, onFinish }: Props) {
  const words = useWords().raising.mark;
  const { marks } = useMarks(facts.id);
  const drop = useDropMark(facts.id);
  if (marks.length === 0) return null;
  const maySend = listed(facts.may, "escalation:raise");
  return (
    <section className="matters-lane" aria-labelledby="marks">
      <h2 id="marks">
        {words.title} <span className="matters-count">{marks.length}</span>
      </h2>
      {maySend && <p>{words.help}</p>}
      <ul className="matters-list">
        {marks.map((mark) => (
          <li key={mark.id} className="matter" data-state="marked">
            <h3>{mark.what}</h3>
            <MarkTold mark={mark} zone={facts.zone} />
            {maySend && (
              <div className="matter-acts">
                <Button
                  variant="primary"
                  density="close"
                  aria-label={words.finishThis(mark.what)}
                  onClick={() => onFinish(mark)}
                >
                  {words.finish}
                </Button>
                <Button density="close" aria-label={words.dropThis(mark.what)} onClick={() => drop(mark.id)}>
                  {words.drop}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who marked it, and until when it should be sent, or should have been. */
export function MarkTold({ mark, zone }: { readonly mark: Mark; readonly zone: string }) {
  const { raising, sending } = useWords();
  const words = raising.mark;
  const language = useLanguage();
  const now = useNow(20_000);
  const when = sinceText(markDue(mark), now, language, zone);
  const by = mark.by.kind === "screen" ? sending.markedOn : words.by;
  const who = mark.by.name ? by(mark.by.name, momentText(mark.at, now, language, zone)) : "";
  return isLate(mark, now) ? (
    <>
      <p className="matter-due" data-late>
        <i aria-hidden="true">▲ </i>
        {words.late(when)}
      </p>
      {who && <small>{who}</small>}
    </>
  ) : (
    <small>{[words.due(when), who].filter(Boolean).join(" · ")}</small>
  );
}

/** Drops a mark, with *Angre*. */
function useDropMark(boardId: Board["id"]): (id: EscalationId) => void {
  const words = useWords().raising.mark;
  const toast = useToast();
  const { submit } = useMarks(boardId);
  return (id) => {
    submit({ do: "drop", id });
    toast({ text: words.dropped, undo: () => submit({ do: "restore", id }) });
  };
}
