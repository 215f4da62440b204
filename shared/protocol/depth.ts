/** Bodies of this API nest a handful deep; what comes deeper is made to exhaust whoever walks it. */
export const DEEPEST = 32;

/** Whether a parsed body nests deeper than anything that is meant. Walks without recursion, since that is what it guards. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}
