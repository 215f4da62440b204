import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useMe } from "../access/useMe.ts";
import { Icon } from "../ui/Icon.tsx";
import { LiveRegion } from "../ui/LiveRegion.tsx";
import { useWords } from "../words/useWords.ts";
import { NoticePanel } from "./NoticePanel.tsx";
import { useNotices } from "./useNotices.ts";
import "./notice.css";

/** More than this says nothing more. */
const MOST_SHOWN = 99;

/** The bell above every page of someone who is signed in: how many are unread, and behind it what they are. */
export function Bell() {
  const { notice } = useWords();
  const me = useMe();
  const { data } = useNotices(me.id);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const unread = data?.unread ?? 0;
  const close = useCallback((how: "back" | "leave"): void => {
    setOpen(false);
    if (how === "back") button.current?.focus();
  }, []);
  useEscapeAndOutside(isOpen, id, button, close);
  return (
    <div className="bell">
      <button
        ref={button}
        type="button"
        className="icon-button bell-button"
        aria-label={unread > 0 ? notice.bellCount(unread) : notice.bell}
        title={notice.bell}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="bell" />
        {unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </button>
      <LiveRegion text={unread > 0 && !isOpen ? notice.arrived(unread) : ""} />
      {isOpen && data && <NoticePanel id={id} list={data} onClose={close} />}
    </div>
  );
}

/** Escape gives the focus back to the bell; a touch elsewhere, or a Tab out of it, leaves the focus where that put it. */
function useEscapeAndOutside(
  isOpen: boolean,
  id: string,
  button: { readonly current: HTMLButtonElement | null },
  close: (how: "back" | "leave") => void,
): void {
  useEffect(() => {
    if (!isOpen) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close("back");
    };
    const elsewhere = ({ target }: Event): void => {
      if (!(target instanceof Node) || button.current?.contains(target)) return;
      if (!document.getElementById(id)?.contains(target)) close("leave");
    };
    document.addEventListener("keydown", pressed);
    document.addEventListener("pointerdown", elsewhere, true);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("keydown", pressed);
      document.removeEventListener("pointerdown", elsewhere, true);
      document.removeEventListener("focusin", elsewhere);
    };
  }, [isOpen, id, button, close]);
}
