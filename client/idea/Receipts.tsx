import { useCallback, useEffect, useState } from "react";
import type { Language } from "../../shared/access/actor.ts";
import { DEFAULT_ZONE, localDate } from "../../shared/base/time.ts";
import type { Door, Receipt, Standing } from "../../shared/idea/idea.ts";
import type { KeptIdea } from "../../shared/idea/kept.ts";
import type { Answer } from "../live/api.ts";
import { dayText, numberText, weekdayAndDate } from "../words/dates.ts";
import type { PageWords } from "../words/ideaPage.ts";
import { sentence } from "./DigitsForm.tsx";
import { followReceipt } from "./ideaBox.ts";
import { usePageWords } from "./pageLanguage.ts";
import { receiptAddress } from "./place.ts";

interface SentProps {
  readonly idea: KeptIdea;
  readonly door: Door | undefined;
  readonly onAgain: () => void;
}

/** What the giver sees at once: that it stands on the wall, or that it waits here and will go by itself. */
export function SentNote({ idea, door, onAgain }: SentProps) {
  const words = usePageWords();
  const { receipt } = idea;
  const isHeld = receipt?.standing.state === "held";
  return (
    <section className="idea-sent" data-waits={receipt === null || undefined}>
      <p className="idea-said">{idea.text}</p>
      <p role="status">
        {receipt && <b>{isHeld ? words.sentHeld : words.sent} </b>}
        {receipt ? words.answerTitle(door?.answerDays ?? receipt.door.answerDays) : waitsBecause(words, idea)}
      </p>
      {receipt && <a href={receiptAddress(idea.secret)}>{words.receiptLink}</a>}
      <button type="button" className="idea-button" data-second="" onClick={onAgain}>
        {words.again}
      </button>
    </section>
  );
}

export function waitsBecause(words: PageWords, { trouble }: KeptIdea): string {
  return trouble === null ? words.waitingHelp : sentence(words.trouble, trouble);
}

/** What the leader or the board has answered. Status is a word, a mark and a colour. */
export function StandingLine({ standing, language }: { readonly standing: Standing; readonly language: Language }) {
  const words = usePageWords();
  const { label, mark, tone } = shown(standing, words);
  const since = "since" in standing ? dayOf(standing.since, language) : undefined;
  const reason = "reason" in standing ? standing.reason : "";
  return (
    <>
      <p className="idea-standing" data-tone={tone}>
        <span aria-hidden="true">{mark}</span>
        <b>{label}</b>
        {since && <span className="idea-small">{words.since(since)}</span>}
      </p>
      {promisedBy(standing, words, language).map((text) => (
        <p key={text} className="idea-small">
          {text}
        </p>
      ))}
      {reason !== "" && (
        <p className="idea-reason">
          {standing.state === "removed" && <span className="idea-small">{words.removed} </span>}
          {reason}
        </p>
      )}
    </>
  );
}

/** Who has it and what is promised, while it is worked on. */
function promisedBy(standing: Standing, words: PageWords, language: Language): readonly string[] {
  if (standing.state !== "onBoard") return [];
  const { meaning, hasOwner, role, on } = standing;
  const who = role !== "" ? words.role(role) : hasOwner ? words.someone : "";
  const isOpen = meaning === "testing" || meaning === "justDo" || meaning === "exploring";
  const when = isOpen && on !== null ? words.on[meaning](weekdayAndDate(on, language)) : "";
  return [who, when].filter((text) => text !== "");
}

function shown(standing: Standing, words: PageWords) {
  if (standing.state !== "onBoard") return { label: words.standing[standing.state], mark: "■", tone: standing.state };
  const meaning = standing.meaning ?? "own";
  const mark = { inUse: "✓", notNow: "–", testing: "▶", exploring: "▶", justDo: "▶", new: "●", own: "●" }[meaning];
  return { label: words.standing[meaning], mark, tone: meaning };
}

export function dayOf(instant: number, language: Language): string {
  return dayText(localDate(instant, DEFAULT_ZONE), localDate(Date.now(), DEFAULT_ZONE), language);
}

/** What came of it, for whoever gave it: thanks, and the measure before and after where its tests aimed at one. */
function InUse({ receipt: { standing, effect, door } }: { readonly receipt: Receipt }) {
  const words = usePageWords();
  if (standing.state !== "onBoard" || standing.meaning !== "inUse") return null;
  const figure = (value: number | null) =>
    value === null
      ? words.hidden
      : [numberText(value, door.language, effect?.decimals), effect?.unit].filter(Boolean).join(" ");
  return (
    <>
      <p>{words.used}</p>
      {effect && <p>{words.effect(effect.name, figure(effect.before), figure(effect.after))}</p>}
    </>
  );
}

interface OneProps {
  readonly secret: string;
  readonly onLanguage: (language: Language) => void;
}

/** The page of a receipt's link, on whatever machine it is opened. */
export function OneReceipt({ secret, onLanguage }: OneProps) {
  const words = usePageWords();
  const [answer, setAnswer] = useState<Answer<Receipt> | undefined>(undefined);
  const ask = useCallback(() => {
    void followReceipt(secret).then((found) => {
      setAnswer(found);
      if (found.ok) onLanguage(found.value.door.language);
    });
  }, [secret, onLanguage]);
  useEffect(ask, [ask]);
  return (
    <>
      <header className="idea-head">
        <p>{answer?.ok ? answer.value.door.unitName : " "}</p>
        <h1>{words.receiptTitle}</h1>
      </header>
      {!answer && <p role="status">{words.loading}</p>}
      {answer?.ok && (
        <section className="idea-sent">
          <p className="idea-said">{answer.value.text}</p>
          <StandingLine standing={answer.value.standing} language={answer.value.door.language} />
          <InUse receipt={answer.value} />
          <p className="idea-small">{words.given(dayOf(answer.value.givenAt, answer.value.door.language))}</p>
        </section>
      )}
      {answer && !answer.ok && (
        <section className="idea-sent" role="alert">
          <p>{answer.refusal.code === "not-found" ? words.receiptGone : words.noNetwork}</p>
          <button type="button" className="idea-button" data-second="" onClick={ask}>
            {words.retry}
          </button>
        </section>
      )}
    </>
  );
}
