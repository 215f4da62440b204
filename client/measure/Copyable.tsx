import { useId, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { useWords } from "../words/useWords.ts";

/** A text to take along, whole, with a button that copies it. */
export function Copyable({ label, text }: { readonly label: string; readonly text: string }) {
  const words = useWords().feeds;
  const labelId = useId();
  const code = useRef<HTMLPreElement>(null);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="feed-copy">
      <p id={labelId}>{label}</p>
      <pre ref={code} className="measure-code" aria-labelledby={labelId}>
        {text}
      </pre>
      <Button
        density="close"
        icon={isCopied ? "check" : "copy"}
        aria-describedby={labelId}
        onClick={() => void copy(text, code.current).then(setCopied)}
      >
        {isCopied ? words.copied : words.copy}
      </Button>
      <LiveRegion text={isCopied ? words.copied : ""} />
    </div>
  );
}

/** On plain http browsers have no clipboard to write to; then the marked text is copied the old way. */
async function copy(text: string, element: HTMLElement | null): Promise<boolean> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  if (element) getSelection()?.selectAllChildren(element);
  return document.execCommand("copy");
}
