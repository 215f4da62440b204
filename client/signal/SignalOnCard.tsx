import type { SignalId } from "../../shared/base/ids.ts";
import { useNow } from "../live/serverClock.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useSignal } from "./queries.ts";
import { SignalPicture } from "./SignalPicture.tsx";
import { SignalMark } from "./SignalRow.tsx";
import { signalSentence } from "./signalText.ts";
import "./signal.css";

/** The signal that a card was made of: the chart as it was then, from the figures that the server kept. */
export function SignalOnCard({ signalId }: { readonly signalId: SignalId }) {
  const words = useWords().signal;
  const language = useLanguage();
  const now = useNow(60_000);
  const { data: item } = useSignal(signalId);
  if (!item) return null;
  return (
    <section className="signal-on-card" aria-label={words.onCard}>
      <div className="signal-head">
        <h3>{item.definition.name}</h3>
        <SignalMark signal={item} />
      </div>
      <p className="signal-sentence">{signalSentence(item, language, now)}</p>
      <SignalPicture item={item} />
      <p className="signal-near">{item.state === "new" ? words.asItWasFound : words.asItWas}</p>
      {item.line && <p className="signal-line">«{item.line}»</p>}
    </section>
  );
}
