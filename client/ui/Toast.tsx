import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../words/useWords.ts";
import { IconButton } from "./IconButton.tsx";
import { useAltKey } from "./useAltKey.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

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
        {shown && <ToastBox key={shown.id} content={shown} onDone={hide} onShow={show} />}
      </div>
    </ToastContext>
  );
}

interface BoxProps {
  readonly content: ToastContent;
  readonly onDone: () => void;
  readonly onShow: Show;
}

/** It lies last on the page: Alt + Z does what its button does from wherever one is, and the focus stays there. */
function ToastBox({ content, onDone, onShow }: BoxProps) {
  const words = useWords();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onDone, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, onDone]);
  const { undo } = content;
  const undoByKey = (): void => {
    // Nobody saw a button go down. What the act says of itself takes the place of this.
    onShow({ text: words.shell.undone });
    undo?.();
  };
  useAltKey("KeyZ", undo && undoByKey);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{content.text}</span>
      {undo && <VisuallyHidden>{words.shell.undoByKey}</VisuallyHidden>}
      {undo && (
        <button
          type="button"
          className="toast-undo"
          aria-keyshortcuts="Alt+Z"
          onClick={() => {
            undo();
            onDone();
          }}
        >
          {words.shell.undo}
          <kbd aria-hidden="true">Alt + Z</kbd>
        </button>
      )}
      <IconButton icon="close" label={words.shell.close} onClick={onDone} />
    </div>
  );
}
