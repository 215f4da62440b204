import { StorageRefusal } from "../storage/refusal.ts";

/** The words that a command needs, or a line that says which is missing. */
export function needed<const Names extends readonly string[]>(
  words: readonly string[],
  ...names: Names
): { [Index in keyof Names]: string } {
  names.forEach((name, index) => {
    if (!words[index]) throw new StorageRefusal(`missing: <${name}>`);
  });
  return names.map((_, index) => words[index] ?? "") as { [Index in keyof Names]: string };
}
