/** Said alone, these tell that a matter was read and nothing of what comes of it; bokmål, nynorsk and English. */
const ONLY_SEEN = new Set([
  "sett",
  "sedd",
  "lest",
  "lese",
  "ok",
  "okei",
  "okay",
  "mottatt",
  "motteke",
  "notert",
  "takk",
  "takk for info",
  "vi ser på det",
  "vi ser på saken",
  "seen",
  "read",
  "received",
  "noted",
  "thanks",
  "we are looking at it",
]);

/** Whether a text says no more than that the matter was seen: that is no answer, and the sender could not confirm it. */
export function isOnlySeen(text: string): boolean {
  const said = text
    .trim()
    .toLocaleLowerCase("nb-NO")
    .replace(/[.!\s]+$/u, "");
  return ONLY_SEEN.has(said);
}
