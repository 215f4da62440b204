import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/useWords.ts";
import { IconButton } from "./IconButton.tsx";
import { focusNear, placeOf } from "./keptFocus.ts";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: "wide";
  readonly children: ReactNode;
}

/**
 * A dialog that is there while it is rendered: `{isOpen && <Dialog ...>}`. The browser keeps the focus inside, Escape closes,
 * and focus goes back to where it came from, or to what stands there now.
 */
export function Dialog({ title, onClose, size, children }: Props) {
  const words = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const cameFrom = document.activeElement instanceof HTMLElement ? placeOf(document.activeElement) : undefined;
    const dialog = ref.current;
    if (dialog && !dialog.open) openAt(dialog);
    return () => {
      dialog?.close();
      if (cameFrom?.element.isConnected) cameFrom.element.focus();
      else if (cameFrom) focusNear(cameFrom);
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="ds-dialog dialog"
      data-size={size}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Events of a select or file field inside bubble up here too.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={words.shell.close} onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}

/** What one came to do has the focus, not the button that leaves again: a part that says `data-first`, else the first there is. */
function openAt(dialog: HTMLDialogElement): void {
  dialog.showModal();
  const [head, ...whole] = dialog.children;
  const wanted = dialog.querySelector("[data-first]");
  const body = wanted ? [wanted] : whole;
  const first = body.flatMap((part) => [part, ...part.querySelectorAll<HTMLElement>(FOCUSABLE)]).find(isFocusable);
  (first && !isFilled(first) ? first : head?.querySelector<HTMLElement>("button"))?.focus();
}

/** Where a finger opened it, the keyboard would cover what stands below a text that is written already. */
function isFilled(part: HTMLElement): boolean {
  const isText = part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement;
  return (
    isText && part.value !== "" && !["radio", "checkbox"].includes(part.type) && matchMedia("(pointer: coarse)").matches
  );
}

const FOCUSABLE = "input:not([type=hidden]):not(:disabled), select, textarea, button, a[href]";

function isFocusable(part: Element): part is HTMLElement {
  return part instanceof HTMLElement && part.matches(FOCUSABLE);
}

/** The row of buttons that ends a dialog. */
export function DialogActs({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-acts">{children}</div>;
}
