import { useContext } from "react";
import type { KeptIdea } from "../../shared/idea/kept.ts";
import type { IdeaBox } from "./ideaBox.ts";
import { PageLanguage, usePageWords } from "./pageLanguage.ts";
import { receiptAddress } from "./place.ts";
import { StandingLine, waitsBecause } from "./Receipts.tsx";

/** What this phone has given, with the answers; kept on the phone alone. */
export function MineIdeas({ box, ideas }: { readonly box: IdeaBox; readonly ideas: readonly KeptIdea[] }) {
  const words = usePageWords();
  const language = useContext(PageLanguage);
  if (ideas.length === 0) return null;
  return (
    <section className="idea-mine">
      <h2>{words.mine}</h2>
      <ul>
        {ideas.map((idea) => (
          <li key={idea.id}>
            {idea.receipt ? <a href={receiptAddress(idea.secret)}>{idea.text}</a> : <b>{idea.text}</b>}
            {idea.receipt ? (
              <StandingLine standing={idea.receipt.standing} language={language} />
            ) : (
              <p className="idea-standing" data-tone="waits">
                <span aria-hidden="true">▲</span>
                <b>{words.waiting}</b>
                <span className="idea-small">{idea.trouble && waitsBecause(words, idea)}</span>
              </p>
            )}
            <button type="button" className="idea-forget" onClick={() => box.forget(idea.id)}>
              {words.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
