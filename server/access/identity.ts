import { ok, refused } from "../../shared/base/outcome.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import type { Reply } from "../../shared/protocol/problem.ts";

/** Refuses what looks like a national identity number, by the field that holds it; what was written is not repeated. */
export function withoutIdentity(fields: Readonly<Record<string, string | null>>): Reply<true> {
  const found = Object.entries(fields).find(([, text]) => text !== null && looksLikeIdentity(text));
  if (!found) return ok(true);
  return refused({
    code: "patient-identity",
    message: "This looks like a national identity number. Nothing was stored.",
    fields: { [found[0]]: "looks like a national identity number" },
  });
}
