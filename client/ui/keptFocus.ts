/** Where the focus was: its element, and what that stood in from near to far, each with the place it had there. */
export interface FocusPlace {
  readonly element: HTMLElement;
  readonly around: readonly { readonly within: Element; readonly index: number }[];
}

/** A dialog that closes gives the focus back itself, so nothing beyond one is looked at. */
export function placeOf(element: HTMLElement): FocusPlace {
  const around: { within: Element; index: number }[] = [];
  for (let part: Element = element; part.parentElement && !part.matches("dialog"); part = part.parentElement) {
    around.push({ within: part.parentElement, index: [...part.parentElement.children].indexOf(part) });
  }
  return { element, around };
}

/**
 * Moves the focus to what came in the place of an element that is gone: the next of a list, what a form gave way to, else
 * the heading of the part it stood in; on another page the title of that. From one that is put out of use, to one beside it.
 * @returns whether there was such a thing
 */
export function focusNear({ element, around }: FocusPlace): boolean {
  const left = around.find(({ within }) => within.isConnected);
  if (!left) return false;
  const main = document.querySelector("main");
  const isNewPage = main !== null && left.within.contains(main);
  const taken = isNewPage ? undefined : firstIn(element.isConnected ? left.within : takerOf(left));
  const target = taken ?? (isNewPage ? main.querySelector<HTMLElement>("h1") : headingOf(left.within));
  if (!target) return false;
  if (!target.matches(FOCUSABLE)) target.tabIndex = -1;
  target.focus();
  return true;
}

/**
 * Keeps the place of whoever goes by keyboard, or listens: what had the focus may go away by what it did, and the browser
 * then begins again at the top of the page, in silence. A pointer has its place anyway, and a finger wants no keyboard up.
 * @returns ends it
 */
export function keepFocus(): () => void {
  let last: FocusPlace | undefined;
  const came = ({ target }: FocusEvent): void => {
    last = target instanceof HTMLElement && target.matches(":focus-visible") ? placeOf(target) : undefined;
  };
  // Who pressed beside everything has left by choice; an element that goes away is known as gone only after this.
  const went = (): void =>
    queueMicrotask(() => {
      if (last?.element.isConnected && isNowhere()) last = undefined;
    });
  const changed = new MutationObserver(() => {
    if (last && isGone(last.element) && (isNowhere() || document.activeElement === last.element)) focusNear(last);
  });
  document.addEventListener("focusin", came);
  document.addEventListener("focusout", went);
  changed.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  return () => {
    document.removeEventListener("focusin", came);
    document.removeEventListener("focusout", went);
    changed.disconnect();
  };
}

function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(":disabled");
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex='0']";

/** What stands there now; at the end of a list the one before. */
function takerOf({ within, index }: FocusPlace["around"][number]): Element | null | undefined {
  return within.children[index] ?? (within.matches("ul, ol, tbody") ? within.lastElementChild : undefined);
}

/** What one came to such a part for (`data-act`), else the first that there is. */
function firstIn(part: Element | null | undefined): HTMLElement | undefined {
  if (!part) return undefined;
  const all = [...part.querySelectorAll("[data-act]"), part, ...part.querySelectorAll(FOCUSABLE)];
  return all.filter(isElement).find((each) => each.matches(FOCUSABLE) && each.checkVisibility());
}

function isElement(part: Element): part is HTMLElement {
  return part instanceof HTMLElement;
}

/** Not that of a single line beside it. */
function isOver(heading: Element, part: Element): boolean {
  const line = heading.closest("li, dialog");
  return line === null || line.contains(part);
}

function headingOf(part: Element): HTMLElement | null {
  for (let each: Element | null = part; each; each = each.parentElement) {
    const heading = [...each.querySelectorAll<HTMLElement>("h1, h2, h3")].find((one) => isOver(one, part));
    if (heading) return heading;
  }
  return null;
}
