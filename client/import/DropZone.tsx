import { useEffect, useRef, useState } from "react";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";
import type { Source } from "./queries.ts";

interface Props {
  readonly isBusy: boolean;
  /** Something was brought in already: the zone steps back to one line. */
  readonly isSmall: boolean;
  readonly onTake: (source: Source) => void;
}

/** Where figures come in: pasted anywhere on the page with one Ctrl+V, dropped, or chosen. */
export function DropZone({ isBusy, isSmall, onTake }: Props) {
  const words = useWords().import.zone;
  const input = useRef<HTMLInputElement>(null);
  const [identityIn, setIdentityIn] = useState<number | undefined>(undefined);

  const take = async (name: string, file: Blob): Promise<void> => {
    // Text is looked through before it leaves the browser; a packed workbook first on the server, which keeps nothing.
    const line = isWorkbook(name) ? undefined : lineWithIdentity(await file.text());
    setIdentityIn(line);
    if (line === undefined && !looksLikeIdentity(name)) onTake({ name, file });
  };
  const takeTransfer = (data: DataTransfer | null): boolean => {
    const file = data?.files[0];
    const text = data?.getData("text/plain") ?? "";
    if (file) void take(file.name, file);
    else if (text.trim() !== "") void take("", new Blob([text]));
    else return false;
    return true;
  };
  const isOver = useGiven(isBusy, takeTransfer);
  return (
    <section
      className="import-zone"
      data-over={isOver || undefined}
      data-small={isSmall || undefined}
      aria-label={words.label}
    >
      {!isSmall && (
        <>
          <p className="import-zone-lead">{words.paste}</p>
          <p>{words.drop}</p>
        </>
      )}
      <Button
        icon="add"
        isBusy={isBusy}
        variant={isSmall ? "secondary" : "primary"}
        onClick={() => input.current?.click()}
      >
        {isSmall ? words.another : words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file again, mended meanwhile, is a choice too.
          event.currentTarget.value = "";
          if (file) void take(file.name, file);
        }}
      />
      {!isSmall && (
        <small>
          {words.kinds} {words.privacy}
        </small>
      )}
      {identityIn !== undefined && <Notice tone="alarm">{words.identity(String(identityIn))}</Notice>}
    </section>
  );
}

function isWorkbook(name: string): boolean {
  return /\.xls\w?$/i.test(name);
}

/** @returns the number of the first line that may hold a person's number, from 1 */
function lineWithIdentity(text: string): number | undefined {
  const at = text.split(/\r\n|\n|\r/).findIndex((line) => looksLikeIdentity(line.replaceAll("\t", " | ")));
  return at < 0 ? undefined : at + 1;
}

/**
 * Hears Ctrl+V on the whole page, except where somebody writes, and takes a file that is dropped anywhere on it.
 * @returns whether something is held over the page now
 */
function useGiven(isBusy: boolean, take: (data: DataTransfer | null) => boolean): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (isBusy || isWriting) return;
      if (latest.current(event.clipboardData)) event.preventDefault();
    };
    // Without this the browser would leave the page and open the file itself.
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (!isBusy) latest.current(event.dataTransfer);
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener("paste", paste, { signal });
    document.addEventListener("dragover", over, { signal });
    document.addEventListener("dragleave", leave, { signal });
    document.addEventListener("drop", drop, { signal });
    return () => listening.abort();
  }, [isBusy]);
  return isOver;
}
