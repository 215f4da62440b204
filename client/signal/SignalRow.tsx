import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { Signal } from "../../shared/measure/signal.ts";
import type { SignalItem } from "../../shared/measure/signalItem.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { ExplainForm } from "./ExplainForm.tsx";
import { handleSignal, useHandled } from "./queries.ts";
import { SignalPicture } from "./SignalPicture.tsx";
import { SignalRefusals } from "./SignalRefusals.tsx";
import { signalSentence } from "./signalText.ts";
import "./signal.css";

interface Props {
  readonly item: SignalItem;
  /** The unit whose page it stands on: others are named. */
  readonly unitId: SignalItem["unitId"];
  /** A strip has no room for charts. */
  readonly look: "whole" | "line";
  /** Makes a card of it, where there is a board to make it on. */
  readonly onCard?: ((item: SignalItem) => void) | undefined;
}

/** A signal in a list: whose it is, one calm sentence, its chart, and what can be done with it. */
export function SignalRow({ item: told, unitId, look, onCard }: Props) {
  const words = useWords().signal;
  const language = useLanguage();
  const now = useNow(60_000);
  const [item = told] = useHandled(told.measureId, [told]);
  const { definition, unitName, line } = item;
  return (
    <article className="signal-row" data-look={look} data-state={item.state}>
      <div className="signal-head">
        <h3>
          <Link href={`/maltall/${item.measureId}`}>{definition.name}</Link>
          {item.unitId !== unitId && <small> {unitName}</small>}
        </h3>
        <SignalMark signal={item} />
      </div>
      <p className="signal-sentence">{signalSentence(item, language, now)}</p>
      {!item.standing && item.state !== "closed" && <p className="signal-near">{words.faded}</p>}
      {item.closing && item.closing !== "person" && (
        <p className="signal-near">{words.closedBy(words.closings[item.closing])}</p>
      )}
      {line && <p className="signal-line">«{line}»</p>}
      {look === "whole" && <SignalPicture item={item} />}
      <SignalRefusals measureId={item.measureId} />
      <SignalActs item={item} onCard={onCard} />
    </article>
  );
}

/** A diamond and a word: what has become of it, or that it is still preliminary. */
export function SignalMark({ signal }: { readonly signal: Pick<Signal, "state" | "firm"> }) {
  const words = useWords().signal;
  const isFresh = signal.state === "new";
  const text = isFresh && !signal.firm ? words.preliminary : words.state[signal.state];
  return (
    <span className="signal-mark" data-fresh={isFresh || undefined}>
      <span aria-hidden="true">{isFresh ? "◆" : "◇"}</span> {text}
    </span>
  );
}

function SignalActs({ item, onCard }: Pick<Props, "item" | "onCard">): ReactNode {
  const words = useWords().signal;
  const toast = useToast();
  const [isExplaining, setExplaining] = useState(false);
  const { version, state, definition } = item;
  const may = (action: string): boolean => item.may.includes(action);
  if (item.may.length === 0) return null;
  if (isExplaining) {
    return (
      <ExplainForm
        line={item.line}
        onSave={(line) => {
          handleSignal(item, { do: "explain", version, line });
          setExplaining(false);
          toast({ text: words.explained });
        }}
        onCancel={() => setExplaining(false)}
      />
    );
  }
  // Who makes a card of it has seen it.
  const makeCard = (): void => {
    handleSignal(item, { do: "acknowledge", version });
    onCard?.(item);
  };
  const see = (): void => {
    handleSignal(item, { do: "acknowledge", version });
    const undo = (): void => handleSignal(item, { do: "reopen", version: version + 1 });
    toast({ text: words.seenDone(definition.name), undo });
  };
  return (
    <div className="signal-acts">
      {state === "new" && may("signal:acknowledge") && (
        <Button variant="primary" onClick={see}>
          {words.seen}
        </Button>
      )}
      {state !== "closed" && may("signal:explain") && (
        <Button onClick={() => setExplaining(true)}>{words.explain}</Button>
      )}
      {state === "new" && onCard && may("signal:acknowledge") && <Button onClick={makeCard}>{words.makeCard}</Button>}
      {(state === "acknowledged" || state === "explained") && may("signal:close") && (
        <Button onClick={() => handleSignal(item, { do: "close", version })}>{words.close}</Button>
      )}
      {state !== "new" && may(state === "closed" ? "signal:close" : "signal:acknowledge") && (
        <Button variant="tertiary" onClick={() => handleSignal(item, { do: "reopen", version })}>
          {words.reopen}
        </Button>
      )}
    </div>
  );
}
