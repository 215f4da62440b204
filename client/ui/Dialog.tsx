import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/useWords.ts";
import { IconButton } from "./IconButton.tsx";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: "wide";
  readonly children: ReactNode;
}

/**
 * A dialog that is there while it is rendered: `{isOpen && <Dialog ...>}`. The browser keeps the focus inside, Escape closes,
 * and focus goes back to where it came from.
 */
export function Dialog({ title, onClose, size, children }: Props) {
  const words = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const cameFrom = document.activeElement;
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
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

/** The row of buttons that ends a dialog. */
export function DialogActs({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-acts">{children}</div>;
}
