/** What a line of a list has room for, in signs. */
const BRIEF = 120;

/** A long text cut where a word ends, and it says so. */
export function briefly(text: string): string {
  const signs = [...text];
  if (signs.length <= BRIEF) return text;
  const cut = signs.slice(0, BRIEF).join("");
  // The sign after the last belongs to it where a word ends there; one long word is cut wherever it is.
  const words = /\s/.test(signs[BRIEF] ?? "") ? cut : cut.replace(/\s+\S*$/, "");
  return `${words.replace(/[\s.,:;–-]+$/, "")} …`;
}
