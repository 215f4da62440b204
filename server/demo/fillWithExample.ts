import type { Parts } from "../parts.ts";
import { organisationValue } from "../storage/organisation.ts";

/** Fills an empty installation with the example hospital. @returns lines for the terminal: who can sign in */
export async function fillWithExample(parts: Parts): Promise<string[]> {
  if (await organisationValue(parts.storage.db, "name")) {
    return [
      "The data folder is in use already: nothing was changed. For a fresh example, set DATA_DIR to an empty folder.",
    ];
  }
  return [];
}
