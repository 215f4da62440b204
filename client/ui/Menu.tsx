import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./Icon.tsx";

export type MenuItem =
  | {
      readonly key: string;
      readonly label: string;
      readonly icon?: IconName;
      readonly tone?: "danger";
      /** There, but not now; `label` should say why when it can. */
      readonly isDisabled?: boolean;
      /** One of a set of choices: the mark stands at the one that holds. */
      readonly isChecked?: boolean;
      readonly lang?: string;
      readonly onSelect: () => void;
    }
  | { readonly key: string; readonly kind: "line" };

/** Between a menu and the edge of the window, in pixels. */
const EDGE = 8;

interface Props {
  /** Read aloud for a button that shows only a mark. */
  readonly label: string;
  /** What the button shows; the words of `label` when left out. */
  readonly children?: ReactNode;
  readonly className?: string;
  readonly items: readonly MenuItem[];
}

/**
 * A button with a menu. Arrow keys, Home, End and first letters move; Enter, space and touch choose; Escape and Tab close,
 * and the focus goes back to the button. The list is a popover: it is never cut off by what it stands in.
 */
export function Menu({ label, children, className = "ds-button button", items }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="menu">
      <button
        ref={button}
        type="button"
        className={className}
        data-variant="secondary"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={children ? label : undefined}
        title={className.includes("icon-button") ? label : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children ?? label}
      </button>
      {isOpen && (
        <MenuList id={id} label={label} items={items} button={button} onClose={close} onLeave={() => setOpen(false)} />
      )}
    </div>
  );
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly button: { readonly current: HTMLButtonElement | null };
  readonly onClose: () => void;
  /** Closed by a touch elsewhere: the focus stays where that touch put it. */
  readonly onLeave: () => void;
}

function MenuList({ id, label, items, button, onClose, onLeave }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const menu = list.current;
    if (!menu) return;
    menu.showPopover();
    if (button.current) place(menu, button.current);
    const first = menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu.querySelector<HTMLElement>("button");
    first?.focus();
  }, [button]);
  useEffect(() => {
    const touched = (event: PointerEvent): void => {
      if (!(event.target instanceof Node)) return;
      if (!list.current?.contains(event.target) && !button.current?.contains(event.target)) onLeave();
    };
    document.addEventListener("pointerdown", touched, true);
    return () => document.removeEventListener("pointerdown", touched, true);
  }, [button, onLeave]);
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="menu-list"
      popover="manual"
      onKeyDown={(event) => moveBy(event, onClose)}
    >
      {items.map((item) =>
        "kind" in item ? (
          <hr key={item.key} className="menu-line" />
        ) : (
          <button
            key={item.key}
            type="button"
            role={item.isChecked === undefined ? "menuitem" : "menuitemradio"}
            tabIndex={-1}
            className="menu-item"
            data-tone={item.tone}
            lang={item.lang}
            aria-checked={item.isChecked}
            aria-disabled={item.isDisabled || undefined}
            onClick={() => {
              if (item.isDisabled) return;
              onClose();
              item.onSelect();
            }}
          >
            {item.isChecked === undefined ? item.icon && <Icon name={item.icon} /> : <Tick isOn={item.isChecked} />}
            {item.label}
          </button>
        ),
      )}
    </div>
  );
}

function Tick({ isOn }: { readonly isOn: boolean }) {
  return isOn ? <Icon name="check" /> : <span className="icon" />;
}

/** Puts the list below its button, or above when there is more room, and always whole inside the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  const wanted = below < size.height + EDGE && box.top > below ? box.top - size.height - 4 : box.bottom + 4;
  const top = Math.min(wanted, window.innerHeight - size.height - EDGE);
  const left = box.left + size.width > window.innerWidth - EDGE ? box.right - size.width : box.left;
  menu.style.top = `${Math.max(EDGE, top)}px`;
  menu.style.left = `${Math.max(EDGE, left)}px`;
}

function moveBy(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const here = all.findIndex((each) => each === document.activeElement);
  const target = targetOf(event.key, all, here);
  if (target) {
    event.preventDefault();
    target.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    // A dialog around the menu must not close with it.
    event.stopPropagation();
    close();
  }
}

function targetOf(key: string, all: readonly HTMLElement[], here: number): HTMLElement | undefined {
  if (key === "ArrowDown") return all[(here + 1) % all.length];
  if (key === "ArrowUp") return all[(here - 1 + all.length) % all.length];
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const from = [...all.slice(here + 1), ...all.slice(0, here + 1)];
  return from.find((each) => each.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
