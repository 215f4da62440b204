import { looksLikeIdentity } from "./patientIdentity.ts";

/** Fields that are never shown to anybody and may hold any digits. */
const SECRET = /^(password|old|new|token|secret|code|pin)$/;

/**
 * Where in a request's body a patient identity stands: every text path at once, so that no route can forget.
 * @returns the path of the first such field, such as `points.3.note`, or undefined
 */
export function identityIn(value: unknown, path = ""): string | undefined {
  if (typeof value === "string") return looksLikeIdentity(value) ? path || "body" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (SECRET.test(key)) continue;
    const here = path === "" ? key : `${path}.${key}`;
    if (looksLikeIdentity(key)) return here;
    const found = identityIn(inner, here);
    if (found !== undefined) return found;
  }
  return undefined;
}
