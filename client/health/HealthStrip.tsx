import { Link } from "wouter";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { choose, useHealth } from "./queries.ts";
import { Suggestion } from "./Suggestion.tsx";
import "./health.css";

/** Above a board at a desk, for those who may act on it: one small test of the meeting, or that the agenda is worth a look. */
export function HealthStrip({ facts }: { readonly facts: Board }) {
  const { data } = useHealth(facts.id);
  if (data?.suggestion && listed(facts.may, "health:choose")) {
    return <Suggestion boardId={facts.id} suggestion={data.suggestion} />;
  }
  return data?.review && listed(facts.may, "meeting:types") ? <Review facts={facts} /> : null;
}

function Review({ facts }: { readonly facts: Board }) {
  const words = useWords().health;
  const toast = useToast();
  const { run, isBusy } = useAct(choose, [["health", facts.id]]);
  const later = async (): Promise<void> => {
    const about = "agenda" as const;
    const answer = await run({ boardId: facts.id, body: { do: "choose", about, choice: "later" } });
    if (!answer.ok) return;
    const { at } = answer.value;
    toast({ text: words.putOff, undo: () => void run({ boardId: facts.id, body: { do: "undo", about, at } }) });
  };
  return (
    <section className="health-offer" aria-label={words.review}>
      <div>
        <p className="health-try">{words.review}</p>
        <small>
          <Link href={`/tavle/${facts.id}/helse`}>{words.reviewSee}</Link>
        </small>
      </div>
      <div className="row">
        <Button onClick={() => void later()} isBusy={isBusy}>
          {words.later}
        </Button>
      </div>
    </section>
  );
}
