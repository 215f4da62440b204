import { useState } from "react";
import type { FeedKeyView } from "../../shared/measure/feedKey.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { momentText, relativeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { feedTrouble } from "./feedTold.ts";
import { KeyOnce } from "./MakeFeedKey.tsx";
import { exchangeSecret, withdrawFeedKey } from "./queries.ts";

interface Props {
  readonly feedKey: FeedKeyView;
  readonly measures: readonly MeasureView[];
}

/** Names of a key's measures that a row shows before it says how many more there are. */
const NAMED = 3;

/** One key: what it is for, when it was used, what went wrong last, and what may be done with it. */
export function FeedKeyRow({ feedKey, measures }: Props) {
  const words = useWords().feeds;
  const language = useLanguage();
  const now = useNow(60_000);
  const isGood = feedKey.revokedAt === null;
  const trouble = isGood ? feedTrouble(feedKey, now, language) : undefined;
  const facts = [
    scopeText(feedKey, measures, words),
    `${feedKey.start}…`,
    isGood ? usedText(feedKey, now, language, words) : words.revoked,
  ];
  return (
    <li className="list-row feed-row" data-off={!isGood || undefined}>
      <span className="list-main">
        <strong>{feedKey.name}</strong>
        <small>{facts.join(" · ")}</small>
        {trouble && !trouble.isOpen && <small>{trouble.text}</small>}
      </span>
      {isGood && <Acts feedKey={feedKey} measures={measures} />}
      {trouble?.isOpen && <Notice tone="watch">{trouble.text}</Notice>}
      {isGood && feedKey.next && (
        <Notice tone="info">{words.next(feedKey.next.start, momentText(feedKey.next.until, now, language))}</Notice>
      )}
    </li>
  );
}

type Words = ReturnType<typeof useWords>["feeds"];
type Language = ReturnType<typeof useLanguage>;

function scopeText(feedKey: FeedKeyView, measures: readonly MeasureView[], words: Words): string {
  const what = reachText(feedKey, measures, words);
  return feedKey.use === "read" ? `${words.reads} ${what}` : what;
}

function reachText({ scope, source, measureIds }: FeedKeyView, measures: readonly MeasureView[], words: Words): string {
  if (scope === "unit") return words.all;
  if (scope === "source") return words.ofSource(source);
  const names = measureIds.flatMap((id) => measures.find((each) => each.id === id)?.definition.name ?? []);
  const rest = measureIds.length - Math.min(names.length, NAMED);
  return [names.slice(0, NAMED).join(", "), rest > 0 ? words.more(rest) : ""].filter(Boolean).join(" ");
}

function usedText({ lastUsedAt, lastStoredAt }: FeedKeyView, now: number, language: Language, words: Words): string {
  if (lastUsedAt === null) return words.neverUsed;
  if (lastStoredAt === null) return words.used(relativeText(lastUsedAt, now, language));
  return words.stored(relativeText(lastStoredAt, now, language));
}

function Acts({ feedKey, measures }: Props) {
  const words = useWords().feeds;
  const [asking, setAsking] = useState<"exchange" | "revoke" | undefined>(undefined);
  const close = (): void => setAsking(undefined);
  return (
    <span className="feed-acts">
      <Button density="close" onClick={() => setAsking("exchange")}>
        {words.exchange}
      </Button>
      <Button density="close" onClick={() => setAsking("revoke")}>
        {words.revoke}
      </Button>
      {asking === "exchange" && <Exchange feedKey={feedKey} measures={measures} onClose={close} />}
      {asking === "revoke" && <Revoke feedKey={feedKey} onClose={close} />}
    </span>
  );
}

function Exchange({ feedKey, measures, onClose }: Props & { readonly onClose: () => void }) {
  const { feeds: words, shell } = useWords();
  const [made, setMade] = useState<string | undefined>(undefined);
  const { run, isBusy, trouble } = useAct(exchangeSecret, [["feed-keys", feedKey.unitId]]);
  const exchange = async (): Promise<void> => {
    const answer = await run(feedKey.id);
    if (answer.ok) setMade(answer.value.key);
  };
  if (made !== undefined) {
    const measure = measures.find(({ id }) => feedKey.measureIds.includes(id)) ?? measures[0];
    return <KeyOnce title={words.exchange} use={feedKey.use} secret={made} measure={measure} onClose={onClose} />;
  }
  return (
    <Dialog title={words.exchange} onClose={onClose}>
      <p>{words.exchangeAsk(feedKey.name)}</p>
      <ErrorNotice trouble={trouble} />
      <DialogActs>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button variant="primary" isBusy={isBusy} onClick={() => void exchange()}>
          {words.exchange}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

function Revoke({ feedKey, onClose }: { readonly feedKey: FeedKeyView; readonly onClose: () => void }) {
  const { feeds: words, shell } = useWords();
  const { run, isBusy, trouble } = useAct(withdrawFeedKey, [["feed-keys", feedKey.unitId]]);
  const revoke = async (): Promise<void> => {
    if ((await run(feedKey.id)).ok) onClose();
  };
  return (
    <Dialog title={words.revoke} onClose={onClose}>
      <p>{words.revokeAsk(feedKey.name)}</p>
      <ErrorNotice trouble={trouble} />
      <DialogActs>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button variant="primary" tone="danger" isBusy={isBusy} onClick={() => void revoke()}>
          {words.revoke}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
