import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../words/useWords.ts";
import { IconButton } from "./IconButton.tsx";

/** How long an act may be taken back. */
const SHOWN_FOR = 10_000;

interface ToastContent {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

interface Shown extends ToastContent {
  readonly id: number;
}

type Show = (content: ToastContent) => void;

const ToastContext = createContext<Show>(() => undefined);

/** @returns a function that says one short sentence, with *Angre* where the act can be taken back */
export function useToast(): Show {
  return useContext(ToastContext);
}

/** Holds what was just said. One at a time: a new sentence takes the place of the one before. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const show = useCallback<Show>((content) => {
    setShown((before) => ({ ...content, id: (before?.id ?? 0) + 1 }));
  }, []);
  const hide = useMemo(() => () => setShown(undefined), []);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A dialog lies in the browser's top layer, over everything else; what is shown last there lies on top of it.
    place.current?.hidePopover();
    if (shown) place.current?.showPopover();
  }, [shown]);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" popover="manual" ref={place}>
        {shown && <ToastBox key={shown.id} content={shown} onDone={hide} />}
      </div>
    </ToastContext>
  );
}

function ToastBox({ content, onDone }: { readonly content: ToastContent; readonly onDone: () => void }) {
  const words = useWords();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onDone, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, onDone]);
  const { undo } = content;
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{content.text}</span>
      {undo && (
        <button
          type="button"
          className="toast-undo"
          onClick={() => {
            undo();
            onDone();
          }}
        >
          {words.shell.undo}
        </button>
      )}
      <IconButton icon="close" label={words.shell.close} onClick={onDone} />
    </div>
  );
}
