/**
 * Where what was computed differs from a case: numbers to 1e-9 relative (a difference under 1e-13 of the column's largest
 * value counts as equal), everything else exactly.
 */
export function differences(expected: unknown, actual: unknown, path = "", scale = 0): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${path}: ${JSON.stringify(actual)} is not a list`];
    if (actual.length !== expected.length) return [`${path}: ${actual.length} instead of ${expected.length} values`];
    const largest = Math.max(0, ...expected.map((value) => (typeof value === "number" ? Math.abs(value) : 0)));
    return expected.flatMap((value, i) => differences(value, actual[i], `${path}[${i}]`, largest));
  }
  if (typeof expected === "object" && expected !== null) {
    const given = (actual ?? {}) as Record<string, unknown>;
    return Object.entries(expected).flatMap(([key, value]) => differences(value, given[key], `${path}.${key}`));
  }
  if (typeof expected === "number" && typeof actual === "number") {
    const off = Math.abs(expected - actual);
    if (off <= 1e-9 * Math.abs(expected) || off <= 1e-13 * scale) return [];
  } else if (expected === actual) return [];
  return [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
}
