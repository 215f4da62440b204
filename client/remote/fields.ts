/** The places on a wall where text can be written, found as they stand on the page: no field must know of phones. */
export type WallField = HTMLInputElement | HTMLTextAreaElement;

const TEXT = 'input:is([type="text"], [type="search"], :not([type])), textarea';

export function isField(part: unknown): part is WallField {
  return (
    (part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement) &&
    part.matches(TEXT) &&
    !part.disabled &&
    !part.readOnly &&
    part.checkVisibility()
  );
}

/** In the order of the page; where a dialog is open, those in it alone. */
export function fieldsOf(page: Document): WallField[] {
  const root = [...page.querySelectorAll("dialog[open]")].at(-1) ?? page.body;
  return [...root.querySelectorAll(TEXT)].filter(isField);
}

/** What it is called, as a screen reader would say it. */
export function labelOf(field: WallField): string {
  const label = field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? field.placeholder;
  return label.replaceAll(/\s+/g, " ").trim();
}

/**
 * Writes as a hand would: whoever owns the field hears of it as of any other typing, and judges it so. React keeps the
 * value that it set last beside the element's own, so the element's own setter must be used.
 */
export function write(field: WallField, text: string): void {
  const longest = field.maxLength >= 0 ? field.maxLength : text.length;
  const owner = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Reflect.set(owner, "value", text.slice(0, longest), field);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Takes the text as *Enter* would. A form with one field is sent; in one with several that would send what nobody has read
 * through, so there the field is only left.
 */
export function accept(field: WallField): void {
  const { form } = field;
  const isAlone = form !== null && [...form.elements].filter(isField).length === 1;
  if (isAlone) return form.requestSubmit();
  if (form === null)
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  // Focus first: a field that never had it is not left either.
  field.focus({ preventScroll: true });
  field.blur();
}
