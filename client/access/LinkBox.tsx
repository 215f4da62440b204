import { useRef, useState } from "react";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { isReachable } from "../live/reachable.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { Notice } from "../ui/Notice.tsx";

interface Props {
  readonly link: string;
  readonly expiresAt: number;
}

/** A one-time link, shown once, to be sent by other means. */
export function LinkBox({ link, expiresAt }: Props) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const [isCopied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const copy = async (): Promise<void> => {
    const field = box.current?.querySelector("input");
    setCopied(await copyText(link, field));
  };
  return (
    <div ref={box} className="stack link-box">
      <TextField label={words.access.link} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Button variant="primary" icon={isCopied ? "check" : "copy"} onClick={() => void copy()}>
        {isCopied ? words.access.linkCopied : words.access.copyLink}
      </Button>
      <p>
        {words.access.linkText} {words.access.linkExpires(momentText(expiresAt, now, language))}
      </p>
      {!isReachable(new URL(link).hostname) && <Notice tone="watch">{words.access.linkLocal}</Notice>}
      <LiveRegion text={isCopied ? words.access.linkCopied : ""} />
    </div>
  );
}

/** On plain http browsers have no clipboard to write to; then the marked text is copied the old way. */
async function copyText(text: string, field: HTMLInputElement | null | undefined): Promise<boolean> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  field?.select();
  return document.execCommand("copy");
}
